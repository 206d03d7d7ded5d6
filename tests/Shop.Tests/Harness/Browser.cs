using System.Net;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Shop.Tests;

/// <summary>A visitor without scripts: keeps cookies, follows redirects one by one, fills in forms.</summary>
public sealed class Browser : IDisposable
{
    private readonly HttpClient client;

    public Browser(Uri address, string culture)
    {
        client = new HttpClient(new SocketsHttpHandler { CookieContainer = Cookies, AllowAutoRedirect = false }) { BaseAddress = address };
        client.DefaultRequestHeaders.Add("Accept-Language", culture);
    }

    public CookieContainer Cookies { get; } = new();

    /// <summary>The page at the end of at most ten redirects.</summary>
    public async Task<Page> Get(string path) => await Follow(await Send(HttpMethod.Get, path));

    /// <summary>The answer to a post, redirects followed.</summary>
    public async Task<Page> Post(string path, params (string Name, string? Value)[] fields) => await Follow(await PostOnly(path, fields));

    /// <summary>The answer to a post as it is.</summary>
    public Task<Page> PostOnly(string path, params (string Name, string? Value)[] fields) =>
        Send(HttpMethod.Post, path, new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value ?? ""))));

    /// <summary>Posts a form of a page with what stands in it, changed by the fields given; redirects followed.</summary>
    public Task<Page> Submit(Page page, string formSelector, params (string Name, string? Value)[] fields) => Submit(page, formSelector, follow: true, fields);

    public async Task<Page> Submit(Page page, string formSelector, bool follow, params (string Name, string? Value)[] fields)
    {
        var form = (IHtmlFormElement)page.One(formSelector);
        var values = form.Elements.OfType<IHtmlElement>().SelectMany(Values).Where(v => fields.All(f => f.Name != v.Name))
            .Concat(fields.Where(f => f.Value is not null).Select(f => (f.Name, Value: f.Value!)));
        var content = new FormUrlEncodedContent(values.Select(v => KeyValuePair.Create(v.Name, v.Value)));
        var action = form.GetAttribute("action") is { Length: > 0 } a ? new Uri(page.Address, a) : page.Address;
        var answer = form.Method == "get"
            ? await Send(HttpMethod.Get, $"{action.GetLeftPart(UriPartial.Path)}?{await content.ReadAsStringAsync()}")
            : await Send(HttpMethod.Post, action.ToString(), content);
        return follow ? await Follow(answer) : answer;
    }

    public async Task<Page> Send(HttpMethod method, string path, HttpContent? content = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        foreach (var (name, value) in headers)
        {
            request.Headers.Remove(name);
            if (value.Length > 0)
            {
                request.Headers.TryAddWithoutValidation(name, value);
            }
        }
        using var answer = await client.SendAsync(request);
        return await Page.Read(new Uri(client.BaseAddress!, path), answer);
    }

    /// <summary>Gets a file, by a post without fields unless another method is given.</summary>
    public async Task<(string? Type, byte[] Bytes)> Download(string path, HttpMethod? method = null)
    {
        using var request = new HttpRequestMessage(method ?? HttpMethod.Post, path) { Content = method is null ? new FormUrlEncodedContent([]) : null };
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        using var answer = await client.SendAsync(request);
        return (answer.Content.Headers.ContentType?.MediaType, await answer.Content.ReadAsByteArrayAsync());
    }

    public void Dispose() => client.Dispose();

    private async Task<Page> Follow(Page page)
    {
        for (var i = 0; i < 10 && page.Location is { } next; i++)
        {
            page = await Send(HttpMethod.Get, next.ToString());
        }
        return page;
    }

    private static IEnumerable<(string Name, string Value)> Values(IHtmlElement element) => element switch
    {
        IHtmlInputElement { Type: "submit" or "image" or "button" or "file" } => [],
        IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false } => [],
        IHtmlInputElement { Name.Length: > 0 } input => [(input.Name, input.Value)],
        IHtmlTextAreaElement { Name.Length: > 0 } area => [(area.Name, area.Value)],
        IHtmlSelectElement { Name.Length: > 0 } select => [(select.Name, select.Value ?? "")],
        _ => [],
    };
}

/// <summary>An answer and its document.</summary>
public sealed record Page(Uri Address, HttpStatusCode Status, Uri? Location, string Body, IDocument Document, IReadOnlyDictionary<string, string> Headers)
{
    public string Text => Document.Body?.TextContent ?? "";

    public IElement One(string selector) => Document.QuerySelector(selector) ?? throw new InvalidOperationException($"No {selector} on {Address} ({Status}):\n{Body}");

    public IReadOnlyList<IElement> All(string selector) => [.. Document.QuerySelectorAll(selector)];

    public static async Task<Page> Read(Uri address, HttpResponseMessage answer)
    {
        var body = await answer.Content.ReadAsStringAsync();
        var document = await BrowsingContext.New(Configuration.Default).OpenAsync(r => r.Content(body).Address(address));
        var location = (int)answer.StatusCode is >= 300 and < 400 && answer.Headers.Location is { } l ? new Uri(address, l) : null;
        var headers = answer.Headers.Concat(answer.Content.Headers).ToDictionary(h => h.Key, h => string.Join(", ", h.Value), StringComparer.OrdinalIgnoreCase);
        return new Page(address, answer.StatusCode, location, body, document, headers);
    }
}
