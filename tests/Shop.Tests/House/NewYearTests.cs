using System.Globalization;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Shop.Features.Board;
using Shop.Features.Checkout;
using Shop.Features.Experiences;
using Shop.Features.GroupBills;
using Shop.Features.LiveOffers;
using Shop.Features.Lots;
using Shop.Features.Settlements;
using Shop.Tests.Features.Account;
using Shop.Tests.Features.Checkout;
using Shop.Tests.Features.Coupons;
using Shop.Tests.Features.Experiences;
using Shop.Tests.Features.Sending;
using Shop.Tests.Features.Settlements;
using Shop.Tests.Features.Till;

namespace Shop.Tests.House;

/// <summary>The year changes at midnight in Shanghai: at four in the afternoon in UTC, where it is the old one for eight hours more.</summary>
public sealed class NewYearTests
{
    /// <summary>Ten seconds before midnight and ten after, there; and where UTC's own year changes, at eight in the morning there.</summary>
    private const string Old = "2027-12-31T15:59:50Z", New = "2027-12-31T16:00:10Z", UtcOld = "2027-12-31T23:59:50Z", UtcNew = "2028-01-01T00:00:10Z";

    private static readonly DateOnly Eve = new(2027, 12, 31), Day = new(2028, 1, 1);

    [Theory, OnBothDatabases]
    public async Task What_is_sold_billed_settled_and_reserved_around_midnight_is_of_the_year_on_the_shops_wall(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, Buying.ManyOrders);
        At(shop, "2027-12-31T15:30:00Z");
        // By then what was cooked before the shop opened is past its date.
        await shop.Do<TakeOffShelf>(t => t.Run());
        await shop.Make(Buying.Jar, 50);
        await shop.Do<MakeSessions>(m => m.Run());
        await shop.MakeCoupon(c => (c.From, c.Until) = (Eve.AddDays(-9), Eve));
        await shop.MakeCoupon(c => (c.Code, c.From, c.Until) = ("NEXTYR", Day, Day.AddDays(9)));
        var livestream = await SampleLivestream.Add(shop, LivestreamState.Live, TimeSpan.FromMinutes(-5));
        using var seller = await shop.SignedIn(Dispatch.Weiping);
        using var watcher = await shop.SignedIn("shopper@shop.test");
        using var inTime = shop.NewBrowser();
        using var tooLate = shop.NewBrowser();
        using var tooSoon = shop.NewBrowser();

        // The old year's last seconds: a sale, a jar in a livestream, an order that nobody has confirmed, two baskets with a coupon, a bill, and money that is owed.
        At(shop, Old);
        var late = await seller.Sell([$"{Buying.Jar}*2"]);
        At(shop, Old);
        var offer = await SampleLivestream.Offer(shop, livestream, units: 2, seconds: 600);
        Assert.Equal(HttpStatusCode.Created, (await watcher.PostOnly($"/livestreams/{livestream.Slug}/offers/{offer.Id}/purchases", ("quantity", "1"))).Status);
        foreach (var (visitor, code, typed) in new[] { (inTime, "spring", HttpStatusCode.Found), (tooLate, "spring", HttpStatusCode.Found), (tooSoon, "NEXTYR", HttpStatusCode.UnprocessableEntity) })
        {
            At(shop, Old);
            await visitor.PutIn(Buying.Jar);
            Assert.Equal(typed, (await visitor.TypeCoupon(code)).Status);
        }
        At(shop, Old);
        var spans = await shop.OrderOf(await inTime.Order(Buying.NewKey()));
        Assert.Equal(Couponing.Code, spans.CouponCode);
        var session = (await shop.Sessions("workshop-tour"))[5];
        At(shop, Old);
        using var school = shop.NewBrowser();
        await school.Book("workshop-tour", session.Key, ("adults", "1"));
        var booked = await shop.OrderOf(await school.OrderVisit());
        await shop.Do<AskBill>(async a => Assert.Empty(await a.Run(booked.Id, new AskForm { Title = "示例小学", TaxNumber = "91350100M000100Y43" })));
        var part = booked.Parts.Single();
        At(shop, Old);
        var number = "";
        await shop.Do<WriteBill>(async w => number = (await w.Run(part.CooperativeId, [part.Id], "test"))!);
        Assert.Equal(GroupBill.NumberOf(part.CooperativeId, 2027, 1), number);
        At(shop, Old);
        await shop.Owe(10000, daysAgo: 0, slug: "jinyun-celadon");
        var celadon = await shop.Cooperative("jinyun-celadon");
        await shop.Do<DraftSettlement>(async d => Assert.Equal(DraftResult.TooEarly, await d.Run(celadon, Day, "test")));

        // The new one's first: what was held goes on being held, what held for the year doesn't.
        At(shop, New);
        await shop.Do<ExpireReservations>(async e => Assert.Equal(0, await e.Run()));
        await shop.Do<ReleasePurchases>(async r => Assert.Equal(0, await r.Due()));
        await shop.Do<EndOffers>(e => e.Due());
        Assert.Equal(LiveOfferState.Open, await shop.Query(db => db.LiveOffers.Where(o => o.Id == offer.Id).Select(o => o.State).SingleAsync()));
        var refused = await tooLate.Order(Buying.NewKey());
        Assert.Equal((HttpStatusCode.UnprocessableEntity, true), (refused.Status, refused.One("[role=alert]").TextContent.Contains("过期", StringComparison.Ordinal)));
        await tooLate.TypeCoupon("NEXTYR");
        Assert.Equal("NEXTYR", (await shop.OrderOf(await tooLate.Order(Buying.NewKey()))).CouponCode);
        At(shop, New);
        Assert.Equal(HttpStatusCode.Redirect, (await seller.PostOnly($"/cooperative/parcels/{spans.Number}/confirmation")).Status);
        var early = await seller.Sell([$"{Buying.Jar}*3"]);
        Assert.Equal((Eve, Eve, Day), ((await shop.Sale(late)).PlacedOn, (await shop.Sale(spans.Number)).PlacedOn, (await shop.Sale(early)).PlacedOn));
        Assert.Equal((Eve, Eve, Day), ((await shop.Past(late)).Day, (await shop.Past(spans.Number)).Day, (await shop.Past(early)).Day));
        At(shop, New);
        await shop.Owe(2500, daysAgo: 0, slug: "jinyun-celadon");
        await shop.Do<DraftSettlement>(async d => Assert.Equal(DraftResult.Drafted, await d.Run(celadon, Day, "test")));
        await shop.Do<CloseMonths>(async c => Assert.Equal(0, await c.Run()));
        At(shop, New);
        shop.Clock.Advance(TimeSpan.FromMinutes(10));
        await shop.Do<ReleasePurchases>(async r => Assert.Equal(1, await r.Due()));
        await shop.Do<EndOffers>(e => e.Due());
        Assert.Equal(LiveOfferState.Ended, await shop.Query(db => db.LiveOffers.Where(o => o.Id == offer.Id).Select(o => o.State).SingleAsync()));

        // Where UTC's year changes nothing does.
        At(shop, UtcOld);
        var breakfast = await seller.Sell([$"{Buying.Jar}*1"]);
        At(shop, UtcOld);
        await shop.Do<WriteBill>(async w => Assert.True(await w.Credit(part.CooperativeId, number, "写错了", again: false, "test")));
        Assert.Equal([GroupBill.NumberOf(part.CooperativeId, 2027, 1), GroupBill.NumberOf(part.CooperativeId, 2028, 1)], await shop.Query(db => db.GroupBills.OrderBy(b => b.Id).Select(b => b.Number).ToListAsync()));
        At(shop, UtcNew);
        var after = await seller.Sell([$"{Buying.Jar}*1"]);
        Assert.Equal((Day, Day), ((await shop.Sale(breakfast)).PlacedOn, (await shop.Sale(after)).PlacedOn));

        // A month later: January's board, and January's money in a settlement of its own.
        At(shop, "2028-01-31T15:59:50Z");
        await shop.Do<CloseMonths>(async c => Assert.Equal(0, await c.Run()));
        At(shop, "2028-01-31T16:00:10Z");
        await shop.Do<CloseMonths>(async c => Assert.Equal(1, await c.Run()));
        Assert.Equal(Day, await shop.Query(db => db.BoardMonths.Select(m => m.Month).SingleAsync()));
        await shop.Do<DraftSettlement>(async d => Assert.Equal(DraftResult.Drafted, await d.Run(celadon, Day.AddMonths(1), "test")));
        Assert.Equal([($"S20280101-{celadon}", 10000L, Day), ($"S20280201-{celadon}", 2500L, Day.AddMonths(1))],
            (await shop.Query(db => db.Settlements.Where(s => s.CooperativeId == celadon).OrderBy(s => s.Id).ToListAsync())).Select(s => (s.Number, s.NetFen, s.Until)));
        await shop.AssertStockReconciles();
    }

    [Fact]
    public void What_repeats_goes_on_over_the_new_year_at_its_hour_and_a_struck_price_ends_at_its_instant()
    {
        var clock = new ShopClock(TimeProvider.System, new ShopOptions());
        var (from, before) = (clock.StartOf(Eve.AddDays(-8)), clock.StartOf(Day.AddDays(8)));
        // 07:30 there is the day before in UTC.
        foreach (var (rule, hour, days) in new[] { ("FREQ=WEEKLY;BYDAY=FR", 7.5, new[] { -7, 0, 7 }), ("FREQ=WEEKLY;BYDAY=FR", 23.5, [-7, 0, 7]), ("FREQ=WEEKLY;BYDAY=SA", 0d, [-6, 1, 8]) })
        {
            var first = clock.Utc(Eve.AddDays(days[0]).ToDateTime(TimeOnly.MinValue).AddHours(hour));
            Assert.Equal(days.Select(d => Eve.AddDays(d).ToDateTime(TimeOnly.MinValue).AddHours(hour)), RepeatRule.Instants(rule, first, null, clock, from, before).Select(clock.Local));
        }
        var midnight = clock.StartOf(Day);
        PriceStep[] prices = [new(3900, midnight.AddYears(-1)), new(2900, midnight - PriceHistory.Window)];
        Assert.Equal((3900L, midnight), PriceHistory.Struck(prices, midnight.AddSeconds(-10)));
        Assert.Null(PriceHistory.Struck(prices, midnight));
        Assert.Equal((Eve, Day), (clock.DayOf(midnight.AddTicks(-1)), clock.DayOf(midnight)));
    }

    private static void At(ShopApp shop, string utc) => shop.Clock.Set(DateTimeOffset.Parse(utc, CultureInfo.InvariantCulture));
}
