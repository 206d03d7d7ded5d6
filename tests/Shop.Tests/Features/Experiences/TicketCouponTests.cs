using System.Net;
using Shop.Features.Ledger;
using Shop.Tests.Features.Checkout;
using Shop.Tests.Features.Coupons;
using Shop.Tests.Features.Payments;
using Shop.Tests.Features.Till;
using UglyToad.PdfPig;

namespace Shop.Tests.Features.Experiences;

/// <summary>The ticket is a coupon for the shop in front.</summary>
public class TicketCouponTests
{
    [Theory, OnBothDatabases]
    public async Task A_ticket_gives_one_coupon_for_goods_from_the_day_on_and_a_booking_that_is_called_off_takes_it_along(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, Buying.ManyOrders);
        var clock = shop.Service<ShopClock>();
        var session = (await shop.Sessions(Visiting.Sauce))[0];
        using var family = shop.NewBrowser();
        var (page, code) = await Booked(family, session, "family@example.org");
        var coupon = await shop.Query(db => db.Coupons.AsNoTracking().SingleAsync(c => c.Code == code));
        var day = clock.DayOf(session.StartsAt);
        Assert.Equal((1000L, 3900L, day, day.AddDays(29), 1, true, null), (coupon.AmountFen, coupon.MinimumFen, coupon.From, coupon.Until, coupon.Limit, coupon.IsForGoods, coupon.UserId));
        Assert.Contains(code, await shop.Query(db => db.OutgoingMails.Where(m => m.Occasion.EndsWith(":Placed")).Select(m => m.Plain).SingleAsync()), StringComparison.Ordinal);
        if (new ChineseType().IsThere)
        {
            using var pdf = PdfDocument.Open((await family.Download(page.One("a[href*='tickets.pdf']").GetAttribute("href")!, HttpMethod.Get)).Bytes);
            Assert.Contains(code, string.Concat(pdf.GetPages().SelectMany(p => p.Letters).Select(l => l.Value).Where(v => !string.IsNullOrWhiteSpace(v))), StringComparison.Ordinal);
        }
        // It is nobody's concern in the operator's list.
        using var boss = await shop.Member("operator@shop.test");
        Assert.DoesNotContain(code, (await boss.Get("/operator/coupons")).Body, StringComparison.Ordinal);

        // Another one books the same, and calls it off.
        using var leaver = shop.NewBrowser();
        var (theirs, gone) = await Booked(leaver, session, "leaver@example.org");
        Assert.NotEqual(code, gone);
        await leaver.Submit(theirs, "#cancel");
        Assert.NotNull(await shop.Query(db => db.Coupons.Where(c => c.Code == gone).Select(c => c.PausedAt).SingleAsync()));

        // Before the day it doesn't hold; from the day on it does, for goods and not for places.
        await family.PutIn(Buying.Jar);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await family.TypeCoupon(code)).Status);
        shop.Clock.Set(new DateTimeOffset(session.StartsAt, TimeSpan.Zero).AddHours(-1));
        await leaver.PutIn(Buying.Jar);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await leaver.TypeCoupon(gone)).Status);
        using var again = shop.NewBrowser();
        await again.Book(Visiting.Sauce, (await shop.Sessions(Visiting.Sauce))[3].Key, ("adults", "2"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await again.TypeCoupon(code)).Status);
        using var other = shop.NewBrowser();
        await other.PutIn(Buying.Bookmark, 5);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await other.TypeCoupon(code)).Status);
        Assert.Equal(HttpStatusCode.Found, (await family.TypeCoupon(code)).Status);
        var order = await shop.OrderOf(await family.Order(Buying.NewKey()));
        Assert.Equal((code, 1000L), (order.CouponCode, order.DiscountFen));
        await other.PutIn(Buying.Jar);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await other.TypeCoupon(code)).Status);
        Assert.Contains("已经用过了", (await family.Get(page.Address.PathAndQuery)).One(".gift-terms").TextContent, StringComparison.Ordinal);
        await shop.AssertStockReconciles();
    }

    [Theory, OnBothDatabases]
    public async Task Paid_twice_it_is_one_and_the_till_of_its_cooperative_takes_it_once(DatabaseProvider provider)
    {
        await using var paying = await Paying.Start(provider, "--Limits:Coupon=1000000");
        var shop = paying.App;
        var session = (await shop.Sessions(Visiting.Sauce))[0];
        using var visitor = shop.NewBrowser();
        await visitor.Book(Visiting.Sauce, session.Key, ("adults", "2"));
        await visitor.OrderVisit("stripe", phone: null, email: "paid@example.org");
        Assert.Equal(0, await shop.Query(db => db.TicketCoupons.CountAsync()));
        var order = await paying.Read(await shop.Query(db => db.Orders.Select(o => o.Id).SingleAsync()));
        await paying.Press(order, "twice");
        await paying.Sandbox.AllDeliveredAsync();
        var coupon = await shop.Query(db => db.TicketCoupons.Select(t => t.Coupon).SingleAsync());
        Assert.Contains(coupon.Code, await shop.Query(db => db.OutgoingMails.Where(m => m.Occasion.EndsWith(":Paid")).Select(m => m.Plain).SingleAsync()), StringComparison.Ordinal);

        shop.Clock.Set(new DateTimeOffset(session.StartsAt, TimeSpan.Zero).AddHours(2));
        using var seller = await shop.Member("weiping@shop.test");
        using var stranger = await shop.Member("xiandu@shop.test");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await stranger.Get($"{Selling.Till}/payment?line={Buying.Bookmark}*5&coupon={coupon.Code}")).Status);
        // One jar of 39.00 is just enough.
        var sold = await seller.Submit(await seller.Get($"{Selling.Till}/payment?line={Buying.Jar}*1&coupon={coupon.Code}"), "#tender", follow: false, ("Tender", "code"));
        Assert.Equal(HttpStatusCode.Redirect, sold.Status);
        var sale = await shop.Sale(sold.Location!.AbsolutePath.Split('/')[^1]);
        Assert.Equal((coupon.Code, 1000L, 2900L, 0L), (sale.CouponCode, sale.DiscountFen, sale.TotalFen, sale.Lines.Single().ShopDiscountFen));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await seller.Get($"{Selling.Till}/payment?line={Buying.Jar}*1&coupon={coupon.Code}")).Status);
        // A walk-in has no ticket, and so no coupon.
        Assert.Equal(1, await shop.Query(db => db.TicketCoupons.CountAsync()));
        await shop.Do<CheckLedger>(async c => Assert.Empty(await c.Run()));
    }

    [Theory, OnBothDatabases]
    public async Task It_follows_its_session_to_another_day_and_rests_while_none_is_held(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, Buying.ManyOrders);
        var clock = shop.Service<ShopClock>();
        var sessions = await shop.Sessions(Visiting.Sauce);
        using var family = shop.NewBrowser();
        var (page, code) = await Booked(family, sessions[2], "family@example.org");
        using var member = await shop.Member("weiping@shop.test");
        var start = clock.Local(sessions[2].StartsAt).AddDays(1);
        var desk = $"/cooperative/experiences/{Visiting.Sauce}/sessions/{sessions[2].Key}";
        await member.PostOnly($"{desk}/move", ("Day", $"{start:yyyy-MM-dd}"), ("Time", "09:15"), ("Reason", "灶台要修"), ("ReasonEn", "The stove is being mended"));
        Assert.Equal((DateOnly.FromDateTime(start), false), await State(shop, code));
        await member.PostOnly($"{desk}/cancellation", ("CancelReason", "停水"), ("CancelReasonEn", "No water"));
        Assert.True((await State(shop, code)).Rests);
        Assert.Empty((await family.Get(page.Address.PathAndQuery)).All(".gift"));
        var number = page.Address.AbsolutePath.Split('/')[2];
        Assert.Equal(HttpStatusCode.Found, (await family.PostOnly($"/orders/{number}/bookings/{sessions[2].Id}/date{page.Address.Query}", ("to", sessions[8].Key))).Status);
        Assert.Equal((clock.DayOf(sessions[8].StartsAt), false), await State(shop, code));
        Assert.Equal(1, await shop.Query(db => db.TicketCoupons.CountAsync()));
        Assert.Single((await family.Get(page.Address.PathAndQuery)).All(".gift"));
    }

    private static async Task<(DateOnly From, bool Rests)> State(ShopApp shop, string code) => await shop.Query(async db => (await db.Coupons.Where(c => c.Code == code).Select(c => new { c.From, c.PausedAt }).SingleAsync()) is var c ? (c.From, c.PausedAt is not null) : default);

    private static async Task<(Page Page, string Code)> Booked(Browser browser, Session session, string email)
    {
        await browser.Book(Visiting.Sauce, session.Key, ("adults", "2"));
        var page = await browser.Get((await browser.OrderVisit(email: email)).Location!.PathAndQuery);
        return (page, page.One(".gift-code").TextContent.Replace(" ", "", StringComparison.Ordinal).Trim());
    }
}
