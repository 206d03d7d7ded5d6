using System.Net;
using Npgsql;
using Shop.Tests.Features.Checkout;

namespace Shop.Tests.House;

/// <summary>What the shop stands on goes away for a while.</summary>
public class OutageTests
{
    public static bool NoPostgres => TestDatabase.WhyNoPostgres is not null;

    [Fact(Skip = "PostgreSQL: set SHOP_TEST_POSTGRES to a server's connection string", SkipWhen = nameof(NoPostgres))]
    public async Task While_PostgreSQL_is_away_the_shop_says_when_to_try_again_and_it_goes_on_by_itself()
    {
        await using var shop = await ShopApp.Start(DatabaseProvider.Postgres);
        var direct = new NpgsqlConnectionStringBuilder(await shop.Query(db => Task.FromResult(db.Database.GetConnectionString())));
        using var way = new Relay(direct.Port);
        await shop.Restart([$"--ConnectionStrings:Shop={new NpgsqlConnectionStringBuilder(direct.ConnectionString) { Host = "127.0.0.1", Port = way.Port }}", "--Shop:Workers=false"]);
        using var visitor = shop.NewBrowser();
        await visitor.PostOnly("/basket/items", ("sku", Buying.Jar), ("quantity", "1"));
        var kept = await visitor.Get("/products/mist-cup");
        // Several connections lie in the pool, each of which will turn out to be dead.
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => shop.Query(db => db.Products.CountAsync())));
        way.Cut();
        foreach (var culture in new[] { "zh-CN", "en" })
        {
            var answer = await visitor.Get($"/basket?culture={culture}");
            Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.Status);
            Assert.Equal("10", answer.Headers["Retry-After"]);
            Assert.Contains(culture == "en" ? "Try again in a few seconds" : "过十几秒再试一次", answer.Body, StringComparison.Ordinal);
        }
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await visitor.PostOnly("/basket/items", ("sku", Buying.Jar), ("quantity", "1"))).Status);
        // What doesn't need it is there.
        Assert.Equal(kept.Body, (await visitor.Get("/products/mist-cup?culture=zh-CN")).Body);
        Assert.Equal("database", (await visitor.Get("/health/ready")).Body);
        shop.Faults.Forgive();
        way.Mend();
        // Every connection of before is found dead by whoever gets it; nobody may be told so more than that once.
        await Eventually.True(async () => (await visitor.Get("/health/ready")).Status == HttpStatusCode.OK, "ready");
        Assert.Contains(Buying.Jar, (await visitor.Get("/basket")).Body, StringComparison.Ordinal);
        var all = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => visitor.Get("/basket")));
        Assert.All(all, a => Assert.Equal(HttpStatusCode.OK, a.Status));
    }

    [Fact(Skip = TestRedis.Why, SkipType = typeof(TestRedis), SkipWhen = nameof(TestRedis.Missing))]
    public async Task Without_Redis_the_shop_is_slower_and_shows_nothing_old_when_it_is_back()
    {
        using var way = new Relay(TestRedis.Port);
        await using var shop = await ShopApp.Start(DatabaseProvider.Sqlite, ["--Shop:Workers=false", $"--ConnectionStrings:Redis={TestRedis.Own(way.Port)}"]);
        using var visitor = shop.NewBrowser();
        var before = await visitor.Get("/products/mist-cup");
        way.Cut();
        Assert.Equal(HttpStatusCode.OK, (await visitor.Get("/products/mist-cup")).Status);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "redis"), (await visitor.Get("/health/ready")) is var ready ? (ready.Status, ready.Body) : default);
        await shop.Query(db => db.Products.Where(p => p.Slug == "mist-cup").ExecuteUpdateAsync(s => s.SetProperty(p => p.Name.Zh, "新名字的杯子")));
        await shop.Do<PageCache>(pages => pages.Evict(PageTags.Product(shop.Query(db => db.Products.Where(p => p.Slug == "mist-cup").Select(p => p.Id).SingleAsync()).Result)).AsTask());
        Assert.Contains("新名字的杯子", (await visitor.Get("/products/mist-cup")).Body, StringComparison.Ordinal);
        way.Mend();
        shop.Clock.Advance(TimeSpan.FromSeconds(6));
        await Eventually.True(async () => (await visitor.Get("/health/ready")).Status == HttpStatusCode.OK, "ready");
        Assert.DoesNotContain("新名字的杯子", before.Body, StringComparison.Ordinal);
        Assert.Contains("新名字的杯子", (await visitor.Get("/products/mist-cup")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_shop_whose_Redis_never_answered_is_there_all_the_same()
    {
        await using var shop = await ShopApp.Start(DatabaseProvider.Sqlite, ["--Shop:Workers=false", "--ConnectionStrings:Redis=127.0.0.1:1,connectTimeout=200,asyncTimeout=200"]);
        using var visitor = shop.NewBrowser();
        Assert.Equal(HttpStatusCode.OK, (await visitor.Get("/products/mist-cup")).Status);
        Assert.Equal("redis", (await visitor.Get("/health/ready")).Body);
    }
}
