using System.Net;
using Shop.Tests.Features.Checkout;

namespace Shop.Tests.House;

/// <summary>Equal copies of the shop on one database, as behind a proxy that sends each request to whichever is free.</summary>
public class NodesTests
{
    [Theory, OnBothDatabases]
    public async Task A_visitor_may_change_nodes_between_any_two_requests(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        await using var beside = await shop.Beside();
        using var visitor = shop.NewBrowser();
        await visitor.PostOnly(On(shop, "/basket/items"), ("sku", Buying.Bookmark), ("quantity", "2"));
        Assert.Contains(Buying.Bookmark, (await visitor.Get(On(beside, "/basket"))).Body, StringComparison.Ordinal);
        await visitor.PostOnly(On(beside, "/account/sign-in"), ("Email", "shopper@shop.test"), ("Password", "Front-Shop-2019"));
        // Each node shows a form whose hidden token the other has to believe.
        foreach (var (shows, takes) in new[] { (shop, beside), (beside, shop) })
        {
            var page = await visitor.Get(On(shows, "/account/addresses/new"));
            Assert.Equal(HttpStatusCode.OK, page.Status);
            var token = page.One("main input[name=__RequestVerificationToken]").GetAttribute("value");
            var answer = await visitor.Send(HttpMethod.Post, On(takes, "/account/addresses"), new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("Recipient", "")]), ("Sec-Fetch-Site", ""));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        }
    }

    [Fact]
    public async Task What_is_sealed_is_sealed_with_AES_GCM()
    {
        await using var shop = await ShopApp.Start(DatabaseProvider.Sqlite);
        using var visitor = shop.NewBrowser();
        await visitor.Get("/account/sign-in");
        var keys = await shop.Query(db => db.DataProtectionKeys.Select(k => k.Xml).ToListAsync());
        Assert.NotEmpty(keys);
        Assert.All(keys, k => Assert.Contains("AES_256_GCM", k, StringComparison.Ordinal));
    }

    [Fact(Skip = "PostgreSQL: set SHOP_TEST_POSTGRES to a server's connection string", SkipWhen = nameof(NoPostgres))]
    public async Task A_node_whose_clock_is_ten_minutes_off_has_the_databases_time()
    {
        await using var shop = await ShopApp.Start(DatabaseProvider.Postgres);
        var machine = new TestClock();
        machine.Advance(TimeSpan.FromMinutes(10));
        var time = new DatabaseTime(machine);
        Assert.InRange(time.GetUtcNow() - DateTimeOffset.UtcNow, TimeSpan.FromMinutes(9), TimeSpan.FromMinutes(11));
        await shop.Do<ShopDb>(db => time.Ask(db));
        Assert.InRange(time.GetUtcNow() - DateTimeOffset.UtcNow, TimeSpan.FromSeconds(-5), TimeSpan.FromSeconds(5));
        // What the program itself goes by, when no test has put another there.
        await using var program = ShopProgram.Build(["--Database:Provider=Postgres", "--ConnectionStrings:Shop=Host=localhost", $"--Shop:DataFolder={shop.Folder}"]);
        Assert.IsType<DatabaseTime>(program.Services.GetService(typeof(TimeProvider)));
    }

    public static bool NoPostgres => TestDatabase.WhyNoPostgres is not null;

    private static string On(ShopApp node, string path) => new Uri(node.Address, path).ToString();
}
