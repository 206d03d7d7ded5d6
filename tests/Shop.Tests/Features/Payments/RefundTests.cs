using Shop.Features.Orders;
using Shop.Features.Payments;
using Shop.Sandbox;

namespace Shop.Tests.Features.Payments;

/// <summary>Money that goes back: in part, in full, slowly, not at all.</summary>
public sealed class RefundTests
{
    [Theory, OnBothDatabases]
    public async Task A_full_refund_gives_back_the_money_and_the_goods(DatabaseProvider provider)
    {
        await using var paying = await Paying.Start(provider);
        var order = await paying.Paid();
        var answer = await paying.Ask<RefundOrder, RefundAnswer>(r => r.Whole(order.Id, "客人改主意", "operator"));
        Assert.Equal(RefundOutcome.Requested, answer.Outcome);
        await paying.Sandbox.AllDeliveredAsync();
        order = await paying.Read(order.Id);
        Assert.Equal((RefundState.Succeeded, order.TotalFen), (order.Refunds.Single().State, order.RefundedFen));
        Assert.Equal(OrderState.Cancelled, order.State);
        Assert.All(order.Lines, l => Assert.Equal((l.Quantity, l.Quantity, l.TotalFen), (l.Refunded, l.Withdrawn, l.RefundedFen)));
        Assert.All(order.Parts, p => Assert.Equal(0, p.DueFen));
        Assert.All(order.Reservations, r => Assert.Equal(r.Quantity, r.Returned));
        Assert.Equal(["Placed", "Paid", $"Refunded:{order.Refunds[0].Id}"], await paying.Mails(order));
        Assert.Equal(RefundOutcome.Nothing, (await paying.Ask<RefundOrder, RefundAnswer>(r => r.Whole(order.Id, "", "operator"))).Outcome);
    }

    [Theory, OnBothDatabases]
    public async Task Refunds_in_part_add_up_to_what_was_paid_and_never_more(DatabaseProvider provider)
    {
        await using var paying = await Paying.Start(provider);
        var order = await paying.Paid(jarFen: 3333);
        var (jars, part) = (order.Parts[0].Lines[0], order.Parts[0]);
        Task<RefundAnswer> Refund(int units, bool delivery) => paying.Ask<RefundOrder, RefundAnswer>(r =>
            r.Run(order.Id, new RefundRequest(new Dictionary<long, int> { [jars.Id] = units }, delivery ? new HashSet<long> { part.Id } : [], ""), "operator"));
        Assert.Equal(RefundOutcome.TooMuch, (await Refund(4, false)).Outcome);
        Assert.Equal(RefundOutcome.TooMuch, (await Refund(-1, false)).Outcome);
        Assert.Equal(RefundOutcome.Nothing, (await Refund(0, false)).Outcome);
        Assert.Equal(3333, (await Refund(1, false)).Refund!.AmountFen);
        var then = await paying.Read(order.Id);
        Assert.Equal((OrderState.Paid, PartState.ToSend, 2), (then.State, then.Parts[0].State, then.Parts[0].Lines[0].Unsent));
        Assert.Equal(6666 + 800, (await Refund(2, true)).Refund!.AmountFen);
        Assert.Equal(RefundOutcome.TooMuch, (await Refund(1, false)).Outcome);
        await paying.Sandbox.AllDeliveredAsync();
        then = await paying.Read(order.Id);
        Assert.Equal([PartState.Cancelled, PartState.ToSend], then.Parts.Select(p => p.State));
        Assert.Equal(3 * 3333 + 800, then.RefundedFen);
        Assert.Equal(RefundOutcome.Requested, (await paying.Ask<RefundOrder, RefundAnswer>(r => r.Whole(order.Id, "", "operator"))).Outcome);
        Assert.Equal(then.TotalFen, (await paying.Read(order.Id)).RefundedFen);
    }

    [Theory, OnBothDatabases]
    public async Task A_refund_of_what_was_sent_brings_nothing_back_on_the_shelf(DatabaseProvider provider)
    {
        await using var paying = await Paying.Start(provider);
        var order = await paying.Paid();
        var (jars, part) = (order.Parts[0].Lines[0], order.Parts[0]);
        await paying.Ask<SendPart, PartResult>(s => s.Run(part.Id, "顺丰", "SF1", new Dictionary<long, int> { [jars.Id] = 2 }, "cooperative"));
        await paying.Ask<RefundOrder, RefundAnswer>(r => r.Run(order.Id, new RefundRequest(new Dictionary<long, int> { [jars.Id] = 3 }, new HashSet<long>(), ""), "operator"));
        order = await paying.Read(order.Id);
        jars = order.Parts[0].Lines[0];
        Assert.Equal((3, 1, 2, PartState.Sent), (jars.Refunded, jars.Withdrawn, jars.Sent, order.Parts[0].State));
        Assert.Equal(1, order.Reservations.Single(r => r.PartId == part.Id).Returned);
    }

    [Theory, OnBothDatabases]
    public async Task A_refund_to_a_wallet_is_pending_until_Stripe_says_so(DatabaseProvider provider)
    {
        await using var paying = await Paying.Start(provider);
        paying.Sandbox.HoldEvents = false;
        var order = await paying.Paid("alipay");
        paying.Sandbox.HoldEvents = true;
        await paying.Ask<RefundOrder, RefundAnswer>(r => r.Whole(order.Id, "", "operator"));
        Assert.Equal(RefundState.Pending, (await paying.Read(order.Id)).Refunds.Single().State);
        using var browser = paying.App.NewBrowser("en");
        Assert.Contains("on its way", (await browser.Get(paying.Link(order))).Text, StringComparison.Ordinal);
        paying.Sandbox.SettleRefunds();
        await paying.Sandbox.DeliverPendingAsync(newestFirst: true);
        order = await paying.Read(order.Id);
        Assert.Equal(RefundState.Succeeded, order.Refunds.Single().State);
        Assert.Single(order.Events, e => e.Kind == OrderEventKind.Refunded);
    }

    [Theory, OnBothDatabases]
    public async Task A_refund_that_fails_can_be_given_back_again_and_its_goods_only_once(DatabaseProvider provider)
    {
        await using var paying = await Paying.Start(provider);
        // The sandbox fails wallet refunds that end in 44 fen.
        var order = await paying.Paid("wechat_pay", jarFen: 3944);
        var jars = order.Parts[0].Lines[0].Id;
        var one = new RefundRequest(new Dictionary<long, int> { [jars] = 1 }, new HashSet<long>(), "");
        var failed = (await paying.Ask<RefundOrder, RefundAnswer>(r => r.Run(order.Id, one, "operator"))).Refund!;
        paying.Sandbox.SettleRefunds();
        await paying.Sandbox.AllDeliveredAsync();
        var then = await paying.Read(order.Id);
        Assert.Equal(RefundState.Failed, then.Refunds.Single().State);
        Assert.Equal((0, 0L, 1), (then.Parts[0].Lines[0].Refunded, then.Parts[0].Lines[0].RefundedFen, then.Parts[0].Lines[0].Withdrawn));
        Assert.Contains($"RefundFailed:{failed.Id}", await paying.Mails(order));
        Assert.Equal(RefundOutcome.ByHand, (await paying.Ask<RefundOrder, RefundAnswer>(r => r.Again(order.Id, failed.Id, byHand: true, "operator"))).Outcome);
        then = await paying.Read(order.Id);
        Assert.Equal((1, 3944L, 1), (then.Parts[0].Lines[0].Refunded, then.Parts[0].Lines[0].RefundedFen, then.Parts[0].Lines[0].Withdrawn));
        Assert.Equal(1, then.Reservations.Single(r => r.PartId == then.Parts[0].Id).Returned);
        Assert.Equal(3944, then.RefundedFen);
    }

    [Theory, OnBothDatabases]
    public async Task A_refund_that_Stripe_did_not_hear_of_is_asked_for_again_with_the_same_key(DatabaseProvider provider)
    {
        await using var paying = await Paying.Start(provider);
        var order = await paying.Paid();
        paying.Sandbox.Disturb("/v1/refunds", new Fault { Answer = 0, AfterWork = true, Times = 3 });
        var refund = (await paying.Ask<RefundOrder, RefundAnswer>(r => r.Whole(order.Id, "", "operator"))).Refund!;
        await paying.App.Do<SendRefund>(s => s.Run(refund.Id));
        await paying.Sandbox.AllDeliveredAsync();
        Assert.Equal(RefundState.Succeeded, (await paying.Read(order.Id)).Refunds.Single().State);
        Assert.Single(paying.Sandbox.Exchanges.Where(e => e is { Method: "POST", Path: "/v1/refunds" }).Select(e => e.IdempotencyKey).Distinct());
        Assert.Single(paying.Sandbox.Events, e => e.Type == "refund.created");
    }

    [Theory, OnBothDatabases]
    public async Task A_worker_asks_again_for_refunds_that_were_left_behind(DatabaseProvider provider)
    {
        await using var paying = await Paying.Start(provider, "--Shop:Workers=true");
        var order = await paying.Paid();
        paying.Sandbox.Disturb("/v1/refunds", new Fault { Answer = 503, Times = 3 });
        await paying.Ask<RefundOrder, RefundAnswer>(r => r.Whole(order.Id, "", "operator"));
        Assert.Equal(RefundState.Requested, (await paying.Read(order.Id)).Refunds.Single().State);
        paying.App.Clock.Advance(TimeSpan.FromMinutes(1));
        for (var i = 0; i < 100 && (await paying.Read(order.Id)).Refunds.Single().State == RefundState.Requested; i++)
        {
            await Task.Delay(200);
        }
        Assert.Equal(RefundState.Succeeded, (await paying.Read(order.Id)).Refunds.Single().State);
    }

    [Theory, OnBothDatabases]
    public async Task Nothing_goes_back_for_what_was_not_paid(DatabaseProvider provider)
    {
        await using var paying = await Paying.Start(provider);
        foreach (var order in new[] { await paying.Place(), await paying.Place(PaymentMethod.CashOnDelivery) })
        {
            Assert.Equal(RefundOutcome.NotPaid, (await paying.Ask<RefundOrder, RefundAnswer>(r => r.Whole(order.Id, "", "operator"))).Outcome);
        }
    }

    [Theory, OnBothDatabases]
    public async Task Cash_is_given_back_by_hand_and_recorded(DatabaseProvider provider)
    {
        await using var paying = await Paying.Start(provider);
        var order = await paying.Place(PaymentMethod.CashOnDelivery);
        foreach (var part in order.Parts)
        {
            await paying.Ask<ConfirmPart, PartResult>(c => c.Run(part.Id, "cooperative"));
            await paying.Ask<SendPart, PartResult>(s => s.Run(part.Id, "邮政", "EM1", null, "cooperative"));
            await paying.Ask<DeliverPart, PartResult>(d => d.Run(part.Id, part.DueFen, "cooperative"));
        }
        var answer = await paying.Ask<RefundOrder, RefundAnswer>(r => r.Whole(order.Id, "破了", "operator"));
        Assert.Equal((RefundOutcome.ByHand, RefundState.ByHand, order.TotalFen), (answer.Outcome, answer.Refund!.State, answer.Refund.AmountFen));
        Assert.Contains($"Refunded:{answer.Refund.Id}", await paying.Mails(order));
    }
}
