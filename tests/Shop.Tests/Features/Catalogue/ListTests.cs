using System.Net;

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
