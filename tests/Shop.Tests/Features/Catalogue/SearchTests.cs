using System.Net;

namespace Shop.Tests.Features.Catalogue;

public class SearchTests
{
    [Theory, OnBothDatabases]
    public async Task Goods_are_found_in_Chinese_pinyin_initials_and_English(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        using var browser = shop.NewBrowser();
        (string Query, string Finds)[] table =
        [
            ("辣酱", "bamboo-shoot-chilli"), ("笋丁", "bamboo-shoot-chilli"), ("酱", "classic-chilli-sauce"), ("香辣酱", "bamboo-shoot-chilli"),
            ("辣醬", "classic-chilli-sauce"), ("lajiang", "bamboo-shoot-chilli"), ("LaJiang", "classic-chilli-sauce"), ("ｌａｊｉａｎｇ", "classic-chilli-sauce"), ("laj", "classic-chilli-sauce"),
            ("lj", "bamboo-shoot-chilli"), ("sdxlj", "bamboo-shoot-chilli"), ("chilli", "red-chilli-oil"), ("chili", "red-chilli-oil"), ("SAUCE", "classic-chilli-sauce"), ("sauces", "garlic-chilli-sauce"),
            ("la jiang", "classic-chilli-sauce"), ("chilli sauce", "soybean-chilli-sauce"), ("书签", "cloud-bookmark"), ("shuqian", "cloud-bookmark"), ("bookmark", "cloud-bookmark"),
            ("把仙气带回家 杯", "mist-cup"), ("WJF-CLS-MILD", "classic-chilli-sauce"), ("毛绒", "crane-plush"), ("chongla", "classic-chilli-sauce"), ("zhongla", "classic-chilli-sauce"),
        ];
        foreach (var (query, finds) in table)
        {
            Assert.True((await Slugs(browser, query)).Contains(finds), $"{query} should find {finds}");
        }
    }

    [Theory, OnBothDatabases]
    public async Task Every_word_has_to_be_found(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        using var browser = shop.NewBrowser();
        Assert.Equal(["cloud-bookmark"], await Slugs(browser, "云间 书签"));
        Assert.Empty(await Slugs(browser, "书签 辣酱"));
        Assert.DoesNotContain("cloud-bookmark", await Slugs(browser, "辣酱"));
    }

    [Theory, OnBothDatabases]
    public async Task Special_characters_do_no_harm_and_find_nothing(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        using var browser = shop.NewBrowser();
        foreach (var query in new[] { "%", "_", "'", "\"", "\\", "';--", "%%_", "😀", "\0", "[]", "*", "%辣酱%书签_", "<script>alert('x')</script>" })
        {
            var page = await browser.Get($"/products?q={Uri.EscapeDataString(query)}");
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.True(page.All(".card").Count == 0, $"{query} should find nothing");
            Assert.NotNull(page.One(".empty img"));
            Assert.NotNull(page.One(".empty a[href^='/products?q=']"));
        }
    }

    [Theory, OnBothDatabases]
    public async Task A_query_over_100_characters_is_told_and_left_out(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        using var browser = shop.NewBrowser();
        Assert.Empty((await browser.Get($"/products?q={new string('辣', 100)}")).All(".field-validation-error"));
        var page = await browser.Get($"/products?q={new string('辣', 101)}");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.NotNull(page.One("#q-error"));
        Assert.NotEmpty(page.All(".card"));
    }

    [Theory, OnBothDatabases]
    public async Task A_changed_name_is_found_once_it_is_indexed(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        await shop.Do<ShopDb>(async db =>
        {
            var product = await db.Products.Include(p => p.Brand).Include(p => p.Category).Include(p => p.Attributes).Include(p => p.Variants).SingleAsync(p => p.Slug == "cloud-bookmark");
            product.Name = new Text("雨点书签", "Raindrop Bookmark");
            await new ProductSearch(db).Index(product);
            await db.SaveChangesAsync();
        });
        using var browser = shop.NewBrowser();
        Assert.Equal(["cloud-bookmark"], await Slugs(browser, "yudian"));
        Assert.Equal(["cloud-bookmark"], await Slugs(browser, "raindrop"));
        Assert.Empty(await Slugs(browser, "云间"));
    }

    [Fact]
    public void Names_sort_by_small_letters_and_digits_alone() => Assert.Equal("weipinglajiangyuanwei3", Pinyin.SortKey("威坪辣酱·原味 ３"));

    private static async Task<List<string>> Slugs(Browser browser, string query) =>
        [.. (await browser.Get($"/products?q={Uri.EscapeDataString(query)}")).All(".card-name a").Select(a => a.GetAttribute("href")!.Split('/')[^1])];
}
