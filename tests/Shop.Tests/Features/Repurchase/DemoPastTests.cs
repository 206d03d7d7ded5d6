using System.Text.Json;
using Shop.Features.DemoPast;
using Shop.Features.Repurchase;
using Shop.Features.Reviews;

namespace Shop.Tests.Features.Repurchase;

public sealed class DemoPastTests
{
    [Theory]
    [OnBothDatabases]
    public async Task The_demo_past_comes_to_the_four_yardsticks_by_its_behaviour_and_says_what_it_is(DatabaseProvider provider)
    {
        await using var app = await ShopApp.Start(provider, ["--DemoPast:Enabled=true"]);
        var brand = await app.Query(db => db.Brands.SingleAsync(b => b.Slug == "weijiangfang"));
        RepurchaseReport? year = null;
        Ratings? ratings = null;
        var month = new DateOnly(app.Service<ShopClock>().Today.Year, app.Service<ShopClock>().Today.Month, 1);
        await app.Do<ReadHistory>(async r => year = CountRepurchase.Run(await r.Run(new Cut { BrandId = brand.Id }), month.AddMonths(-12), month));
        await app.Do<CountRatings>(async r => ratings = await r.Run(month.AddMonths(-12), month, new Cut { BrandId = brand.Id }));
        Assert.True(year!.Sales / 12 >= 5_000_000, $"{year.Sales / 12} fen a month");
        await app.Do<ReadHistory>(async r =>
        {
            var history = await r.Run(new Cut { BrandId = brand.Id });
            Assert.All(Enumerable.Range(1, 6), back => Assert.True(CountRepurchase.Run(history, month.AddMonths(-back), month.AddMonths(1 - back)).ReturningCustomerRate > 0.7, $"{back} months ago"));
        });
        Assert.True(ratings!.All > 100 && ratings.Positive == ratings.All, $"{ratings}");
        Assert.Equal(3900, await app.Query(db => db.Variants.Where(v => v.Sku == "WJF-CLS-MILD").Select(v => v.Prices[0].AmountFen).SingleAsync()));
        Assert.True(await app.Query(db => db.PastOrders.AllAsync(o => o.Origin == OrderOrigin.Simulated && o.Channel != Channel.Other)));
        await app.Do<RecountHistory>(async r => Assert.Empty(await r.Run()));
        await app.AssertStockReconciles();
        var before = await app.Query(db => db.PastOrders.CountAsync());
        await app.Restart(["--DemoPast:Enabled=true"]);
        Assert.Equal(before, await app.Query(db => db.PastOrders.CountAsync()));
    }

    [Fact]
    public void A_later_first_start_has_the_same_days_and_more()
    {
        var (behaviour, prices) = (Behaviour(), new Dictionary<string, long> { ["WJF-CLS-MILD"] = 3900, ["WJF-CLS-HOT"] = 3900, ["XQ-CUP"] = 8800, ["XQ-BMK-RED"] = 2800 });
        var early = new SimulatePast(behaviour, prices).Run(new DateOnly(2022, 6, 30)).ToList();
        var late = new SimulatePast(behaviour, prices).Run(new DateOnly(2022, 9, 30)).ToList();
        Assert.True(late.Count > early.Count && early.Count > 500);
        Assert.Equal(early.Select(Known), late.Take(early.Count).Select(Known));
        Assert.DoesNotContain(early, o => o.Lines.Exists(l => l.RatedOn > new DateOnly(2022, 6, 30)));

        static string Known(SimulatedOrder o) => JsonSerializer.Serialize(o with { Lines = o.Lines.ConvertAll(l => l with { Stars = null, RatedOn = null }) });
    }

    private static Behaviour Behaviour()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Shop.sln")))
        {
            folder = folder.Parent;
        }
        return JsonSerializer.Deserialize<Behaviour>(File.ReadAllBytes(Path.Combine(folder.FullName, "seeds", SeedPast.File)), new JsonSerializerOptions(JsonSerializerDefaults.Web))!;
    }
}
