using Microsoft.Extensions.DependencyInjection;
using Shop.Features.Ledger;
using Shop.Features.Orders;
using Shop.Features.Payments;
using Shop.Features.Settlements;
using Shop.Tests.Features.Account;
using Shop.Tests.Features.Checkout;
using Shop.Tests.Features.Coupons;
using Shop.Tests.Features.Payments;

namespace Shop.Tests.Features.Settlements;

/// <summary>Settlements calculated by hand, to the fen.</summary>
public class SettlementSumsTests
{
    [Theory, OnBothDatabases]
    public async Task A_period_with_a_part_refund_cash_at_the_door_and_changed_terms_is_right_to_the_fen(DatabaseProvider provider)
    {
        await using var paying = await Paying.Start(provider);
        var (shop, sauce) = (paying.App, await paying.App.Cooperative());
        // Sauces: 5 % of everybody. From tomorrow this cooperative pays 10 %.
        var today = shop.Service<ShopClock>().Today;
        Assert.Equal(TermResult.Done, await paying.Ask<AgreeTerms, TermResult>(a => a.Add(new CommissionTerm { CooperativeId = sauce, Scope = CommissionTerm.ScopeOf(sauce, null), Permille = 100, From = today.AddDays(1), By = "operator" })));

        // 3 × 39.00, no delivery fee from 99.00. Paid by card, sent, one jar given back.
        var card = await Bought(paying, 3, "stripe");
        Assert.Equal((11700L, 0L), (card.GoodsFen, card.DeliveryFen));
        await paying.Press(card, "pay");
        await paying.Sandbox.AllDeliveredAsync();
        await paying.App.Do<ReadFee>(async r => await r.Run(await shop.Query(db => db.Payments.Where(p => p.State == PaymentState.Paid).Select(p => p.Id).SingleAsync())));
        Assert.Equal(PartResult.Done, await paying.Ask<SendPart, PartResult>(s => s.Run(card.Parts[0].Id, "顺丰", "SF1", null, "cooperative")));
        await paying.Ask<RefundOrder, RefundAnswer>(r => r.Run(card.Id, new RefundRequest(new Dictionary<long, int> { [card.Parts[0].Lines[0].Id] = 1 }, new HashSet<long>(), ""), "operator"));
        await paying.Sandbox.AllDeliveredAsync();

        // The next day, under the new terms: 2 × 39.00 and 8.00, all of it taken at the door.
        shop.Clock.Advance(TimeSpan.FromDays(1));
        var cash = await Bought(paying, 2, "cod");
        Assert.Equal((7800L, 800L), (cash.GoodsFen, cash.DeliveryFen));
        await Delivered(paying, cash);
        shop.Clock.Advance(TimeSpan.FromDays(1));

        var settlement = await shop.Settlement(await shop.Draft());
        var (first, second) = (settlement.Lines[0], settlement.Lines[1]);
        // 5 % of 117.00 is 5.85, of the 39.00 given back 1.95: 3.90 stay. Stripe: 2.9 % of 117.00 is 3.393, and 2.00: 5.39.
        Assert.Equal((card.Number, 11700L, 0L, -390L, -539L, -3900L, 0L, 6871L), (first.OrderNumber, first.GrossFen, first.DeliveryFen, first.CommissionFen, first.FeesFen, first.RefundsFen, first.CashFen, first.NetFen));
        // 10 % of 78.00. The 86.00 are in the cooperative's hands.
        Assert.Equal((cash.Number, 7800L, 800L, -780L, 0L, 0L, -8600L, -780L), (second.OrderNumber, second.GrossFen, second.DeliveryFen, second.CommissionFen, second.FeesFen, second.RefundsFen, second.CashFen, second.NetFen));
        Assert.Equal((6091L, 2), (settlement.NetFen, settlement.Lines.Count));
        await shop.Agree(settlement.Number);
        Assert.True(await paying.Ask<MoveSettlement, bool>(m => m.Close(settlement, "operator")));
        var postings = await shop.Query(db => db.Postings.AsNoTracking().Where(p => p.CooperativeId == sauce).ToListAsync());
        Assert.Equal(new long[] { 0, 0, 6091 }, new[] { postings.Sum(p => p.OwedFen), postings.Sum(p => p.On(LedgerAccount.CashAtCooperative)), -postings.Sum(p => p.On(LedgerAccount.Bank)) });
    }

    [Theory, OnBothDatabases]
    public async Task A_coupon_of_which_the_shop_bears_a_third_is_charged_refunded_and_settled_to_the_fen(DatabaseProvider provider)
    {
        await using var paying = await Paying.Start(provider);
        var shop = paying.App;
        await shop.MakeCoupon(c => (c.AmountFen, c.Percent, c.MinimumFen, c.ShopPermille) = (1001, null, 10000, 333));
        using (var guest = shop.NewBrowser())
        {
            await guest.PutIn(Buying.Jar, 3);
            await guest.PutIn(Buying.Bookmark);
            await guest.TypeCoupon();
            await guest.Order(Buying.NewKey(), ("Payment", "stripe"));
        }
        var order = await paying.Read(await shop.Query(db => db.Orders.Select(o => o.Id).SingleAsync()));
        // 117.00 and 28.00 less 10.01, and 10.00 for the bookmark's way: that is what Stripe takes.
        await paying.Press(order, "pay");
        await paying.Sandbox.AllDeliveredAsync();
        var payment = await shop.Query(db => db.Payments.SingleAsync());
        Assert.Equal((14499L, 14499L, PaymentState.Paid), (order.TotalFen, payment.AmountFen, payment.State));
        await shop.Do<ReadFee>(r => r.Run(payment.Id));
        // The jars cost 108.92 after their 8.08. One of the three is given back: a third, rounded down.
        var jars = order.Lines.Single(l => l.Sku == Buying.Jar);
        await paying.Ask<RefundOrder, RefundAnswer>(r => r.Run(order.Id, new RefundRequest(new Dictionary<long, int> { [jars.Id] = 1 }, new HashSet<long>(), ""), "operator"));
        await paying.Sandbox.AllDeliveredAsync();
        Assert.Equal(3630, (await paying.Read(order.Id)).Refunds.Single().AmountFen);
        Assert.Equal(1, (await shop.Coupon()).Used);
        shop.Clock.Advance(TimeSpan.FromDays(1));

        var sauce = await shop.Settlement(await shop.Draft());
        var line = sauce.Lines.Single();
        // The shop bears 3.33 of the 10.01, 2.69 of it for the jars; 3630/10892 of that goes back, 0.89: 1.80 stay. 5 % of 108.92 + 2.69 are 5.58, of which 1.85 go back.
        // Stripe: 2.9 % of 144.99 and 2.00 are 6.20; 108.92 of 144.99 bear 4.66.
        Assert.Equal((10892L, 0L, 180L, -373L, -466L, -3630L), (line.GrossFen, line.DeliveryFen, line.CouponFen, line.CommissionFen, line.FeesFen, line.RefundsFen));
        Assert.Equal(6603, sauce.NetFen);
        var crafts = await shop.Settlement(await shop.Draft("xiandu-crafts"));
        // 26.07 and 10.00, 0.64 from the shop, 8 % of 26.71, the rest of Stripe's fee.
        Assert.Equal((2607L, 1000L, 64L, -214L, -154L, 3303L), (crafts.Lines.Single().GrossFen, crafts.Lines.Single().DeliveryFen, crafts.Lines.Single().CouponFen, crafts.Lines.Single().CommissionFen, crafts.Lines.Single().FeesFen, crafts.NetFen));
        await shop.AssertLedgerAgrees();
    }

    [Theory, OnBothDatabases]
    public async Task A_negative_end_is_carried_into_the_next_settlement_once(DatabaseProvider provider)
    {
        await using var paying = await Paying.Start(provider);
        var shop = paying.App;
        // Two jars for cash: the cooperative has 86.00 and owes 5 % of 78.00.
        await Delivered(paying, await Bought(paying, 2, "cod"));
        shop.Clock.Advance(TimeSpan.FromDays(1));
        var below = await shop.Settlement(await shop.Draft());
        Assert.Equal(-390, below.NetFen);
        await shop.Agree(below.Number);
        using (var boss = await shop.SignedIn(Settling.Operator))
        {
            await boss.Submit(await boss.Get($"/operator/settlements/{below.Number}"), "form[action$='/payment']");
        }
        Assert.Equal(SettlementState.Carried, (await shop.Settlement(below.Number)).State);
        Assert.False(await shop.Query(db => db.Postings.AnyAsync(p => p.Kind == PostingKind.Payout)));
        using (var member = await shop.SignedIn(Settling.Weiping))
        {
            Assert.Equal("−¥3.90", (await member.Get("/cooperative/settlements")).One(".sums dd.sums-total").TextContent);
        }

        await shop.Owe(1000, daysAgo: 0);
        shop.Clock.Advance(TimeSpan.FromDays(1));
        var next = await shop.Settlement(await shop.Draft());
        Assert.Equal((610L, -390L, below.Id), (next.NetFen, next.Lines[0].OpeningFen, next.Lines[0].CarriedFromId!.Value));
        await shop.Agree(next.Number);
        Assert.True(await paying.Ask<MoveSettlement, bool>(m => m.Close(next, "operator")));
        await shop.Owe(5, daysAgo: 0);
        shop.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(5, (await shop.Settlement(await shop.Draft())).NetFen);
        await shop.AssertLedgerAgrees();
    }

    private static async Task<Order> Bought(Paying paying, int jars, string payment)
    {
        using var guest = paying.App.NewBrowser();
        await guest.PutIn(Buying.Jar, jars);
        await guest.Order(Buying.NewKey(), ("Payment", payment));
        return await paying.Read(await paying.App.Query(db => db.Orders.OrderByDescending(o => o.Id).Select(o => o.Id).FirstAsync()));
    }

    private static async Task Delivered(Paying paying, Order order)
    {
        var part = order.Parts[0];
        await paying.Ask<ConfirmPart, PartResult>(c => c.Run(part.Id, "cooperative"));
        await paying.Ask<SendPart, PartResult>(s => s.Run(part.Id, "顺丰", "SF2", null, "cooperative"));
        Assert.Equal(PartResult.Done, await paying.Ask<DeliverPart, PartResult>(d => d.Run(part.Id, part.DueFen, "cooperative")));
    }
}
