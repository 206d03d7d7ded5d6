using System.Diagnostics;
using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using StackExchange.Redis;
using Shop.Features.Payments;
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

    [Fact(Skip = TestRedis.Why, SkipType = typeof(TestRedis), SkipWhen = nameof(TestRedis.Missing))]
    public async Task A_limit_holds_over_all_nodes_and_on_each_by_itself_while_Redis_is_away()
    {
        const string Path = "/livestreams/three-pots/reminders";
        using var way = new Relay(TestRedis.Port);
        var onTheWay = TestRedis.Own(way.Port);
        string[] settings = ["--Shop:Workers=false", "--Limits:Remind=4", $"--ConnectionStrings:Redis={onTheWay}"];
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
        await using var redis = await ConnectionMultiplexer.ConnectAsync(onTheWay.Replace($":{way.Port}", $":{TestRedis.Port}", StringComparison.Ordinal));
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

    [Fact(Skip = TestRedis.Why, SkipType = typeof(TestRedis), SkipWhen = nameof(TestRedis.Missing))]
    public async Task Guesses_and_payments_are_counted_over_all_nodes_and_on_each_by_itself_while_Redis_is_away()
    {
        using var way = new Relay(TestRedis.Port);
        string[] settings = ["--Shop:Workers=false", "--Limits:Misses=4", "--Limits:Payments=3", $"--ConnectionStrings:Redis={TestRedis.Own(way.Port)}"];
        await using var shop = await ShopApp.Start(DatabaseProvider.Sqlite, settings);
        await using var beside = await shop.Beside(settings);
        using var visitor = shop.NewBrowser();
        for (var i = 0; i < 4; i++)
        {
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.Get(On(i % 2 == 0 ? shop : beside, $"/lots/{LotCode.New()}"))).Status);
        }
        foreach (var node in new[] { shop, beside })
        {
            Assert.Equal(HttpStatusCode.TooManyRequests, (await visitor.Get(On(node, "/lots/SAT63XC5"))).Status);
            Assert.Equal(HttpStatusCode.OK, (await visitor.Get(On(node, "/products/classic-chilli-sauce"))).Status);
        }
        var asker = new DefaultHttpContext { Connection = { RemoteIpAddress = IPAddress.Parse("203.0.113.7") } };
        for (var i = 0; i < 3; i++)
        {
            var node = (i % 2 == 0 ? shop : beside).Service<BegunPayments>();
            Assert.True(await node.MayBegin(asker));
            await node.Begin(asker);
        }
        Assert.False(await shop.Service<BegunPayments>().MayBegin(asker));
        Assert.False(await beside.Service<BegunPayments>().MayBegin(asker));

        way.Cut();
        foreach (var node in new[] { shop, beside })
        {
            Assert.True(await node.Service<BegunPayments>().MayBegin(asker));
            for (var i = 0; i < 4; i++)
            {
                Assert.Equal(HttpStatusCode.NotFound, (await visitor.Get(On(node, $"/lots/{LotCode.New()}"))).Status);
            }
            Assert.Equal(HttpStatusCode.TooManyRequests, (await visitor.Get(On(node, "/lots/SAT63XC5"))).Status);
        }
    }

    [Fact(Skip = TestRedis.Why, SkipType = typeof(TestRedis), SkipWhen = nameof(TestRedis.Missing))]
    public async Task Pages_are_counted_over_all_nodes_though_each_asks_Redis_for_many_at_once()
    {
        string[] settings = ["--Shop:Workers=false", "--Limits:Pages=600", $"--ConnectionStrings:Redis={TestRedis.Own()}"];
        await using var shop = await ShopApp.Start(DatabaseProvider.Sqlite, settings);
        await using var beside = await shop.Beside(settings);
        using var client = new HttpClient();
        var (shown, began) = (0, Stopwatch.GetTimestamp());
        for (var round = 0; ; round++)
        {
            Assert.True(round < 100, "Nobody was stopped.");
            var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(async i =>
            {
                using var answer = await client.GetAsync(On(i % 2 == 0 ? shop : beside, "/products"));
                return answer.StatusCode;
            }));
            shown += answers.Count(a => a == HttpStatusCode.OK);
            if (answers.All(a => a == HttpStatusCode.TooManyRequests))
            {
                break;
            }
        }
        // Six hundred at once, then ten a second.
        Assert.InRange(shown, 600, 600 + (10 * (Stopwatch.GetElapsedTime(began).TotalSeconds + 1)));
    }

    [Fact(Skip = "PostgreSQL: set SHOP_TEST_POSTGRES to a server's connection string", SkipWhen = nameof(NoPostgres))]
    public async Task Two_nodes_whose_clocks_are_ten_minutes_apart_keep_the_same_reservations_and_windows()
    {
        var (here, ahead) = (new DatabaseTime(new TestClock()), new TestClock());
        ahead.Advance(TimeSpan.FromMinutes(10) + TimeSpan.FromSeconds(30));
        var there = new DatabaseTime(ahead);
        await using var shop = await ShopApp.Start(DatabaseProvider.Postgres, Buying.ManyOrders, s => Use(s, here));
        await using var beside = await shop.Beside(Buying.ManyOrders, s => Use(s, there));
        Assert.InRange(beside.Service<ShopClock>().Now - shop.Service<ShopClock>().Now, TimeSpan.FromSeconds(-2), TimeSpan.FromSeconds(2));
        var livestream = await SampleLivestream.Add(shop, LivestreamState.Live, TimeSpan.FromMinutes(-5));
        var offer = await SampleLivestream.Offer(shop, livestream, units: 3, seconds: 600);
        var purchases = $"/livestreams/{livestream.Slug}/offers/{offer.Id}/purchases";

        // One jar is taken on each node; what each looks after by its own hand is over on neither.
        using var shopper = shop.NewBrowser();
        await shopper.PostOnly("/account/sign-in", ("Email", "shopper@shop.test"), ("Password", "Front-Shop-2019"));
        using var other = shop.NewBrowser();
        await other.PostOnly(On(beside, "/account/sign-in"), ("Email", "xiandu@shop.test"), ("Password", "Front-Shop-2019"));
        Assert.Equal(HttpStatusCode.Created, (await shopper.PostOnly(On(shop, purchases), ("quantity", "1"))).Status);
        Assert.Equal(HttpStatusCode.Created, (await other.PostOnly(On(beside, purchases), ("quantity", "1"))).Status);
        foreach (var node in new[] { beside, shop })
        {
            await node.Do<Shop.Features.LiveOffers.ReleasePurchases>(async r => Assert.Equal(0, await r.Due()));
            await node.Do<Shop.Features.LiveOffers.EndOffers>(e => e.Due());
        }
        Assert.Equal(LiveOfferState.Open, await shop.Query(db => db.LiveOffers.Select(o => o.State).SingleAsync()));
        var ends = await shop.Query(db => db.LivePurchases.OrderBy(p => p.Id).Select(p => p.ExpiresAt).ToListAsync());
        Assert.InRange(ends[1] - ends[0], TimeSpan.Zero, TimeSpan.FromMinutes(1));

        // What was taken here is ordered there, in time; and the order is of one moment and one day on both.
        var page = await shopper.Get(On(beside, "/checkout"));
        var placed = await shopper.Submit(page, "#checkout", follow: false, Buying.Fields(page.One("input[name=Key]").GetAttribute("value")!));
        Assert.True(placed.IsOrder(), placed.Text);
        var order = await shop.OrderOf(placed);
        Assert.InRange(order.PlacedAt - shop.Service<ShopClock>().Now, TimeSpan.FromMinutes(-1), TimeSpan.FromSeconds(2));
        foreach (var node in new[] { beside, shop })
        {
            await node.Do<Shop.Features.Checkout.ExpireReservations>(async e => Assert.Equal(0, await e.Run()));
        }
        await shop.AssertStockReconciles();

        static void Use(IServiceCollection services, DatabaseTime time)
        {
            services.Replace(ServiceDescriptor.Singleton(time));
            services.Replace(ServiceDescriptor.Singleton<TimeProvider>(time));
        }
    }

    public static bool NoPostgres => TestDatabase.WhyNoPostgres is not null;

    private static string On(ShopApp node, string path) => new Uri(node.Address, path).ToString();
}
