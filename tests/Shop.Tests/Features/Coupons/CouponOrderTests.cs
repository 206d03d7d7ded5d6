using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Shop.Features.Checkout;
using Shop.Features.Coupons;
using Shop.Features.Orders;
using Shop.Tests.Features.Account;
using Shop.Tests.Features.Checkout;

namespace Shop.Tests.Features.Coupons;

/// <summary>Coupons at the checkout and in orders.</summary>
public class CouponOrderTests
{
    private const int Shoppers = 40;
    private const int Good = 10;

    [Theory, OnBothDatabases]
    public async Task Forty_shoppers_at_once_on_the_last_ten_uses_of_a_coupon_get_exactly_ten(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, Buying.ManyOrders);
        await shop.PutOnShelf(Buying.Jar, 2 * Shoppers);
        await shop.MakeCoupon(c => c.Limit = Good);
        var shoppers = Enumerable.Range(0, Shoppers).Select(_ => shop.NewBrowser()).ToList();
        foreach (var shopper in shoppers)
        {
            await shopper.PutIn(Buying.Jar);
            Assert.Equal(HttpStatusCode.Found, (await shopper.TypeCoupon()).Status);
        }
        var answers = await shoppers.OrderAtOnce();

        Assert.Equal(Good, answers.Count(a => a.IsOrder()));
        Assert.All(answers.Where(a => !a.IsOrder()), a =>
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, a.Status);
            Assert.Contains("这张券已经用完了。还没下单", a.One("[role=alert]").TextContent, StringComparison.Ordinal);
        });
        var coupon = await shop.Coupon();
        Assert.Equal((Good, Good), (coupon.Used, coupon.Uses.Count));
        Assert.All(await shop.Query(db => db.Orders.Select(o => o.GoodsFen).ToListAsync()), fen => Assert.Equal(3510, fen));
        Assert.Equal(Good, (await shop.StockOf(Buying.Jar)).Reserved);
        // Who was too late buys without it.
        var late = Array.FindIndex(answers, a => !a.IsOrder());
        Assert.Equal(3900, (await shop.OrderOf(await shoppers[late].Order(Buying.NewKey(), ("Phone", Buying.PhoneOf(late))))).GoodsFen);
        await shop.AssertStockReconciles();
        shoppers.ForEach(s => s.Dispose());
    }

    [Theory, OnBothDatabases]
    public async Task Each_line_carries_its_share_to_the_fen_and_every_page_and_mail_shows_what_was_taken_off(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, Buying.ManyOrders);
        await shop.MakeCoupon(c => (c.AmountFen, c.Percent, c.MinimumFen, c.ShopPermille) = (1001, null, 10000, 333));
        using var visitor = shop.NewBrowser();
        await visitor.PutIn(Buying.Jar, 3);
        await visitor.PutIn(Buying.Bookmark);
        await visitor.TypeCoupon();
        Assert.Contains("−¥10.01", (await visitor.Get("/checkout")).One(".sums").TextContent, StringComparison.Ordinal);
        var placed = await visitor.Order(Buying.NewKey(), ("Email", "a@example.test"));
        var order = await shop.OrderOf(placed);
        var lines = order.Lines.ToDictionary(l => l.Sku);
        // Of 10.01 the jars' 117.00 bear 8.077, the bookmark's 28.00 1.933: the fen that is over goes to the larger rest. The shop bears a third, rounded down.
        Assert.Equal((808L, 269L, 10892L), (lines[Buying.Jar].DiscountFen, lines[Buying.Jar].ShopDiscountFen, lines[Buying.Jar].TotalFen));
        Assert.Equal((193L, 64L, 2607L), (lines[Buying.Bookmark].DiscountFen, lines[Buying.Bookmark].ShopDiscountFen, lines[Buying.Bookmark].TotalFen));
        Assert.Equal((Couponing.Code, 13499L, 14499L), (order.CouponCode, order.GoodsFen, order.TotalFen));
        Assert.All(order.Parts, p => Assert.Equal(p.GoodsFen, p.Lines.Sum(l => l.TotalFen)));
        Assert.Equal((1001L, order.Id), ((await shop.Coupon()).Uses.Single().AmountFen, (await shop.Coupon()).Uses.Single().OrderId));

        var sums = (await visitor.Get(placed.Location!.PathAndQuery)).One(".order-money").TextContent;
        Assert.All(["¥145.00", "优惠券 SPR1NG", "−¥10.01", Money.Format(order.TotalFen)], t => Assert.Contains(t, sums, StringComparison.Ordinal));
        var mail = await shop.Query(db => db.OutgoingMails.Select(m => m.Plain).SingleAsync());
        Assert.All(["¥117.00", "优惠券 SPR1NG", "−¥10.01", Money.Format(order.TotalFen)], t => Assert.Contains(t, mail, StringComparison.Ordinal));
        using var boss = await shop.SignedIn("operator@shop.test");
        sums = (await boss.Get($"/operator/orders/{order.Number}")).One(".sums").TextContent;
        Assert.All(["¥145.00", "SPR1NG", "−¥10.01", Money.Format(order.TotalFen)], t => Assert.Contains(t, sums, StringComparison.Ordinal));
        Assert.Contains(order.Number, (await boss.Get($"/operator/coupons/{Couponing.Code}")).Text, StringComparison.Ordinal);
        // It was for this basket: the next one has none.
        await visitor.PutIn(Buying.Jar, 3);
        Assert.DoesNotContain("SPR1NG", (await visitor.Get("/basket")).Text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task An_order_called_off_gives_its_coupon_back_once_and_one_that_ran_out_of_time_too(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, Buying.ManyOrders);
        await shop.MakeCoupon(c => (c.Limit, c.LimitPerCustomer) = (2, 1));
        using var visitor = shop.NewBrowser();
        var placed = await Buy(visitor);
        var order = await shop.OrderOf(placed);
        // Once a customer: the second order is told before it is placed, and goes through without.
        await visitor.PutIn(Buying.Jar);
        await visitor.TypeCoupon();
        var again = await visitor.Order(Buying.NewKey());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        Assert.Contains("已经用过", again.One("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Equal(1, (await shop.Coupon()).Used);
        Assert.Null((await shop.OrderOf(await visitor.Order(Buying.NewKey()))).CouponCode);

        await visitor.Submit(await visitor.Get(placed.Location!.PathAndQuery), "form[action*='/cancellation']");
        await shop.Do<IServiceProvider>(s => s.GetRequiredService<CancelOrder>().Run(order.Id, "", "shopper"));
        Assert.Equal(0, (await shop.Coupon()).Used);
        Assert.NotNull((await shop.Coupon()).Uses.Single().GivenBackAt);
        // The same person may use it now; nobody confirms, and it is free again.
        Assert.True((await Buy(visitor)).IsOrder());
        Assert.Equal(1, (await shop.Coupon()).Used);
        shop.Clock.Advance(TimeSpan.FromDays(4));
        await shop.Do<ExpireReservations>(e => e.Run());
        await shop.Do<ExpireReservations>(e => e.Run());
        Assert.Equal((0, 2), ((await shop.Coupon()).Used, (await shop.Coupon()).Uses.Count(u => u.GivenBackAt is not null)));
        await shop.AssertStockReconciles();
    }

    [Theory, OnBothDatabases]
    public async Task One_person_with_eight_baskets_at_once_uses_it_as_often_as_one_person_may(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, Buying.ManyOrders);
        await shop.MakeCoupon(c => c.LimitPerCustomer = 2);
        var shoppers = Enumerable.Range(0, 8).Select(_ => shop.NewBrowser()).ToList();
        // Known before, so that the eight are the same customer from the start.
        await shoppers[0].PutIn(Buying.Jar);
        await shoppers[0].Order(Buying.NewKey(), ("Phone", Buying.PhoneOf(1)));
        foreach (var shopper in shoppers)
        {
            await shopper.PutIn(Buying.Jar);
            Assert.Equal(HttpStatusCode.Found, (await shopper.TypeCoupon()).Status);
        }
        var answers = await shoppers.OrderAtOnce(Buying.PhoneOf(1));
        Assert.Equal((2, 6), (answers.Count(a => a.IsOrder()), answers.Count(a => a.Status == HttpStatusCode.UnprocessableEntity)));
        Assert.Equal(2, (await shop.Coupon()).Used);
        await shop.AssertStockReconciles();
        shoppers.ForEach(s => s.Dispose());
    }

    [Theory, OnBothDatabases]
    public async Task What_stopped_holding_since_the_basket_is_told_before_anything_is_bought(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, Buying.ManyOrders);
        await shop.MakeCoupon();
        foreach (var (culture, told) in new[] { ("zh-CN", "这张券暂时停用。还没下单"), ("en", "This coupon is paused for now. Nothing has been ordered") })
        {
            await shop.Query(db => db.Coupons.ExecuteUpdateAsync(s => s.SetProperty(c => c.PausedAt, (DateTime?)null)));
            using var visitor = shop.NewBrowser(culture);
            await visitor.PutIn(Buying.Jar);
            await visitor.TypeCoupon();
            var seen = await visitor.Get("/checkout");
            await shop.Query(db => db.Coupons.ExecuteUpdateAsync(s => s.SetProperty(c => c.PausedAt, shop.Service<ShopClock>().Now)));
            var orders = await shop.Query(db => db.Orders.CountAsync());
            var shown = seen.One("input[name=ShownTotal]").GetAttribute("value");
            var key = Buying.NewKey();
            var refused = await visitor.Order(key, ("ShownTotal", shown), ("Note", "门口等"));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
            Assert.Contains(told, refused.One("[role=alert]").TextContent, StringComparison.Ordinal);
            Assert.Equal("门口等", refused.One("[name=Note]").TextContent.Trim());
            Assert.Equal(orders, await shop.Query(db => db.Orders.CountAsync()));
            // The page shows the new total; with that it is bought.
            Assert.Equal(0, (await shop.Coupon()).Used);
            var placed = await visitor.Order(key, ("ShownTotal", refused.One("input[name=ShownTotal]").GetAttribute("value")));
            Assert.Equal((3900L, null), ((await shop.OrderOf(placed)).GoodsFen, (await shop.OrderOf(placed)).CouponCode));
        }
    }

    [Theory, OnBothDatabases]
    public async Task Who_saw_the_total_without_a_coupon_that_does_not_hold_is_not_asked_again(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, Buying.ManyOrders);
        await shop.MakeCoupon(c => c.MinimumFen = 5000);
        using var visitor = shop.NewBrowser();
        await visitor.PutIn(Buying.Jar, 2);
        await visitor.TypeCoupon();
        await visitor.PostOnly($"/basket/items/{Buying.Jar}", ("quantity", "1"));
        Assert.Contains("还差 ¥11.00", (await visitor.Get("/basket")).One(".coupon").TextContent, StringComparison.Ordinal);
        var page = await visitor.Get("/checkout");
        Assert.Contains("还差 ¥11.00", page.One(".notice-wait").TextContent, StringComparison.Ordinal);
        var placed = await visitor.Order(Buying.NewKey(), ("ShownTotal", page.One("input[name=ShownTotal]").GetAttribute("value")));
        Assert.Equal(3900, (await shop.OrderOf(placed)).GoodsFen);
        Assert.Empty((await shop.Coupon()).Uses);
    }

    [Theory, OnBothDatabases]
    public async Task The_check_finds_a_coupon_that_counts_wrong_and_an_order_that_carries_another_sum(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, Buying.ManyOrders);
        await shop.MakeCoupon();
        using var visitor = shop.NewBrowser();
        await Buy(visitor);
        await shop.AssertLedgerAgrees();
        await shop.Query(db => db.Coupons.ExecuteUpdateAsync(s => s.SetProperty(c => c.Used, 2)));
        await shop.Query(db => db.Set<CouponUse>().ExecuteUpdateAsync(s => s.SetProperty(u => u.AmountFen, 389)));
        var number = await shop.Query(db => db.Orders.Select(o => o.Number).SingleAsync());
        await shop.Do<CheckCoupons>(async c => Assert.Equal(["coupon SPR1NG: counts 2 orders, 1 hold it", $"order {number}: its coupon took off ¥3.89, its lines ¥3.90"], await c.Run()));
    }

    private static async Task<Page> Buy(Browser visitor)
    {
        await visitor.PutIn(Buying.Jar);
        Assert.Equal(HttpStatusCode.Found, (await visitor.TypeCoupon()).Status);
        return await visitor.Order(Buying.NewKey());
    }
}
