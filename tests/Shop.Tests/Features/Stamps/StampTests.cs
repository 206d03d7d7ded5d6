using System.Net;
using Shop.Features.Payments;
using Shop.Features.Repurchase;
using Shop.Tests.Features.Account;
using Shop.Tests.Features.Checkout;
using Shop.Tests.Features.Coupons;
using Shop.Tests.Features.Sending;
using Shop.Tests.Features.Settlements;

namespace Shop.Tests.Features.Stamps;

/// <summary>The stamp card: ten jars, and the eleventh is on 酱小哥.</summary>
public sealed class StampTests
{
    private const string Shopper = "shopper@shop.test";
    private static readonly string[] Quiet = ["--Shop:Workers=false", "--Limits:Coupon=1000000"];
    private static readonly (string, int)[] TenJars = [(Buying.BoxOfThree, 3), (Buying.Jar, 1)];

    [Theory, OnBothDatabases]
    public async Task Ten_jars_give_one_coupon_of_the_accounts_own_that_works_from_basket_to_settlement(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, Quiet);
        using var shopper = await shop.SignedIn(Shopper);
        using var seller = await shop.SignedIn(Dispatch.Weiping);
        Assert.Equal(0, await Stamped(shop, shopper));
        // Not paid yet: no stamp.
        var first = await Ordered(shopper, TenJars);
        Assert.Equal(0, await Stamped(shop, shopper));
        await Deliver(shop, seller, first);
        await Task.WhenAll(Stamped(shop, shopper), Stamped(shop, shopper));
        Assert.Equal(1, await shop.Query(db => db.Set<StampReward>().CountAsync()));
        var code = (await shopper.Get("/account")).One(".stamps-ready .coupon-code").TextContent;

        using var other = await shop.Joined("other@example.test");
        await other.PutIn(Buying.Jar, 2);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await other.TypeCoupon(code)).Status);
        await shopper.PutIn(Buying.Jar, 2);
        var basket = await shopper.Get("/basket");
        Assert.Equal(HttpStatusCode.Redirect, (await shopper.Submit(basket, ".stamps-hint form", follow: false)).Status);
        var second = Buying.NumberOf(await shopper.Order(Buying.NewKey()));
        var order = await shop.Query(db => db.Orders.AsNoTracking().Include(o => o.Parts).ThenInclude(p => p.Lines).SingleAsync(o => o.Number == second));
        Assert.Equal((code, 3900L, 3900L), (order.CouponCode, order.DiscountFen, order.Lines.Single().ShopDiscountFen));
        // Once: the code is spent, and another order can't have it.
        await shopper.PutIn(Buying.Jar, 2);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await shopper.TypeCoupon(code)).Status);
        await Deliver(shop, seller, second);
        // Of the two jars one was the card's.
        Assert.Equal(1, await Stamped(shop, shopper));
        var owed = await shop.Query(db => db.Postings.Where(p => p.OrderId == order.Id && p.Kind == PostingKind.CouponShare).SumAsync(p => p.AmountFen));
        Assert.Equal(3900, owed);

        // What brought the stamps goes back: the reward stays the one that it was.
        await shop.Do<RefundOrder>(r => r.Whole(order.Id - 1, "都退了", "operator"));
        Assert.Equal(0, await Stamped(shop, shopper));
        await Deliver(shop, seller, await Ordered(shopper, TenJars));
        await Stamped(shop, shopper);
        Assert.Equal(1, await shop.Query(db => db.Set<StampReward>().CountAsync()));
        await shop.AssertStockReconciles();
    }

    [Theory, OnBothDatabases]
    public async Task A_coupon_that_wasnt_used_rests_when_the_jars_go_back(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, Quiet);
        using var shopper = await shop.SignedIn(Shopper);
        using var seller = await shop.SignedIn(Dispatch.Weiping);
        var number = await Ordered(shopper, TenJars);
        await Deliver(shop, seller, number);
        await Stamped(shop, shopper);
        var code = await shop.Query(db => db.Set<StampReward>().Select(r => r.Coupon.Code).SingleAsync());
        var line = await shop.Query(db => db.Orders.Where(o => o.Number == number).Select(o => new { o.Id, Jar = o.Parts.SelectMany(p => p.Lines).Where(l => l.Quantity == 1).Select(l => l.Id).Single() }).SingleAsync());
        await shop.Do<RefundOrder>(r => r.Run(line.Id, new RefundRequest(new Dictionary<long, int> { [line.Jar] = 1 }, new HashSet<long>(), "碎了"), "operator"));
        Assert.Equal(0, await Stamped(shop, shopper));
        Assert.Empty((await shopper.Get("/account")).All(".stamps-ready"));
        await shopper.PutIn(Buying.Jar, 2);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await shopper.TypeCoupon(code)).Status);
        await Deliver(shop, seller, await Ordered(shopper, [(Buying.Jar, 1)]));
        await Stamped(shop, shopper);
        Assert.Equal(code, (await shopper.Get("/account")).One(".stamps-ready .coupon-code").TextContent);

        // Who asks to be forgotten takes the card along.
        await shop.Do<Shop.Features.Stamps.ForgetStamps>(async f => await f.Run((await shop.Query(db => db.Users.SingleAsync(u => u.Email == Shopper))).Id));
        Assert.Equal(0, await shop.Query(db => db.Set<StampReward>().CountAsync()));
        var coupon = await shop.Query(db => db.Coupons.SingleAsync(c => c.Code == code));
        Assert.Equal((null, true), (coupon.UserId, coupon.PausedAt is not null));
    }

    [Theory, OnBothDatabases]
    public async Task The_cards_coupon_is_settled_to_the_fen_and_the_cooperative_loses_nothing_by_it(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, Quiet);
        using var shopper = await shop.SignedIn(Shopper);
        using var seller = await shop.SignedIn(Dispatch.Weiping);
        await Deliver(shop, seller, await Ordered(shopper, TenJars));
        await Stamped(shop, shopper);
        await shopper.PutIn(Buying.Jar, 2);
        await shopper.TypeCoupon(await shop.Query(db => db.Coupons.Select(c => c.Code).SingleAsync()));
        var number = Buying.NumberOf(await shopper.Order(Buying.NewKey()));
        await Deliver(shop, seller, number);
        shop.Clock.Advance(TimeSpan.FromDays(1));

        var line = (await shop.Settlement(await shop.Draft())).Lines.Single(l => l.OrderNumber == number);
        // Two jars of 39.00 for 39.00 and the parcel's 8.00, in the cooperative's hands; 39.00 from the shop. 5 % of the 78.00 that the jars were worth.
        Assert.Equal((3900L, 800L, 3900L, -390L, 0L, 0L, -4700L, 3510L), (line.GrossFen, line.DeliveryFen, line.CouponFen, line.CommissionFen, line.FeesFen, line.RefundsFen, line.CashFen, line.NetFen));
        await shop.AssertStockReconciles();
    }

    [Theory, OnBothDatabases]
    public async Task A_reward_earned_while_a_return_was_undecided_rests_once_that_is_decided_also_in_a_basket_that_nobody_looked_at(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, Quiet);
        using var shopper = await shop.SignedIn(Shopper);
        using var seller = await shop.SignedIn(Dispatch.Weiping);
        var nine = await Ordered(shopper, [(Buying.BoxOfThree, 2), (Buying.Jar, 3)]);
        await Deliver(shop, seller, nine);
        var asked = await AskBack(shop, shopper, nine);
        await Deliver(shop, seller, await Ordered(shopper, [(Buying.Jar, 1)]));
        // Asked isn't decided: the tenth stamp counts, and its coupon lies in the basket.
        await Stamped(shop, shopper);
        var code = await shop.Query(db => db.Coupons.Select(c => c.Code).SingleAsync());
        await shopper.PutIn(Buying.Jar, 2);
        Assert.Equal(HttpStatusCode.Redirect, (await shopper.TypeCoupon(code)).Status);
        await Decide(seller, asked);

        var told = await shopper.Order(Buying.NewKey());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, told.Status);
        Assert.NotEmpty(told.One("[role=alert]").TextContent.Trim());
        Assert.Equal((2, 0), (await shop.Query(db => db.Orders.CountAsync()), (await shop.Coupon()).Used));
        // Ordered without it, the two jars make the card full again: the same coupon holds.
        await Deliver(shop, seller, Buying.NumberOf(await shopper.Order(Buying.NewKey())));
        Assert.Equal(1, await Stamped(shop, shopper));

        // Used between a wish and its decision, it stays used; the next one needs the full number.
        var again = await AskBack(shop, shopper, nine);
        await shopper.PutIn(Buying.Jar, 2);
        await shopper.TypeCoupon(code);
        var used = await shopper.Order(Buying.NewKey());
        Assert.Equal(code, (await shop.OrderOf(used)).CouponCode);
        await Decide(seller, again);
        await Stamped(shop, shopper);
        Assert.Equal((1, 1, 3900L), (await shop.Query(db => db.Set<StampReward>().CountAsync()), (await shop.Coupon()).Used, (await shop.OrderOf(used)).DiscountFen));
        await shop.AssertStockReconciles();
    }

    /// <returns>The number of the wish to give back one of an order's single jars.</returns>
    private static async Task<string> AskBack(ShopApp shop, Browser shopper, string number)
    {
        var part = await shop.PartOf(number);
        var jar = part.Lines.Single(l => l.Sku == Buying.Jar);
        Assert.Equal(HttpStatusCode.Redirect, (await shopper.PostOnly($"/orders/{number}/returns", ("Part", $"{part.Id}"), ($"Units[{jar.Id}]", "1"), ("Reason", "Damaged"), ("Words", "碎了一罐"))).Status);
        return await shop.Query(db => db.Returns.OrderByDescending(r => r.Id).Select(r => r.Number).FirstAsync());
    }

    private static async Task Decide(Browser seller, string number)
    {
        Assert.Equal(HttpStatusCode.Redirect, (await seller.PostOnly($"/cooperative/returns/{number}/acceptance", ("IsKept", "true"))).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await seller.PostOnly($"/cooperative/returns/{number}/refund")).Status);
    }

    private static async Task<string> Ordered(Browser shopper, (string Sku, int Units)[] goods)
    {
        foreach (var (sku, units) in goods)
        {
            await shopper.PostOnly($"/basket/items/{sku}", ("quantity", $"{units}"));
        }
        return Buying.NumberOf(await shopper.Order(Buying.NewKey()));
    }

    private static async Task Deliver(ShopApp shop, Browser seller, string number)
    {
        await seller.PostOnly($"/cooperative/parcels/{number}/confirmation");
        await seller.SendAll(number);
        Assert.Equal(HttpStatusCode.Redirect, (await seller.PostOnly($"/cooperative/parcels/{number}/delivery", ("Collected", await shop.Due(number, "weiping-sauce")))).Status);
    }

    /// <summary>How many stamps the account's page shows.</summary>
    private static async Task<int> Stamped(ShopApp shop, Browser shopper)
    {
        await shop.Do<CopyOrders>(c => c.Run());
        return (await shopper.Get("/account")).All(".stamps-places [data-stamped=yes]").Count;
    }
}
