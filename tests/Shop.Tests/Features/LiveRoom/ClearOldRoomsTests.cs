using Shop.Features.LiveRoom;
using Shop.Tests.Features.Account;

namespace Shop.Tests.Features.LiveRoom;

public class ClearOldRoomsTests
{
    [Theory]
    [OnBothDatabases]
    public async Task What_was_said_stays_to_the_last_day_and_is_gone_on_the_next_while_record_and_prices_stay(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, ["--Shop:Workers=false"]);
        var livestream = await SampleLivestream.Add(shop, LivestreamState.Live, TimeSpan.FromMinutes(-5));
        var offer = await SampleLivestream.Offer(shop, livestream, units: 3);
        var other = await SampleLivestream.Add(shop, LivestreamState.Live, TimeSpan.FromMinutes(-5), "kept-longer", "garlic-chilli-sauce");
        using var shopper = await shop.SignedIn("shopper@shop.test");
        foreach (var slug in new[] { livestream.Slug, other.Slug })
        {
            await shopper.PostOnly($"/livestreams/{slug}/messages", ("Text", "这个辣不辣？"), ("IsQuestion", "true"));
        }
        await shopper.PostOnly($"/livestreams/{livestream.Slug}/offers/{offer.Id}/waiting");
        var user = await shop.Query(db => db.LiveMessages.Select(m => m.UserId!).FirstAsync());
        await shop.Do<ShopDb>(async db =>
        {
            db.LiveMutes.Add(new LiveMute { LivestreamId = livestream.Id, UserId = user, At = DateTime.UtcNow, By = "test" });
            foreach (var l in await db.Livestreams.Where(l => l.Id == livestream.Id || l.Id == other.Id).ToListAsync())
            {
                l.End(DateTime.UtcNow, "test");
                l.KeepUntil = l.Id == other.Id ? l.KeepUntil.AddYears(2) : l.KeepUntil;
            }
            await db.SaveChangesAsync();
        });

        shop.Clock.Set(shop.Service<ShopClock>().StartOf(livestream.KeepUntil.AddDays(1)).AddSeconds(-1));
        await shop.Do<ClearOldRooms>(c => c.Run());
        Assert.Equal((1, 1, 1), await Left(shop, livestream.Id));
        Assert.NotEqual("", await Note(shop, livestream.Id));

        shop.Clock.Advance(TimeSpan.FromSeconds(2));
        await shop.Do<ClearOldRooms>(c => c.Run());
        await shop.Do<ClearOldRooms>(c => c.Run());
        Assert.Equal((0, 0, 0), await Left(shop, livestream.Id));
        Assert.Equal(0, await shop.Query(db => db.LiveEvents.CountAsync(e => e.LivestreamId == livestream.Id)));
        Assert.Equal("", await Note(shop, livestream.Id));
        Assert.Equal((1, 0, 0), await Left(shop, other.Id));
        Assert.Equal(2900, await shop.Query(db => db.LiveOffers.Where(o => o.Id == offer.Id).Select(o => o.PriceFen).SingleAsync()));
        Assert.Equal(LivestreamState.Ended, await shop.Query(db => db.Livestreams.Where(l => l.Id == livestream.Id).Select(l => l.State).SingleAsync()));
        await shop.AssertStockReconciles();
    }

    private static Task<(int Messages, int Mutes, int Waiting)> Left(ShopApp shop, int id) => shop.Query(async db =>
        (await db.LiveMessages.CountAsync(m => m.LivestreamId == id), await db.LiveMutes.CountAsync(m => m.LivestreamId == id), await db.LiveWaiters.CountAsync(w => db.LiveOffers.Any(o => o.Id == w.OfferId && o.LivestreamId == id))));

    private static Task<string> Note(ShopApp shop, int id) => shop.Query(db => db.RundownItems.Where(r => r.LivestreamId == id).Select(r => r.Note.Zh).SingleAsync());
}
