using System.Globalization;
using System.Net;
using StackExchange.Redis;
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

    [Fact(Skip = "Redis: set SHOP_TEST_REDIS to a server's address, such as localhost:6379", SkipWhen = nameof(NoRedis))]
    public async Task A_limit_holds_over_all_nodes_and_on_each_by_itself_while_Redis_is_away()
    {
        const string Path = "/livestreams/three-pots/reminders";
        using var way = new Relay(int.Parse(Redis!.Split(':')[1], CultureInfo.InvariantCulture));
        string[] settings = ["--Shop:Workers=false", "--Limits:Remind=4", $"--ConnectionStrings:Redis=127.0.0.1:{way.Port}"];
        await using var shop = await ShopApp.Start(DatabaseProvider.Sqlite, settings);
        await using var beside = await shop.Beside(settings);
        using var visitor = shop.NewBrowser();
        for (var i = 0; i < 4; i++)
        {
            Assert.NotEqual(HttpStatusCode.TooManyRequests, (await visitor.PostOnly(On(i % 2 == 0 ? shop : beside, Path))).Status);
        }
        foreach (var node in new[] { shop, beside })
        {
            var refused = await visitor.PostOnly(On(node, Path));
            Assert.Equal((HttpStatusCode.TooManyRequests, "60"), (refused.Status, refused.Headers["Retry-After"]));
        }
        // What Redis holds ends with the minute and names nobody.
        await using var redis = await ConnectionMultiplexer.ConnectAsync(Redis!);
        var key = $"shop:limit:Remind:{shop.Service<Secrets>().LimitKey("Remind", "127.0.0.1")}";
        Assert.InRange((await redis.GetDatabase().KeyTimeToLiveAsync(key))!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1));
        Assert.DoesNotContain("127.0.0.1", key, StringComparison.Ordinal);
        await redis.GetDatabase().KeyDeleteAsync(key);

        way.Cut();
        foreach (var node in new[] { shop, beside })
        {
            for (var i = 0; i < 4; i++)
            {
                Assert.NotEqual(HttpStatusCode.TooManyRequests, (await visitor.PostOnly(On(node, Path))).Status);
            }
            Assert.Equal(HttpStatusCode.TooManyRequests, (await visitor.PostOnly(On(node, Path))).Status);
        }
        Assert.False(await redis.GetDatabase().KeyExistsAsync(key));
    }

    private static readonly string? Redis = Environment.GetEnvironmentVariable("SHOP_TEST_REDIS") is { Length: > 0 } r ? r : null;

    public static bool NoRedis => Redis is null;

    public static bool NoPostgres => TestDatabase.WhyNoPostgres is not null;

    private static string On(ShopApp node, string path) => new Uri(node.Address, path).ToString();
}
