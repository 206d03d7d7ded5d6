using Shop.Features.LiveOffers;

namespace Shop.Tests.Features.LiveOffers;

/// <summary>Units of a live offer leave the shelf when it is planned and come back when it is over.</summary>
public class OfferStockTests
{
    [Theory]
    [OnBothDatabases]
    public async Task Units_are_set_aside_and_come_back(DatabaseProvider provider)
    {
        await using var app = await ShopApp.Start(provider);
        var livestream = await SampleLivestream.Add(app, LivestreamState.Live, TimeSpan.FromMinutes(-5));
        var before = await Shelf(app, livestream);
        var offer = await SampleLivestream.Offer(app, livestream, units: 30);
        Assert.Equal(before - 30, await Shelf(app, livestream));
        await app.AssertStockReconciles();
        app.Clock.Advance(TimeSpan.FromMinutes(11));
        await app.Do<EndOffers>(e => e.Due());
        await app.Do<EndOffers>(e => e.Of(livestream.Id, "test"));
        Assert.Equal(before, await Shelf(app, livestream));
        var ended = await app.Query(db => db.LiveOffers.AsNoTracking().SingleAsync(o => o.Id == offer.Id));
        Assert.Equal((LiveOfferState.Ended, 0, 30), (ended.State, ended.Available, ended.Returned));
        Assert.Equal(["open", "ended"], (await app.Query(db => db.LiveEvents.Where(e => e.LivestreamId == livestream.Id).OrderBy(e => e.Id).Select(e => e.Data).ToListAsync())).Select(d => d.Contains("\"open\"") ? "open" : "ended"));
        await app.AssertStockReconciles();
    }

    [Theory]
    [OnBothDatabases]
    public async Task An_offer_starts_only_while_the_livestream_is_live_and_only_once(DatabaseProvider provider)
    {
        await using var app = await ShopApp.Start(provider);
        var announced = await SampleLivestream.Add(app, LivestreamState.Announced, TimeSpan.FromHours(1));
        var early = await SampleLivestream.Offer(app, announced, units: 5, start: false);
        await app.Do<StartOffer>(async s => Assert.Equal(StartOfferResult.NotLive, await s.Run(early.Id)));
        var live = await SampleLivestream.Add(app, LivestreamState.Live, TimeSpan.Zero, "other");
        var now = await SampleLivestream.Offer(app, live, units: 5);
        await app.Do<StartOffer>(async s => Assert.Equal(StartOfferResult.Already, await s.Run(now.Id)));
        await app.Do<StartOffer>(async s => Assert.Equal(StartOfferResult.Unknown, await s.Run(999_999)));
    }

    private static Task<long> Shelf(ShopApp app, Livestream livestream) => app.Query(db => db.StockItems
        .Where(s => db.Variants.Any(v => v.Product.Id == livestream.Rundown[0].ProductId && v.Components.Any(c => c.StockItemId == s.Id))).SumAsync(s => s.Available));
}
