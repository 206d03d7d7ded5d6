using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Shop.Features.Lots;
using Shop.Tests.Features.Account;
using Shop.Tests.Features.Checkout;

namespace Shop.Tests.Features.Lots;

/// <summary>What the code on a jar leads to, and where pages name it.</summary>
public class LotPageTests
{
    private static readonly string[] NoWorkers = ["--Shop:Workers=false", "--Limits:Checkout=1000000"];

    [Theory, OnBothDatabases]
    public async Task The_page_says_what_when_by_whom_and_from_what(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, NoWorkers);
        var lot = await shop.Query(db => db.Lots.Include(l => l.Ingredients).Where(l => l.StockItem.Code == Buying.Jar).OrderBy(l => l.Id).FirstAsync());
        foreach (var (culture, words) in new[] { ("zh-CN", new[] { "威坪辣酱", "示例", "上椒坞村", "南坡三号地", "采收" }), ("en", ["Weiping Chilli Sauce", "demo", "Upper Jiaowu", "South slope", "harvested"]) })
        {
            using var visitor = shop.NewBrowser(culture);
            var page = await visitor.Get($"/lots/{lot.Code}");
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.All([.. words, LotCode.Show(lot.Code), lot.MadeOn.ToString("yyyy-MM-dd", null), lot.BestBefore!.Value.ToString("yyyy-MM-dd", null)], w => Assert.Contains(w, page.One("main").TextContent, StringComparison.Ordinal));
            Assert.Equal(lot.Ingredients.Count, page.All(".origins li").Count);
            Assert.Empty(page.All(".lot-recall"));
        }
    }

    [Theory, OnBothDatabases]
    public async Task A_code_is_read_as_people_type_it_and_a_mistyped_one_is_told_as_such(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, NoWorkers);
        using var visitor = shop.NewBrowser();
        using var english = shop.NewBrowser("en");
        var code = await shop.Query(db => db.Lots.Goods().Select(l => l.Code).FirstAsync());
        foreach (var typed in new[] { code.ToLowerInvariant(), LotCode.Show(code), $"{code[..3]}%20{code[3..]}" })
        {
            Assert.Equal(HttpStatusCode.OK, (await visitor.Get($"/lots/{typed}")).Status);
        }
        foreach (var typed in new[] { (code[0] == '0' ? "1" : "0") + code[1..], Swapped(code), code[..7], code + "0", "ILOU", "%3Cscript%3E", new string('9', 500) })
        {
            var wrong = await visitor.Get($"/lots/{typed}");
            Assert.Equal(HttpStatusCode.NotFound, wrong.Status);
            Assert.Contains("抄错", wrong.One("h1").TextContent, StringComparison.Ordinal);
            Assert.Contains("mistyped", (await english.Get($"/lots/{typed}")).One("h1").TextContent, StringComparison.Ordinal);
        }
        var unknown = await visitor.Get($"/lots/{LotCode.WithCheck("ZZZZZZZ")}");
        Assert.Equal(HttpStatusCode.NotFound, unknown.Status);
        Assert.DoesNotContain("抄错", unknown.One("h1").TextContent, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task The_page_is_made_in_few_queries_kept_and_made_anew_when_it_changes(DatabaseProvider provider)
    {
        var count = new QueryCount();
        await using var shop = await ShopApp.Start(provider, NoWorkers, count.Add);
        using var visitor = shop.NewBrowser();
        var lot = await shop.Make(Buying.Jar, 5);
        Assert.InRange((await count.During(() => visitor.Get($"/lots/{lot.Code}"))).Count, 1, 4);
        Assert.Empty(await count.During(() => visitor.Get($"/lots/{lot.Code}")));

        using var maker = await shop.SignedIn("weiping@shop.test");
        Assert.Equal(HttpStatusCode.Redirect, (await maker.PostOnly($"/cooperative/lots/{lot.Code}", ("Notes", "下雨天熬的"), ("NotesEn", "made on a rainy day"), ("Ingredients[0].Name", "鲜辣椒"), ("Ingredients[0].Village", "下溪头"), ("Ingredients[0].HarvestedOn", "2026-10-02"))).Status);

        var page = await visitor.Get($"/lots/{lot.Code}");
        Assert.Contains("下雨天熬的", page.Text, StringComparison.Ordinal);
        Assert.Contains("2026-10-02", page.Text, StringComparison.Ordinal);
        using var other = shop.NewBrowser("en");
        Assert.Contains("made on a rainy day", (await other.Get($"/lots/{lot.Code}")).Text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task The_products_page_names_the_lot_that_the_next_one_comes_from(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, NoWorkers);
        await shop.PutOnShelf(Buying.Jar, 0);
        var first = await shop.Make(Buying.Jar, 60, bestBeforeIn: 100);
        var second = await shop.Make(Buying.Jar, 60, bestBeforeIn: 200);
        var item = (await shop.StockOf(Buying.Jar)).Id;
        await shop.Do<ShelfCache>(c => c.StockChanged([item]));
        await Task.Delay(2500);
        using var visitor = shop.NewBrowser();
        var links = (await visitor.Get("/products/classic-chilli-sauce")).All(".next-lots a").Select(a => a.GetAttribute("href")).ToList();
        Assert.Contains($"/lots/{first.Code}", links);
        Assert.DoesNotContain($"/lots/{second.Code}", links);
        Assert.Equal(3, (await visitor.Get("/products/three-flavour-gift-box")).All(".next-lots a").Count);

        await visitor.PutIn(Buying.Jar, 60);
        Assert.True((await visitor.Order(Buying.NewKey())).IsOrder());

        Assert.Contains($"/lots/{second.Code}", (await visitor.Get("/products/classic-chilli-sauce")).All(".next-lots a").Select(a => a.GetAttribute("href")));
    }

    [Theory, OnBothDatabases]
    public async Task An_order_and_the_account_link_each_lines_lots(DatabaseProvider provider)
    {
        var count = new QueryCount();
        await using var shop = await ShopApp.Start(provider, NoWorkers, count.Add);
        await shop.PutOnShelf(Buying.Jar, 0);
        var early = await shop.Make(Buying.Jar, 2, bestBeforeIn: 100);
        var late = await shop.Make(Buying.Jar, 20, bestBeforeIn: 200);
        using var shopper = await shop.SignedIn("shopper@shop.test");
        await shopper.PutIn(Buying.BoxOfThree);
        await shopper.PutIn(Buying.Bookmark);
        var placed = await shopper.Order(Buying.NewKey());

        Page? page = null;
        var queries = await count.During(async () => page = await shopper.Get(placed.Location!.PathAndQuery));

        Assert.Equal([$"/lots/{early.Code}", $"/lots/{late.Code}"], page!.All(".line-lots")[0].QuerySelectorAll("a").Select(a => a.GetAttribute("href")));
        Assert.Contains("× 2", page.All(".line-lots")[0].TextContent, StringComparison.Ordinal);
        Assert.Single(queries, q => q.Contains("\"LineLots\"", StringComparison.Ordinal));
        var account = await shopper.Get("/account/orders");
        Assert.Equal(3, account.All(".line-lots a").Count);
        await shopper.PostOnly($"/orders/{Buying.NumberOf(placed)}/cancellation", ("Reason", ""));
        Assert.Empty((await shopper.Get(placed.Location!.PathAndQuery)).All(".line-lots"));
        Assert.Empty((await shopper.Get("/account/orders")).All(".line-lots a"));
    }

    private static string Swapped(string code)
    {
        var i = Enumerable.Range(0, LotCode.Length - 1).First(n => code[n] != code[n + 1]);
        return code[..i] + code[i + 1] + code[i] + code[(i + 2)..];
    }
}
