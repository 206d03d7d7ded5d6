using System.Net;
using System.Net.Sockets;
using Microsoft.Playwright;

namespace Shop.BrowserTests;

/// <summary>
/// A visitor in Chromium and a shop of its own: the real program on http://localhost:PORT (passkeys need the name) with its own
/// database. What the page wrote to the console as an error is kept.
/// </summary>
public sealed class Visit : IAsyncDisposable
{
    /// <summary>In milliseconds, for each thing that is waited for: a machine may be busy with other things.</summary>
    private const float Patience = 90_000;

    private readonly List<string> complaints = [];

    static Visit() => Assertions.SetDefaultExpectTimeout(Patience);

    private Visit(ShopApp shop, Uri address, IBrowserContext context, IPage page) => (Shop, Address, Context, Page) = (shop, address, context, page);

    public ShopApp Shop { get; }
    public Uri Address { get; }
    public IBrowserContext Context { get; }
    public IPage Page { get; }

    /// <summary>Errors of scripts, of the content security policy and of what pages load, oldest first.</summary>
    public IReadOnlyList<string> Complaints => complaints;

    /// <param name="culture">"zh-CN" or "en".</param>
    /// <param name="width">Of the window, in CSS pixels: 390 is a phone, 1440 a desk.</param>
    /// <param name="scripts">False: a visitor who switched scripts off.</param>
    /// <param name="settings">More settings of the shop, as <c>--Section:Key=value</c>.</param>
    public static async Task<Visit> Begin(Chromium chromium, DatabaseProvider provider = DatabaseProvider.Sqlite, string culture = "zh-CN",
        int width = 1440, bool scripts = true, string[]? settings = null)
    {
        Assert.SkipUnless(Chromium.WhyNot is null, Chromium.WhyNot ?? "");
        var address = new Uri($"http://localhost:{FreePort()}");
        var shop = await ShopApp.Start(provider, [$"--urls={address.GetLeftPart(UriPartial.Authority)}", .. settings ?? []]);
        var context = await chromium.Browser.NewContextAsync(new()
        {
            BaseURL = address.ToString(),
            Locale = culture,
            JavaScriptEnabled = scripts,
            ViewportSize = new() { Width = width, Height = width < 600 ? 844 : 900 },
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(Patience);
        var page = await context.NewPageAsync();
        var visit = new Visit(shop, address, context, page);
        page.Console += (_, said) =>
        {
            if (said.Type == "error" && !IsThePageItself(said))
            {
                visit.complaints.Add($"{said.Text} {said.Location}");
            }
        };
        page.PageError += (_, error) => visit.complaints.Add(error);
        return visit;
    }

    public Task<IResponse?> Go(string path) => Page.GotoAsync(path);

    public async ValueTask DisposeAsync()
    {
        await Context.DisposeAsync();
        await Shop.DisposeAsync();
    }

    // Chromium also reports that a page answered 404 or 422; that the journeys know themselves.
    private static bool IsThePageItself(IConsoleMessage said) =>
        said.Text.StartsWith("Failed to load resource", StringComparison.Ordinal) && said.Page is { } page && said.Location.StartsWith(page.Url.Split('#')[0], StringComparison.Ordinal);

    // Kestrel gives no free port of its own choice to the name localhost.
    internal static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
