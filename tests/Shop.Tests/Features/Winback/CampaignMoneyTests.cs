using System.Net;
using Shop.Features.Ledger;
using Shop.Features.Orders;
using Shop.Features.Payments;
using Shop.Tests.Features.Account;
using Shop.Tests.Features.Checkout;
using Shop.Tests.Features.Coupons;
using Shop.Tests.Features.Payments;
using Shop.Tests.Features.Settlements;

namespace Shop.Tests.Features.Winback;

/// <summary>What a campaign's coupon costs, and whom.</summary>
public sealed class CampaignMoneyTests
{
    [Theory, OnBothDatabases]
    public async Task A_members_coupon_is_refunded_and_settled_to_the_fen_and_free_again_only_where_nothing_had_left(DatabaseProvider provider)
    {
        await using var paying = await Paying.Start(provider, [.. Winning.Settings.Where(s => !s.Contains("PublicUrl", StringComparison.Ordinal))]);
        var shop = paying.App;
        await shop.Customers(3);
        using (var boss = await shop.SignedIn(Settling.Operator))
        {
            await boss.PostOnly(await boss.Draft() + "/beginning");
        }
        Assert.Equal(2, await shop.Send());
        var codes = await shop.Query(db => db.Coupons.OrderBy(c => c.Id).Select(c => c.Code).ToListAsync());

        // 3 × 39.00 less ten percent, nothing for delivery; sent, and one jar is given back.
        var sent = await Paid(paying, codes[0], 3);
        Assert.Equal((10530L, 1170L, 10530L), (sent.GoodsFen, sent.DiscountFen, sent.TotalFen));
        await shop.Do<ReadFee>(async r => await r.Run(await shop.Query(db => db.Payments.Where(p => p.OrderId == sent.Id).Select(p => p.Id).SingleAsync())));
        Assert.Equal(PartResult.Done, await paying.Ask<SendPart, PartResult>(s => s.Run(sent.Parts[0].Id, "顺丰", "SF1", null, "cooperative")));
        await paying.Ask<RefundOrder, RefundAnswer>(r => r.Run(sent.Id, new RefundRequest(new Dictionary<long, int> { [sent.Parts[0].Lines[0].Id] = 1 }, new HashSet<long>(), ""), "operator"));
        await paying.Sandbox.AllDeliveredAsync();
        Assert.Equal(3510, (await paying.Read(sent.Id)).Refunds.Single().AmountFen);
        // Another order is given back whole before it left.
        var whole = await Paid(paying, codes[1], 2);
        await paying.Ask<RefundOrder, RefundAnswer>(r => r.Whole(whole.Id, "", "operator"));
        await paying.Sandbox.AllDeliveredAsync();

        Assert.Equal([1, 0], await shop.Query(db => db.Coupons.OrderBy(c => c.Id).Select(c => c.Used).ToListAsync()));
        using var friend = shop.NewBrowser();
        await friend.PutIn(Buying.Jar);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await friend.TypeCoupon(codes[0])).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await friend.TypeCoupon(codes[1])).Status);
        Assert.Equal(codes[1], (await shop.OrderOf(await friend.Order(Buying.NewKey(), ("Phone", "13900000002")))).CouponCode);

        shop.Clock.Advance(TimeSpan.FromDays(1));
        var settlement = await shop.Settlement(await shop.Draft());
        // The shop bears 11.70, of which 3.90 go back with the jar. 5 % of 117.00 are 5.85, 1.95 of them go back. Stripe: 2.9 % of 105.30 are 3.05, and 2.00.
        var line = settlement.Lines.Single(l => l.OrderNumber == sent.Number);
        Assert.Equal((10530L, 0L, 780L, -390L, -505L, -3510L, 6905L), (line.GrossFen, line.DeliveryFen, line.CouponFen, line.CommissionFen, line.FeesFen, line.RefundsFen, line.NetFen));
        Assert.All(settlement.Lines.Where(l => l.OrderNumber == whole.Number), l => Assert.Equal((0L, 0L), (l.CouponFen, l.CommissionFen)));
        await shop.AssertStockReconciles();
    }

    private static async Task<Order> Paid(Paying paying, string code, int jars)
    {
        using var guest = paying.App.NewBrowser();
        await guest.PutIn(Buying.Jar, jars);
        Assert.Equal(HttpStatusCode.Redirect, (await guest.TypeCoupon(code)).Status);
        await guest.Order(Buying.NewKey(), ("Payment", "stripe"));
        var order = await paying.Read(await paying.App.Query(db => db.Orders.OrderByDescending(o => o.Id).Select(o => o.Id).FirstAsync()));
        await paying.Press(order, "pay");
        await paying.Sandbox.AllDeliveredAsync();
        return await paying.Read(order.Id);
    }
}
