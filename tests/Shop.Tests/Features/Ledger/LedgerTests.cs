using Microsoft.Extensions.DependencyInjection;
using Shop.Features.Ledger;
using Shop.Features.Orders;
using Shop.Features.Payments;
using Shop.Tests.Features.Checkout;
using Shop.Tests.Features.Payments;
using Acc = Shop.Model.LedgerAccount;

namespace Shop.Tests.Features.Ledger;

/// <summary>What is posted on each way that money takes. Each test ends with the check that everything due is posted and nothing else.</summary>
public sealed class LedgerTests
{
    [Theory, OnBothDatabases]
    public async Task A_paid_order_is_posted_to_the_fen(DatabaseProvider provider)
    {
        await using var paying = await Paying.Start(provider);
        var order = await Paid(paying);
        await ReadFees(paying);
        var (sauce, gate) = (order.Parts[0].CooperativeId, order.Parts[1].CooperativeId);

        // By hand. Jars 3 × 39.00, delivery 8.00, commission 5 %: 117.00 × 0.05 = 5.85. Bookmark 18.00, delivery 6.00, commission 8 %: 1.44.
        // Stripe's stand-in keeps 2.9 % + 2.00 of 149.00 by card: 4.321 → 4.32, and 2.00: 6.32. Shared 125 : 24: 5.302 and 1.018; the fen left over goes to the second.
        Assert.Equal(
        [
            ("Commission", Acc.Cooperative, Acc.Commission, 144, gate), ("Commission", Acc.Cooperative, Acc.Commission, 585, sauce), ("Delivery", Acc.Stripe, Acc.Cooperative, 600, gate), ("Delivery", Acc.Stripe, Acc.Cooperative, 800, sauce),
            ("PaymentFee", Acc.Cooperative, Acc.Stripe, 102, gate), ("PaymentFee", Acc.Cooperative, Acc.Stripe, 530, sauce), ("Sale", Acc.Stripe, Acc.Cooperative, 1800, gate), ("Sale", Acc.Stripe, Acc.Cooperative, 11700, sauce),
        ],
        (await Postings(paying, order)).Select(p => (p.Kind.ToString(), p.Debit, p.Credit, p.AmountFen, p.CooperativeId!.Value)).OrderBy(p => p.Item1, StringComparer.Ordinal).ThenBy(p => p.AmountFen));
        Assert.Equal(11700 + 800 - 585 - 530, await Owed(paying, sauce));
        Assert.Equal(14900 - 632, await Balance(paying, Acc.Stripe));
    }

    [Theory, OnBothDatabases]
    public async Task Refunds_take_back_the_sale_and_give_back_the_commission_until_none_is_left(DatabaseProvider provider)
    {
        await using var paying = await Paying.Start(provider);
        var order = await Paid(paying, jarFen: 3333);
        var (jars, part) = (order.Parts[0].Lines[0].Id, order.Parts[0]);
        // 99.99 × 5 % = 4.9995 → 5.00; a third of it is 1.66 and not 1.67, two thirds 3.33.
        var expected = new[] { 166, 167, 167 };
        for (var unit = 0; unit < 3; unit++)
        {
            await Refund(paying, order, new() { [jars] = 1 });
            await paying.Sandbox.AllDeliveredAsync();
            Assert.Equal(expected[unit], (await Postings(paying, order)).Where(p => p.Kind == PostingKind.CommissionBack).OrderBy(p => p.Id).Last().AmountFen);
            await paying.App.AssertLedgerAgrees();
        }
        Assert.Equal(0, (await Postings(paying, order)).Where(p => p.LineId == jars).Sum(p => p.On(Acc.Commission)));
        Assert.Equal(800, await Owed(paying, part.CooperativeId));
        await paying.Ask<RefundOrder, RefundAnswer>(r => r.Whole(order.Id, "", "operator"));
        await paying.Sandbox.AllDeliveredAsync();
        Assert.Equal(new long[] { 0, 0, 0, 0 }, new[] { await Owed(paying, part.CooperativeId), await Owed(paying, order.Parts[1].CooperativeId), await Balance(paying, Acc.Stripe), await Balance(paying, Acc.Commission) });
    }

    [Theory, OnBothDatabases]
    public async Task A_refund_that_fails_after_all_is_undone_and_the_next_one_counts(DatabaseProvider provider)
    {
        await using var paying = await Paying.Start(provider);
        var order = await Paid(paying, "wechat_pay");
        var jars = order.Parts[0].Lines[0].Id;
        var refund = (await Refund(paying, order, new() { [jars] = 1 })).Refund!;
        paying.Sandbox.SettleRefunds();
        await paying.Sandbox.AllDeliveredAsync();
        var owed = await Owed(paying, order.Parts[0].CooperativeId);
        Assert.Equal(12500 - 585 - 3900 + 195, owed);

        await paying.App.Do<IServiceProvider>(s => s.GetRequiredService<ChangeOrder>().Run(order.Id, held =>
        {
            s.GetRequiredService<ApplyRefund>().Run(held, held.Refunds.Single(r => r.Id == refund.Id), null, "failed");
            return Task.FromResult(true);
        }, default));
        Assert.Equal(12500 - 585, await Owed(paying, order.Parts[0].CooperativeId));
        Assert.Equal(4, (await Postings(paying, order)).Count(p => p.RefundId == refund.Id));
        // The stand-in believes the money gone, which in truth came back: this goes by hand, from the bank.
        await paying.Ask<RefundOrder, RefundAnswer>(r => r.Again(order.Id, refund.Id, byHand: true, "operator"));
        Assert.Equal(owed, await Owed(paying, order.Parts[0].CooperativeId));
        Assert.Equal(-3900, await Balance(paying, Acc.Bank));
    }

    [Theory, OnBothDatabases]
    public async Task Cash_taken_at_the_door_is_the_cooperatives_already(DatabaseProvider provider)
    {
        await using var paying = await Paying.Start(provider);
        var order = await Placed(paying, PaymentMethod.CashOnDelivery);
        var (whole, less) = (order.Parts[0], order.Parts[1]);
        Assert.Empty(await Postings(paying, order));
        await Deliver(paying, whole, 12500);
        // 24.00 were due, 12.00 taken: 18.00 and 6.00 sold for half, and half the commission of 1.44.
        await Deliver(paying, less, 1200);

        Assert.Equal(-585, await Owed(paying, whole.CooperativeId));
        Assert.Equal(12500, await Balance(paying, Acc.CashAtCooperative, whole.CooperativeId));
        Assert.Equal([(PostingKind.Sale, 900), (PostingKind.Commission, 72), (PostingKind.Delivery, 300)], (await Postings(paying, order)).Where(p => p.PartId == less.Id).Select(p => (p.Kind, p.AmountFen)));
        await Refund(paying, order, new() { [whole.Lines[0].Id] = 3 });
        Assert.Equal(new long[] { 0, 800 }, new[] { await Owed(paying, whole.CooperativeId), await Balance(paying, Acc.CashAtCooperative, whole.CooperativeId) });
    }

    [Theory, OnBothDatabases]
    public async Task A_payment_that_came_too_late_is_owed_to_the_shopper_until_it_is_back(DatabaseProvider provider)
    {
        await using var paying = await Paying.Start(provider);
        var order = await Placed(paying);
        await paying.Press(order, "late", "alipay");
        await paying.Sandbox.AllDeliveredAsync();
        Assert.Equal(OrderState.Expired, (await paying.Read(order.Id)).State);
        Assert.Equal([(PostingKind.LatePayment, Acc.Stripe, Acc.Shoppers, 14900)], (await Postings(paying, order)).Select(p => (p.Kind, p.Debit, p.Credit, p.AmountFen)));
        paying.Sandbox.SettleRefunds();
        await paying.Sandbox.AllDeliveredAsync();
        await ReadFees(paying);
        // Nobody sold anything: the shop bears the fee, 2.2 % of 149.00.
        Assert.Equal(new long[] { 0, 328, -328 }, new[] { await Balance(paying, Acc.Shoppers), await Balance(paying, Acc.PaymentFees), await Balance(paying, Acc.Stripe) });
    }

    [Theory, OnBothDatabases]
    public async Task The_shops_share_of_a_coupon_is_paid_to_the_cooperative_and_comes_back_with_a_refund(DatabaseProvider provider)
    {
        await using var paying = await Paying.Start(provider);
        // Jars 117.00, 10.00 off of which the shop bears 7.00; commission of 107.00 + 7.00.
        var order = await Placed(paying, change: (db, id) => db.OrderLines.Where(l => l.Part.OrderId == id && l.Sku == "WJF-CLS-MILD")
            .ExecuteUpdateAsync(s => s.SetProperty(l => l.DiscountFen, 1000).SetProperty(l => l.ShopDiscountFen, 700)), lessFen: 1000);
        await paying.Press(order, "pay");
        await paying.Sandbox.AllDeliveredAsync();
        var sauce = order.Parts[0];
        Assert.Equal(10700 + 700 + 800 - 570, await Owed(paying, sauce.CooperativeId));
        Assert.Equal(700, await Balance(paying, Acc.Coupons));
        await Refund(paying, order, new() { [sauce.Lines[0].Id] = 1 });
        await paying.Sandbox.AllDeliveredAsync();
        // A third of 107.00 is 35.66, of 7.00 2.33 (by 35.66 of 107.00, rounded down: 2.33), of 5.70 1.89.
        Assert.Equal(10700 + 700 + 800 - 570 - 3566 - 233 + 189, await Owed(paying, sauce.CooperativeId));
        await Refund(paying, order, new() { [sauce.Lines[0].Id] = 2 });
        await paying.Sandbox.AllDeliveredAsync();
        Assert.Equal(new long[] { 800, 0, 144 }, new[] { await Owed(paying, sauce.CooperativeId), await Balance(paying, Acc.Coupons), -await Balance(paying, Acc.Commission) });
    }

    [Theory, OnBothDatabases]
    public async Task Money_given_back_at_Stripe_itself_waits_for_an_explanation(DatabaseProvider provider)
    {
        await using var paying = await Paying.Start(provider);
        var order = await Paid(paying);
        await paying.App.Do<IServiceProvider>(s => s.GetRequiredService<ChangeOrder>().Run(order.Id, held =>
        {
            var refund = new Refund { OrderId = held.Id, PaymentId = held.Payments[0].Id, AmountFen = 500, By = "stripe", RequestedAt = DateTime.UtcNow, StripeRefundId = "re_elsewhere" };
            held.Refunds.Add(refund);
            s.GetRequiredService<ApplyRefund>().Run(held, refund, "re_elsewhere", "succeeded");
            return Task.FromResult(true);
        }, default));
        Assert.Equal(500, await Balance(paying, Acc.Unexplained));
    }

    [Theory, OnBothDatabases]
    public async Task An_order_keeps_the_commission_that_held_when_it_was_placed(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, Buying.ManyOrders);
        using var visitor = shop.NewBrowser();
        await visitor.PutIn(Buying.Jar);
        await visitor.PutIn(Buying.Bookmark);
        var placed = await visitor.Order(Buying.NewKey());
        var order = await shop.OrderOf(placed);
        // As seeded: food 5 %, everything else 8 %.
        Assert.Equal([50, 80], order.Lines.OrderBy(l => l.Id).Select(l => l.CommissionPermille));
        await shop.Query(db => db.CommissionTerms.ExecuteUpdateAsync(s => s.SetProperty(t => t.Permille, 500)));
        order = await shop.OrderOf(placed);
        Assert.Equal([195, 224], order.Lines.OrderBy(l => l.Id).Select(l => l.CommissionFen));
    }

    [Theory, OnBothDatabases]
    public async Task The_check_names_what_is_missing_wrong_or_too_much_and_posting_again_adds_only_what_is_missing(DatabaseProvider provider)
    {
        await using var paying = await Paying.Start(provider);
        var order = await Paid(paying);
        var sale = $"part:{order.Parts[0].Id}:line:{order.Parts[0].Lines[0].Id}:sale";
        await paying.App.Query(db => db.Postings.Where(p => p.Occasion == sale).ExecuteDeleteAsync());
        await paying.App.Query(db => db.Postings.Where(p => p.Kind == PostingKind.Delivery && p.AmountFen == 600).ExecuteUpdateAsync(s => s.SetProperty(p => p.AmountFen, 601)));
        var found = await paying.Ask<CheckLedger, IReadOnlyList<string>>(c => c.Run());
        Assert.Contains($"order {order.Number}: {sale} isn't posted: Sale Stripe to Cooperative 11700 fen", found);
        Assert.Contains(found, f => f.Contains("is Delivery Stripe to Cooperative 601 fen, should be Delivery Stripe to Cooperative 600 fen", StringComparison.Ordinal));
        Assert.Contains($"order {order.Number}: Stripe has 3201 fen of it, should have 14900", found);

        await paying.App.Query(db => db.Postings.ExecuteDeleteAsync());
        Assert.Equal(6, await paying.Ask<PostMissing, int>(p => p.Run()));
        Assert.Equal(0, await paying.Ask<PostMissing, int>(p => p.Run()));
    }

    private static async Task<Order> Placed(Paying paying, PaymentMethod method = PaymentMethod.Stripe, long jarFen = 3900, Func<ShopDb, long, Task>? change = null, long lessFen = 0)
    {
        var order = await paying.Place(method, jarFen: jarFen);
        await paying.App.Query(async db =>
        {
            await db.OrderLines.Where(l => l.Part.OrderId == order.Id).ExecuteUpdateAsync(s => s.SetProperty(l => l.CommissionPermille, l => l.Sku == "WJF-CLS-MILD" ? 50 : 80));
            if (change is not null)
            {
                await change(db, order.Id);
                await db.OrderParts.Where(p => p.Id == order.Parts[0].Id).ExecuteUpdateAsync(s => s.SetProperty(p => p.GoodsFen, p => p.GoodsFen - lessFen));
                await db.Orders.Where(o => o.Id == order.Id).ExecuteUpdateAsync(s => s.SetProperty(o => o.GoodsFen, o => o.GoodsFen - lessFen).SetProperty(o => o.TotalFen, o => o.TotalFen - lessFen));
            }
            return 0;
        });
        return await paying.Read(order.Id);
    }

    private static async Task<Order> Paid(Paying paying, string method = "card", long jarFen = 3900)
    {
        var order = await Placed(paying, jarFen: jarFen);
        await paying.Press(order, "pay", method);
        await paying.Sandbox.AllDeliveredAsync();
        return await paying.Read(order.Id);
    }

    private static async Task ReadFees(Paying paying)
    {
        foreach (var id in await paying.App.Query(db => db.Payments.Where(p => p.State == PaymentState.Paid).Select(p => p.Id).ToListAsync()))
        {
            await paying.App.Do<ReadFee>(r => r.Run(id));
        }
    }

    private static async Task Deliver(Paying paying, OrderPart part, long collectedFen)
    {
        await paying.Ask<ConfirmPart, PartResult>(c => c.Run(part.Id, "cooperative"));
        await paying.Ask<SendPart, PartResult>(s => s.Run(part.Id, "顺丰", "SF1", null, "cooperative"));
        Assert.Equal(PartResult.Done, await paying.Ask<DeliverPart, PartResult>(d => d.Run(part.Id, collectedFen, "cooperative")));
    }

    private static Task<RefundAnswer> Refund(Paying paying, Order order, Dictionary<long, int> units) =>
        paying.Ask<RefundOrder, RefundAnswer>(r => r.Run(order.Id, new RefundRequest(units, new HashSet<long>(), ""), "operator"));

    private static Task<List<Posting>> Postings(Paying paying, Order order) =>
        paying.App.Query(db => db.Postings.AsNoTracking().Where(p => p.OrderId == order.Id).OrderBy(p => p.Id).ToListAsync());

    private static async Task<long> Balance(Paying paying, Acc account, int? cooperative = null) =>
        (await paying.App.Query(db => db.Postings.AsNoTracking().Where(p => cooperative == null || p.CooperativeId == cooperative).ToListAsync())).Sum(p => p.On(account));

    private static async Task<long> Owed(Paying paying, int cooperative) =>
        (await paying.App.Query(db => db.Postings.AsNoTracking().Where(p => p.CooperativeId == cooperative).ToListAsync())).Sum(p => p.OwedFen);
}
