namespace Shop.Features.Account;

/// <summary>What a browser says of itself, cut down to two words by which its owner knows it again.</summary>
public static class Device
{
    // The first that fits: most say that they are Chrome and Safari as well.
    private static readonly (string Mark, string Name)[] Browsers =
        [("MicroMessenger", "WeChat"), ("Edg", "Edge"), ("OPR", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("FxiOS", "Firefox"), ("Firefox", "Firefox"), ("CriOS", "Chrome"), ("Chrome", "Chrome"), ("Safari", "Safari")];

    private static readonly (string Mark, string Name)[] Systems =
        [("iPhone", "iPhone"), ("iPad", "iPad"), ("HarmonyOS", "HarmonyOS"), ("Android", "Android"), ("Windows", "Windows"), ("Macintosh", "Mac"), ("Linux", "Linux")];

    /// <summary>"Firefox · Android"; one word where only one is known; "" where neither is.</summary>
    public static string Of(HttpRequest request) => string.Join(" · ", new[] { Find(Browsers, request), SystemOf(request) }.OfType<string>());

    /// <summary>The system alone; null when it isn't known.</summary>
    public static string? SystemOf(HttpRequest request) => Find(Systems, request);

    private static string? Find((string Mark, string Name)[] known, HttpRequest request)
    {
        var agent = request.Headers.UserAgent.ToString();
        return known.FirstOrDefault(k => agent.Contains(k.Mark, StringComparison.Ordinal)).Name;
    }
}
