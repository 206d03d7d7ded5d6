using Shop.Tests.Features.Checkout;
using System.Net;
using System.Text.Json;

namespace Shop.Tests.Features.Catalogue;

public class ProductPageTests
{
    [Theory, OnBothDatabases]
    public async Task A_product_page_shows_all_that_a_buyer_has_to_know(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        using var browser = shop.NewBrowser();
        var page = await browser.Get("/products/classic-chilli-sauce");
        Assert.Equal("威坪辣酱·原味", page.One("h1").TextContent);
        Assert.Equal(["WJF-CLS-MILD", "WJF-CLS-HOT", "WJF-CLS-MILD-3", "WJF-CLS-HOT-3"], page.All("form[action='/basket/items'] input[type=radio][name=sku]").Select(i => i.GetAttribute("value")));
        Assert.Equal("WJF-CLS-MILD", page.One("input[name=sku][checked]").GetAttribute("value"));
        Assert.Equal("有货", page.One(".buy .stock-in").TextContent);
        Assert.Contains("39", page.One(".buy-bar .price").TextContent);
        foreach (var fact in new[] { "鲜辣椒", "单罐 210 克", "SC00000000000000（示例）", "Q/WJF 0001S（示例）", "含大豆、小麦", "365 天", "1242 kJ", "辣度", "威坪辣酱合作社（示例）", "运费 8 元，满 99 元免运费", "新疆", "不适用七天无理由退货" })
        {
            Assert.Contains(fact, page.Text);
        }
        Assert.Equal("微辣", page.One(".prose strong").TextContent);
        Assert.Equal(4, page.All("section .card").Count);
        Assert.DoesNotContain(page.All("section .card a"), a => a.GetAttribute("href") == "/products/classic-chilli-sauce");
        Assert.Contains("可以", (await browser.Get("/products/cloud-bookmark")).Text.Replace("签收后七天无理由退货", "可以"));
        Assert.Contains("不寄", (await browser.Get("/products/mist-cup")).Text);
    }

    [Theory, OnBothDatabases]
    public async Task The_first_variant_in_stock_is_chosen_and_the_words_fit_the_shelf(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        await Shelf(shop, "WJF-CLS-MILD", 2);
        await Shelf(shop, "XQ-CUP", 10);
        using var browser = shop.NewBrowser();
        var classic = await browser.Get("/products/classic-chilli-sauce");
        Assert.Contains("还剩 2 件", classic.One("label[for='v-WJF-CLS-MILD']").TextContent);
        // A box of three can't be made of two jars.
        Assert.True(classic.One("#v-WJF-CLS-MILD-3").HasAttribute("disabled"));
        Assert.Contains("卖完了", classic.One("label[for='v-WJF-CLS-MILD-3']").TextContent);
        await Shelf(shop, "WJF-CLS-MILD", 0);
        await shop.Do<ShelfCache>(async cache => await cache.StockChanged([await shop.Query(db => db.StockItems.Where(s => s.Code == "WJF-CLS-MILD").Select(s => s.Id).SingleAsync())]));
        Assert.Equal("WJF-CLS-HOT", (await browser.Get("/products/classic-chilli-sauce")).One("input[name=sku][checked]").GetAttribute("value"));
        Assert.Contains("还剩 10 件", (await browser.Get("/products/mist-cup")).Text);
        Assert.Contains("还剩 5 件", (await browser.Get("/products/mist-cup")).One("label[for='v-XQ-CUP-2']").TextContent);
    }

    [Theory, OnBothDatabases]
    public async Task What_is_sold_out_can_not_be_put_in_the_basket(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        using var browser = shop.NewBrowser();
        var page = await browser.Get("/products/celadon-teapot");
        Assert.Empty(page.All(".buy button"));
        Assert.Contains("卖完了", page.One(".buy").TextContent);
    }

    [Theory, OnBothDatabases]
    public async Task A_withdrawn_product_keeps_its_page_and_leaves_the_lists(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        await shop.Do<ShopDb>(db => db.Products.Where(p => p.Slug == "mist-cup").ExecuteUpdateAsync(s => s.SetProperty(p => p.WithdrawnAt, DateTime.UtcNow)));
        using var browser = shop.NewBrowser();
        var page = await browser.Get("/products/mist-cup");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("下架", page.One(".notice").TextContent);
        Assert.Empty(page.All(".buy"));
        Assert.Empty((await browser.Get("/products?q=云雾杯")).All(".card"));
        Assert.DoesNotContain("/products/mist-cup<", (await browser.Get("/sitemap.xml")).Body);
    }

    [Theory, OnBothDatabases]
    public async Task Machines_read_the_offers(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, ["--Shop:PublicUrl=https://shop.test"]);
        await shop.Do<ShopDb>(db => db.Products.Where(p => p.Slug == "cinnabar-seal").ExecuteUpdateAsync(s => s.SetProperty(p => p.Summary.Zh, "</script><b>\"&'")));
        using var browser = shop.NewBrowser();
        var classic = JsonLd(await browser.Get("/products/classic-chilli-sauce"));
        Assert.Equal("Product", classic.GetProperty("@type").GetString());
        Assert.Equal("威坪辣酱·原味", classic.GetProperty("name").GetString());
        Assert.Equal("https://shop.test/products/classic-chilli-sauce", classic.GetProperty("url").GetString());
        Assert.StartsWith("https://shop.test/pictures/", classic.GetProperty("image")[0].GetString());
        var offers = classic.GetProperty("offers").EnumerateArray().ToList();
        Assert.Equal(["39.00", "39.00", "108.00", "108.00"], offers.Select(o => o.GetProperty("price").GetString()));
        Assert.All(offers, o => Assert.Equal(("CNY", "https://schema.org/InStock"), (o.GetProperty("priceCurrency").GetString(), o.GetProperty("availability").GetString())));
        Assert.Equal("https://schema.org/OutOfStock", JsonLd(await browser.Get("/products/celadon-teapot")).GetProperty("offers")[0].GetProperty("availability").GetString());
        var seal = JsonLd(await browser.Get("/products/cinnabar-seal"));
        Assert.Equal("</script><b>\"&'", seal.GetProperty("description").GetString());
        Assert.Equal("https://schema.org/LimitedAvailability", seal.GetProperty("offers")[0].GetProperty("availability").GetString());
    }

    [Theory, OnBothDatabases]
    public async Task A_page_names_its_one_address_and_its_other_language(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, ["--Shop:PublicUrl=https://shop.test"]);
        using var browser = shop.NewBrowser();
        foreach (var path in new[] { "/", "/products", "/brands/xianqi", "/products/mist-cup", "/pages/returns" })
        {
            var page = await browser.Get(path + "?utm_source=elsewhere");
            Assert.Equal("https://shop.test" + path, page.One("link[rel=canonical]").GetAttribute("href"));
            Assert.Equal(["zh-CN", "en", "x-default"], page.All("link[rel=alternate][hreflang]").Select(l => l.GetAttribute("hreflang")));
            Assert.Equal($"https://shop.test{path}?culture=en", page.One("link[hreflang=en]").GetAttribute("href"));
            Assert.NotEqual("", page.One("meta[name=description]").GetAttribute("content"));
            Assert.NotEqual("", page.One("meta[property='og:title']").GetAttribute("content"));
            Assert.DoesNotContain("utm_source", page.Body);
        }
    }

    [Theory, OnBothDatabases]
    public async Task An_unknown_good_is_404_and_helps(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        using var browser = shop.NewBrowser();
        var page = await browser.Get("/products/classic-chili-sauces");
        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.NotNull(page.One("main form[role=search] input[name=q]"));
        Assert.Contains(page.All(".card a"), a => a.GetAttribute("href") == "/products/classic-chilli-sauce");
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get("/products/" + new string('x', 3000))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get("/products/%E9%85%B1'--")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get("/brands/nobody")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get("/pages/..%2Fbrands")).Status);
    }

    [Theory, OnBothDatabases]
    public async Task A_slug_that_was_given_up_leads_to_its_good(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        await shop.Do<ShopDb>(async db =>
        {
            db.RetiredSlugs.Add(new RetiredSlug { Kind = SlugKind.Product, Slug = "fog-cup", TargetId = await db.Products.Where(p => p.Slug == "mist-cup").Select(p => p.Id).SingleAsync(), RetiredAt = DateTime.UtcNow });
            db.RetiredSlugs.Add(new RetiredSlug { Kind = SlugKind.Brand, Slug = "xiandu", TargetId = await db.Brands.Where(b => b.Slug == "xianqi").Select(b => b.Id).SingleAsync(), RetiredAt = DateTime.UtcNow });
            await db.SaveChangesAsync();
        });
        using var browser = shop.NewBrowser();
        var answer = await browser.Send(HttpMethod.Get, "/products/fog-cup");
        Assert.Equal((HttpStatusCode.MovedPermanently, "/products/mist-cup"), (answer.Status, answer.Location!.AbsolutePath));
        Assert.Equal("/brands/xianqi", (await browser.Send(HttpMethod.Get, "/brands/xiandu")).Location!.AbsolutePath);
    }

    internal static Task Shelf(ShopApp shop, string code, long available) => shop.PutOnShelf(code, available);

    private static JsonElement JsonLd(Page page) => JsonDocument.Parse(page.One("script[type='application/ld+json']").TextContent).RootElement;
}
