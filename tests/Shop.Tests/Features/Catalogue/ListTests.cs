using System.Net;
using Shop.Tests.Features.Account;

namespace Shop.Tests.Features.Catalogue;

public class ListTests
{
    [Theory, OnBothDatabases]
    public async Task A_list_is_filtered_by_brand_category_character_price_and_stock(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        using var browser = shop.NewBrowser();
        Assert.Equal(29, await Count(browser, "/products"));
        Assert.Equal(13, await Count(browser, "/products?brand=weijiangfang"));
        Assert.Equal(16, await Count(browser, "/products?brand=xianqi"));
        Assert.Equal(["celadon-tea-caddy", "celadon-teapot", "mist-cup"], (await Slugs(browser, "/products?category=tea-ware")).Order());
        Assert.Equal(["jiang-xiaoge-plush"], await Slugs(browser, "/products?character=jiang-xiaoge"));
        Assert.Equal(["cinnabar-seal", "stone-mortar"], (await Slugs(browser, "/products?min=150&max=170&in_stock=true")).Where(s => s is "cinnabar-seal" or "stone-mortar" or "celadon-teapot").Order());
        Assert.DoesNotContain("celadon-teapot", await Slugs(browser, "/products?category=tea-ware&in_stock=1"));
        Assert.Contains("celadon-teapot", await Slugs(browser, "/products?category=tea-ware"));
    }

    [Theory, OnBothDatabases]
    public async Task A_price_filter_goes_by_what_can_be_paid_not_by_what_lies_between(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        using var browser = shop.NewBrowser();
        // The classic jar costs 39, its box 108: nothing of it costs 50 to 100.
        Assert.DoesNotContain("classic-chilli-sauce", await Slugs(browser, "/products?min=50&max=100"));
        Assert.Contains("classic-chilli-sauce", await Slugs(browser, "/products?min=39&max=39"));
        Assert.Contains("bamboo-shoot-chilli", await Slugs(browser, "/products?min=19.9&max=19.90"));
    }

    [Theory, OnBothDatabases]
    public async Task Wrong_values_are_told_at_the_field_and_left_out(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        using var browser = shop.NewBrowser();
        string[] wrong =
        [
            "min=abc", "max=-1", "min=1e99", "max=99999999999999999999", "min=50&max=10", "brand=nobody", "category=%27%3B--", "character=x", "in_stock=perhaps", "sort=sideways", "page=0", "page=-3",
            "page=abc", "page=99", "page=99999999999", "q=" + new string('x', 101),
        ];
        foreach (var query in wrong)
        {
            var page = await browser.Get("/products?" + query);
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.True(page.All(".field-validation-error").Count == 1, $"{query}: told once, not {page.All(".field-validation-error").Count} times");
            Assert.NotEmpty(page.All(".card"));
        }
        Assert.Equal("abc", (await browser.Get("/products?min=abc")).One("#min").GetAttribute("value"));
        Assert.Empty((await browser.Get("/products?brand=&category=&min=&max=&in_stock=&q=&sort=&page=")).All(".field-validation-error"));
    }

    [Theory, OnBothDatabases]
    public async Task A_list_is_sorted_by_price_name_and_age(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        await shop.Do<ShopDb>(db => db.Products.Where(p => p.Slug == "mist-cup").ExecuteUpdateAsync(s => s.SetProperty(p => p.ListedAt, p => p.ListedAt.AddDays(1))));
        using var browser = shop.NewBrowser();
        using var english = shop.NewBrowser("en");
        var up = await Prices(browser, "price");
        Assert.Equal(up.Order(), up);
        Assert.Equal(12m, up[0]);
        var down = await Prices(browser, "price-down");
        Assert.Equal(down.OrderDescending(), down);
        Assert.Equal("mist-cup", (await Slugs(browser, "/products?sort=newest"))[0]);
        var names = (await browser.Get("/products?sort=name")).All(".card-name").Select(n => Pinyin.SortKey(n.TextContent.Trim())).ToList();
        Assert.Equal(names.Order(StringComparer.Ordinal), names);
        var englishNames = (await english.Get("/products?sort=name")).All(".card-name").Select(n => Pinyin.SortKey(n.TextContent.Trim())).ToList();
        Assert.Equal(englishNames.Order(StringComparer.Ordinal), englishNames);
    }

    [Theory, OnBothDatabases]
    public async Task Pages_of_a_list_hold_each_good_once_in_any_order(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        // Everything ties: only the last criterion keeps pages apart.
        await shop.Do<ShopDb>(db => db.Products.ExecuteUpdateAsync(s => s.SetProperty(p => p.Position, 0).SetProperty(p => p.SortKey, "same")));
        using var browser = shop.NewBrowser();
        foreach (var sort in ProductSorts)
        {
            var goods = await All(browser, $"/products?sort={sort}");
            Assert.Equal(29, goods.Count);
            Assert.Equal(29, goods.Distinct().Count());
            Assert.Equal(goods, await All(browser, $"/products?sort={sort}"));
        }
        var first = await browser.Get("/products");
        Assert.Equal("1", first.One(".pager [aria-current=page]").TextContent);
        Assert.Equal("/products?page=2", first.One(".pager a[rel=next]").GetAttribute("href"));
    }

    [Theory, OnBothDatabases]
    public async Task A_long_list_is_counted_as_far_as_somebody_reads(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        await shop.Do<ShopDb>(async db =>
        {
            var like = await db.Products.AsNoTracking().SingleAsync(p => p.Slug == "classic-chilli-sauce");
            for (var i = 1; i <= 150; i++)
            {
                var product = new Product { Slug = $"long-{i}", Name = new Text($"第{i}样", null), BrandId = like.BrandId, CategoryId = like.CategoryId, CooperativeId = like.CooperativeId, Position = 100, ListedAt = like.ListedAt };
                foreach (var (n, fen) in new[] { (1, (long)i), (2, i), (3, 5000 - i) })
                {
                    var variant = new Variant { Sku = $"LONG-{i}-{n}", Name = new Text("一样", null) };
                    variant.Prices.Add(new Price { AmountFen = 900_000, ValidFrom = like.ListedAt.AddYears(-1), SetBy = "test" });
                    variant.Prices.Add(new Price { AmountFen = fen, ValidFrom = like.ListedAt, SetBy = "test" });
                    product.Variants.Add(variant);
                }
                db.Products.Add(product);
            }
            await db.SaveChangesAsync();
        });
        using var browser = shop.NewBrowser();
        var first = await browser.Get("/products?sort=price");
        Assert.Contains("144+", first.One(".list-count").TextContent, StringComparison.Ordinal);
        Assert.Equal(Enumerable.Range(1, 24).Select(i => $"long-{i}"), Slugs(first));
        Assert.Equal(["2", "3", "6"], first.All(".pager a").Select(a => a.TextContent));
        Assert.Equal(179, await Count(browser, "/products?sort=price&page=8"));
        Assert.Equal("long-1", (await Slugs(browser, "/products?sort=price-down&page=8"))[^1]);
        Assert.Equal(179, (await All(browser, "/products?sort=price-down")).Distinct().Count());
        using var seller = await shop.SignedIn("weiping@shop.test");
        var own = await seller.Get("/cooperative/products");
        Assert.Equal(50, own.All("article.job").Count);
        var shown = own.All("article.job h2 a").Select(a => a.GetAttribute("href")).ToHashSet();
        while (own.All(".pager a[rel=next]") is [var next, ..])
        {
            own = await seller.Get(next.GetAttribute("href")!);
            shown.UnionWith(own.All("article.job h2 a").Select(a => a.GetAttribute("href")));
        }
        Assert.Superset(Enumerable.Range(1, 150).Select(i => (string?)$"/cooperative/products/long-{i}").ToHashSet(), shown);
    }

    [Theory, OnBothDatabases]
    public async Task A_card_says_the_price_and_whether_there_is_any(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        using var browser = shop.NewBrowser();
        var page = await browser.Get("/products?category=stationery");
        var seal = page.One(".card:has(a[href='/products/cinnabar-seal'])");
        Assert.Equal("还剩 3 件", seal.QuerySelector(".stock-last")!.TextContent);
        Assert.Contains("158", seal.QuerySelector(".price")!.TextContent);
        var teapot = (await browser.Get("/products?category=tea-ware")).One(".card:has(a[href='/products/celadon-teapot'])");
        Assert.Equal("out", teapot.GetAttribute("data-stock"));
        Assert.Equal("卖完了", teapot.QuerySelector(".stock-out")!.TextContent);
    }

    private static readonly string[] ProductSorts = ["default", "price", "price-down", "newest", "name"];

    private static async Task<int> Count(Browser browser, string path) =>
        int.Parse(new string([.. (await browser.Get(path)).One(".list-count").TextContent.Where(char.IsDigit)]), System.Globalization.CultureInfo.InvariantCulture);

    private static async Task<List<string>> Slugs(Browser browser, string path) => Slugs(await browser.Get(path));

    private static List<string> Slugs(Page page) => [.. page.All(".card-name a").Select(a => a.GetAttribute("href")!.Split('/')[^1])];

    private static async Task<List<string>> All(Browser browser, string path)
    {
        var page = await browser.Get(path);
        var slugs = Slugs(page);
        while (page.All(".pager a[rel=next]") is [var next, ..])
        {
            page = await browser.Get(next.GetAttribute("href")!);
            slugs.AddRange(Slugs(page));
        }
        return slugs;
    }

    private static async Task<List<decimal>> Prices(Browser browser, string sort) =>
        [.. (await browser.Get($"/products?sort={sort}")).All(".card .price").Select(p => decimal.Parse(new string([.. p.TextContent.Where(c => char.IsDigit(c) || c == '.')]), System.Globalization.CultureInfo.InvariantCulture))];
}
