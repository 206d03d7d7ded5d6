using System.Diagnostics;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;

namespace Shop.BrowserTests;

/// <summary>Every page, as axe and the Nu HTML checker see it.</summary>
public class PagesJourneys(Chromium chromium)
{
    private static readonly string? Checker = Environment.GetEnvironmentVariable("SHOP_TEST_VNU");

    private static readonly string[] ForEveryone =
    [
        "/", "/products", "/products?q=lajiang", "/products?q=nothing-like-it", "/products?min=x&max=-3", "/products/classic-chilli-sauce", "/products/celadon-teapot", "/products/cinnabar-seal",
        "/products/no-such-thing", "/brands/weijiangfang", "/brands/xianqi", "/basket", "/checkout", "/no/such/place", "/account/sign-in", "/account/register",
        "/pages/delivery", "/pages/returns", "/pages/privacy", "/pages/terms", "/pages/about",
    ];

    private static readonly (string Account, string[] Paths)[] ForSome =
    [
        ("shopper@shop.test", ["/account", "/account/orders", "/account/addresses", "/account/privacy", "/account/passkeys", "/orders/{number}"]),
        ("weiping@shop.test", ["/cooperative", "/cooperative/parcels/{number}"]),
        ("operator@shop.test", ["/operator", "/operator/orders", "/operator/orders/{number}"]),
    ];

    [Theory]
    [InlineData("zh-CN", 390)]
    [InlineData("en", 1440)]
    public async Task Axe_finds_nothing_and_the_HTML_is_valid(string culture, int width)
    {
        await using var visit = await Visit.Begin(chromium, culture: culture, width: width);
        var found = new List<string>();
        var folder = Directory.CreateTempSubdirectory("shop_html_").FullName;
        await ShoppingJourneys.SignIn(visit, "shopper@shop.test");
        await ShoppingJourneys.FillBasket(visit);
        await ShoppingJourneys.CheckOut(visit, "cod");
        await visit.Page.WaitForURLAsync(url => url.Contains("/orders/", StringComparison.Ordinal));
        var number = (await visit.Page.Locator(".order-number").InnerTextAsync()).Trim();
        foreach (var (account, paths) in ForSome)
        {
            await visit.Context.ClearCookiesAsync();
            await ShoppingJourneys.SignIn(visit, account);
            foreach (var path in paths)
            {
                await Look(visit, path.Replace("{number}", number, StringComparison.Ordinal), culture, folder, found);
            }
        }
        await visit.Context.ClearCookiesAsync();
        await ShoppingJourneys.FillBasket(visit);
        foreach (var path in ForEveryone)
        {
            await Look(visit, path, culture, folder, found);
        }
        found.AddRange(await Check(folder));
        Assert.Empty(found);
    }

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public async Task No_page_scrolls_sideways_on_a_phone(string culture)
    {
        await using var visit = await Visit.Begin(chromium, culture: culture, width: 390);
        await ShoppingJourneys.FillBasket(visit);
        foreach (var path in ForEveryone)
        {
            await visit.Go(path);
            var over = await visit.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
            Assert.True(over <= 0, $"{path} is {over} px too wide");
        }
    }

    private static async Task Look(Visit visit, string path, string culture, string folder, List<string> found)
    {
        var answer = await visit.Go(path);
        Assert.Equal(culture, await visit.Page.GetAttributeAsync("html", "lang"));
        await File.WriteAllBytesAsync(Path.Combine(folder, Uri.EscapeDataString(path) + ".html"), await answer!.BodyAsync());
        AxeResult axe = await visit.Page.RunAxe();
        found.AddRange(axe.Violations.SelectMany(v => v.Nodes.Select(n => $"{culture} {path}: {v.Id}: {n.Html}")));
    }

    // In CI only: the checker is a Java program from npm.
    private static async Task<IEnumerable<string>> Check(string folder)
    {
        if (string.IsNullOrEmpty(Checker))
        {
            return [];
        }
        using var process = Process.Start(new ProcessStartInfo("java", ["-jar", Checker, "--errors-only", "--skip-non-html", folder]) { RedirectStandardError = true })!;
        var said = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return said.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
