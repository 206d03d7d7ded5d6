using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace Shop.Tests.Features.Home;

public partial class HomeTests
{
    [Theory, OnBothDatabases]
    public async Task Home_shows_the_jar_both_doorways_eight_steps_goods_and_makers(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        using var browser = shop.NewBrowser();
        var page = await browser.Get("/");
        Assert.Single(page.All("h1"));
        Assert.Contains("39", page.One(".hero-tag .price").TextContent);
        Assert.Equal(["/brands/weijiangfang", "/brands/xianqi"], page.All("a.doorway").Select(a => a.GetAttribute("href")));
        Assert.Equal(8, page.All(".scroll-strip li").Count);
        Assert.Equal(["weijiangfang", "xianqi"], page.All(".card").Select(c => c.GetAttribute("data-brand")!).Distinct());
        Assert.Equal(5, page.All(".place").Count);
    }

    [Theory, OnBothDatabases]
    public async Task English_pages_hold_no_Chinese_but_what_is_marked(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        using var browser = shop.NewBrowser("en");
        var products = await shop.Query(db => db.Products.Goods().Select(p => "/products/" + p.Slug).ToListAsync());
        foreach (var path in new[] { "/", "/products", "/products?q=nothingatall", "/products?min=x", "/brands/weijiangfang", "/brands/xianqi", "/workshops/weiping", "/workshops/xiandu", "/products/nowhere", "/pages/delivery", "/pages/returns", "/pages/privacy", "/pages/terms", "/pages/about" }.Concat(products))
        {
            var page = await browser.Get(path);
            Assert.Equal("en", page.One("html").GetAttribute("lang"));
            foreach (var marked in page.All("[lang=zh-CN], script"))
            {
                marked.Remove();
            }
            var words = page.All("title, meta[content], body").Select(e => e.TextContent + e.GetAttribute("content"))
                .Concat(page.All("[alt], [aria-label], [placeholder], [title]").SelectMany(e => new[] { "alt", "aria-label", "placeholder", "title" }.Select(a => e.GetAttribute(a) ?? "")));
            Assert.All(words, w => Assert.False(Chinese().IsMatch(w), $"{path}: {Chinese().Match(w).Value} in {w.Trim()}"));
        }
    }

    [Theory, OnBothDatabases]
    public async Task The_house_s_pages_are_there_in_both_languages(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        using var chinese = shop.NewBrowser();
        using var english = shop.NewBrowser("en");
        Assert.Equal("配送与付款", (await chinese.Get("/pages/delivery")).One("h1").TextContent);
        Assert.Equal("Delivery and payment", (await english.Get("/pages/delivery")).One("h1").TextContent);
        Assert.Equal(HttpStatusCode.NotFound, (await chinese.Get("/pages/secrets")).Status);
    }

    [Theory, OnBothDatabases]
    public async Task The_greeting_is_the_visitor_s_own_and_nobody_keeps_it(DatabaseProvider provider)
    {
        var count = new QueryCount();
        await using var shop = await ShopApp.Start(provider, ["--Shop:Workers=false"], count.Add);
        using var browser = shop.NewBrowser();
        var greeting = await browser.Get("/account/greeting");
        Assert.Equal("""{"name":null,"basket":0}""", greeting.Body);
        Assert.Contains("no-store", greeting.Headers["Cache-Control"]);
        Assert.Empty(await count.During(() => browser.Get("/account/greeting")));
    }

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}+")]
    private static partial Regex Chinese();
}
