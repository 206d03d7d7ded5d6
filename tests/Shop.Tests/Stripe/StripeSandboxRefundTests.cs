using System.Net;
using Stripe;

namespace Shop.Tests.StripeStandIn;

public sealed class StripeSandboxRefundTests : IAsyncLifetime
{
    private Rehearsal stripe = null!;

    public async ValueTask InitializeAsync() => stripe = await Rehearsal.StartAsync();

    public ValueTask DisposeAsync() => stripe.DisposeAsync();

    private RefundService Refunds => stripe.Stripe.V1.Refunds;

    private Task<Stripe.Refund> RefundAsync(string paymentIntent, long? fen = null) =>
        Refunds.CreateAsync(new RefundCreateOptions { PaymentIntent = paymentIntent, Amount = fen, Reason = "requested_by_customer" });

    [Fact]
    public async Task A_card_is_refunded_at_once_in_parts_and_never_more_than_was_paid()
    {
        var paid = await stripe.PaidSessionAsync();
        Assert.Equal("succeeded", (await RefundAsync(paid.PaymentIntentId, 2000)).Status);
        var refusal = await Assert.ThrowsAsync<StripeException>(() => RefundAsync(paid.PaymentIntentId, 7001));
        Assert.Equal("amount", refusal.StripeError.Param);

        var rest = await RefundAsync(paid.PaymentIntentId);
        Assert.Equal(7000, rest.Amount);
        refusal = await Assert.ThrowsAsync<StripeException>(() => RefundAsync(paid.PaymentIntentId));
        Assert.Equal("charge_already_refunded", refusal.StripeError.Code);

        var all = await Refunds.ListAsync(new RefundListOptions { PaymentIntent = paid.PaymentIntentId });
        Assert.Equal([7000L, 2000L], all.Data.Select(r => r.Amount));
        await stripe.Sandbox.AllDeliveredAsync();
        var charge = stripe.Received.Where(e => e.Type == "charge.refunded").Select(e => (Charge)e.Data.Object).Last();
        Assert.Equal((true, 9000L), (charge.Refunded, charge.AmountRefunded));
    }

    [Theory]
    [InlineData("alipay")]
    [InlineData("wechat_pay")]
    public async Task A_wallet_is_refunded_after_a_while(string method)
    {
        var paid = await stripe.PaidSessionAsync(method);
        var refund = await RefundAsync(paid.PaymentIntentId, 3900);
        Assert.Equal("pending", refund.Status);
        stripe.Clock.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal("succeeded", (await Refunds.GetAsync(refund.Id)).Status);
        await stripe.Sandbox.AllDeliveredAsync();
        Assert.Equal(["checkout.session.completed", "refund.created", "refund.updated", "charge.refunded"], stripe.ReceivedTypes);
    }

    [Fact]
    public async Task A_wallet_refund_of_44_fen_fails_and_the_money_can_be_refunded_again()
    {
        var paid = await stripe.PaidSessionAsync("alipay");
        var refund = await RefundAsync(paid.PaymentIntentId, 3944);
        stripe.Sandbox.SettleRefunds();
        Assert.Equal("failed", (await Refunds.GetAsync(refund.Id)).Status);
        await stripe.Sandbox.AllDeliveredAsync();
        Assert.Contains("refund.failed", stripe.ReceivedTypes);
        Assert.Equal(9000, (await RefundAsync(paid.PaymentIntentId)).Amount);
    }

    [Fact]
    public async Task Alipay_takes_no_refund_after_ninety_days()
    {
        var paid = await stripe.PaidSessionAsync("alipay");
        stripe.Clock.Advance(TimeSpan.FromDays(91));
        Assert.Equal(HttpStatusCode.BadRequest, (await Assert.ThrowsAsync<StripeException>(() => RefundAsync(paid.PaymentIntentId))).HttpStatusCode);
    }

    [Fact]
    public async Task What_was_not_paid_is_not_refunded()
    {
        var session = await stripe.OpenSessionAsync();
        await stripe.PressAsync(session.Id, "decline");
        var declined = await stripe.Sessions.GetAsync(session.Id);
        await Assert.ThrowsAsync<StripeException>(() => RefundAsync(declined.PaymentIntentId));
        await Assert.ThrowsAsync<StripeException>(() => RefundAsync("pi_0"));
    }
}
