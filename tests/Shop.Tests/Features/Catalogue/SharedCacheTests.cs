using Microsoft.Extensions.DependencyInjection;

namespace Shop.Tests.Features.Catalogue;

public class SharedCacheTests
{
    [Fact(Skip = TestRedis.Why, SkipType = typeof(TestRedis), SkipWhen = nameof(TestRedis.Missing))]
    public async Task Nodes_share_their_pages_through_Redis_and_throw_them_away_together()
    {
        var count = new QueryCount();
        string[] settings = ["--Shop:Workers=false", $"--ConnectionStrings:Redis={TestRedis.Own()}"];
        await using var one = await ShopApp.Start(DatabaseProvider.Sqlite, settings);
        await using var two = await ShopApp.Start(DatabaseProvider.Sqlite, settings, count.Add);
        using var first = one.NewBrowser();
        using var second = two.NewBrowser();
        var made = await first.Get("/products/mist-cup");
        Assert.Empty(await count.During(async () => Assert.Equal(made.Body, (await second.Get("/products/mist-cup")).Body)));
        await one.Services.GetRequiredService<ShelfCache>().ProductsChanged([await one.Query(db => db.Products.Where(p => p.Slug == "mist-cup").Select(p => p.Id).SingleAsync())]);
        Assert.NotEmpty(await count.During(() => second.Get("/products/mist-cup")));
    }
}
