using System.Net;
using Shop.Sandbox;
using Stripe;
using Stripe.Checkout;
using Session = Stripe.Checkout.Session;

namespace Shop.Tests.StripeStandIn;

public sealed class StripeSandboxTests : IAsyncLifetime
{
    private Rehearsal stripe = null!;

    public async ValueTask InitializeAsync() => stripe = await Rehearsal.StartAsync();

    public ValueTask DisposeAsync() => stripe.DisposeAsync();

    [Fact]
    public async Task A_session_is_opened_and_found_again()
    {
        var opened = await stripe.OpenSessionAsync();
        Assert.Equal(("open", "unpaid", 9000L, "cny"), (opened.Status, opened.PaymentStatus, opened.AmountTotal!.Value, opened.Currency));
        Assert.Equal($"{stripe.Sandbox.ApiBase}pay/{opened.Id}", opened.Url);

        var found = await stripe.Sessions.GetAsync(opened.Id, new SessionGetOptions { Expand = ["line_items"] });
        Assert.Equal(["威酱坊 香辣酱", "运费"], found.LineItems.Data.Select(l => l.Description));
        Assert.Equal("A1", found.Metadata["order"]);
    }

    [Theory]
    [InlineData("card")]
    [InlineData("alipay")]
    [InlineData("wechat_pay")]
    public async Task Paying_completes_the_session_tells_the_shop_and_leads_back(string method)
    {
        var session = await stripe.OpenSessionAsync();
        var answer = await stripe.PressAsync(session.Id, "pay", method);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal($"http://localhost:5080/orders/A1?session={session.Id}", answer.Headers.Location!.OriginalString);

        await stripe.Sandbox.AllDeliveredAsync();
        var heard = Assert.IsType<Session>(Assert.Single(stripe.Received).Data.Object);
        Assert.Equal((session.Id, "complete", "paid"), (heard.Id, heard.Status, heard.PaymentStatus));

        var payment = await stripe.Stripe.V1.PaymentIntents.GetAsync(heard.PaymentIntentId, new PaymentIntentGetOptions { Expand = ["latest_charge"] });
        Assert.Equal(("succeeded", 9000L, method), (payment.Status, payment.AmountReceived, payment.LatestCharge.PaymentMethodDetails.Type));
    }

    [Fact]
    public async Task A_declined_payment_leaves_the_session_open()
    {
        var session = await stripe.OpenSessionAsync();
        var page = await stripe.PressAsync(session.Id, "decline");
        Assert.Contains("付款被拒绝", await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        await stripe.Sandbox.AllDeliveredAsync();
        Assert.Equal(["payment_intent.payment_failed"], stripe.ReceivedTypes);
        Assert.Equal("open", (await stripe.Sessions.GetAsync(session.Id)).Status);
        Assert.Equal(HttpStatusCode.SeeOther, (await stripe.PressAsync(session.Id, "pay")).StatusCode);
    }

    [Fact]
    public async Task Cancelling_leads_to_the_shop_and_changes_nothing()
    {
        var session = await stripe.OpenSessionAsync();
        Assert.Equal("http://localhost:5080/checkout", (await stripe.PressAsync(session.Id, "cancel")).Headers.Location!.OriginalString);
        Assert.Equal("open", (await stripe.Sessions.GetAsync(session.Id)).Status);
        Assert.Empty(stripe.Sandbox.Events);
    }

    [Fact]
    public async Task A_late_payment_comes_after_the_expiry()
    {
        var session = await stripe.OpenSessionAsync();
        Assert.Equal(HttpStatusCode.SeeOther, (await stripe.PressAsync(session.Id, "late")).StatusCode);
        await stripe.Sandbox.AllDeliveredAsync();
        Assert.Equal(["checkout.session.expired", "checkout.session.completed"], stripe.ReceivedTypes);
    }

    [Fact]
    public async Task Paying_twice_tells_the_same_event_twice()
    {
        var session = await stripe.OpenSessionAsync();
        await stripe.PressAsync(session.Id, "twice");
        await stripe.Sandbox.AllDeliveredAsync();
        Assert.Equal(2, stripe.Received.Count);
        Assert.Single(stripe.Received.Select(e => e.Id).Distinct());
    }

    [Theory]
    [InlineData(true, "paid", "checkout.session.async_payment_succeeded")]
    [InlineData(false, "unpaid", "checkout.session.async_payment_failed")]
    public async Task A_delayed_payment_is_unpaid_until_its_end_is_told(bool paid, string status, string type)
    {
        var session = await stripe.OpenSessionAsync();
        await stripe.PressAsync(session.Id, "delayed", "alipay");
        var waiting = await stripe.Sessions.GetAsync(session.Id);
        Assert.Equal(("complete", "unpaid"), (waiting.Status, waiting.PaymentStatus));

        stripe.Sandbox.EndDelay(session.Id, paid);
        await stripe.Sandbox.AllDeliveredAsync();
        Assert.Equal(status, (await stripe.Sessions.GetAsync(session.Id)).PaymentStatus);
        Assert.Equal(type, stripe.ReceivedTypes.Last());
    }

    [Fact]
    public async Task A_session_expires_by_the_clock_and_can_not_be_paid_then()
    {
        var session = await stripe.OpenSessionAsync();
        stripe.Clock.Advance(TimeSpan.FromMinutes(32));
        await stripe.Sandbox.AllDeliveredAsync();
        Assert.Equal(HttpStatusCode.Conflict, (await stripe.PressAsync(session.Id, "pay")).StatusCode);
        Assert.Equal(["checkout.session.expired"], stripe.Sandbox.Events.Select(e => e.Type));
        Assert.Equal("expired", (await stripe.Sessions.GetAsync(session.Id)).Status);
    }

    [Fact]
    public async Task The_shop_expires_an_open_session_but_not_a_paid_one()
    {
        var open = await stripe.OpenSessionAsync();
        Assert.Equal("expired", (await stripe.Sessions.ExpireAsync(open.Id)).Status);
        var paid = await stripe.PaidSessionAsync();
        var refusal = await Assert.ThrowsAsync<StripeException>(() => stripe.Sessions.ExpireAsync(paid.Id));
        Assert.Contains("status of `complete`", refusal.StripeError.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(29)]
    [InlineData(24 * 60 + 1)]
    public async Task A_session_lives_from_half_an_hour_to_a_day(int minutes)
    {
        var refusal = await Assert.ThrowsAsync<StripeException>(() => stripe.OpenSessionAsync(o => o.ExpiresAt = stripe.Clock.GetUtcNow().UtcDateTime.AddMinutes(minutes)));
        Assert.Equal((HttpStatusCode.BadRequest, "expires_at"), (refusal.HttpStatusCode, refusal.StripeError.Param));
    }

    [Fact]
    public async Task What_the_sandbox_does_not_know_is_refused_and_not_ignored()
    {
        var refusal = await Assert.ThrowsAsync<StripeException>(() => stripe.OpenSessionAsync(o => o.AllowPromotionCodes = true));
        Assert.Equal(("parameter_unknown", "allow_promotion_codes"), (refusal.StripeError.Code, refusal.StripeError.Param));
        refusal = await Assert.ThrowsAsync<StripeException>(() => stripe.OpenSessionAsync(o => o.LineItems.Clear()));
        Assert.Equal("line_items", refusal.StripeError.Param);
        refusal = await Assert.ThrowsAsync<StripeException>(() => stripe.OpenSessionAsync(o => o.LineItems[0].PriceData.UnitAmount = -1));
        Assert.Equal("line_items[0]", refusal.StripeError.Param);
    }

    [Fact]
    public async Task Another_key_opens_nothing_and_an_unknown_id_is_not_found()
    {
        var stranger = new RequestOptions { ApiKey = "sk_test_of_somebody_else" };
        var refusal = await Assert.ThrowsAsync<StripeException>(() => stripe.Sessions.GetAsync("cs_test_0", null, stranger));
        Assert.Equal(HttpStatusCode.Unauthorized, refusal.HttpStatusCode);
        refusal = await Assert.ThrowsAsync<StripeException>(() => stripe.Sessions.GetAsync("cs_test_0"));
        Assert.Equal((HttpStatusCode.NotFound, "resource_missing"), (refusal.HttpStatusCode, refusal.StripeError.Code));
    }

    [Fact]
    public async Task The_same_idempotency_key_gives_the_same_answer_even_after_a_restart()
    {
        var expires = stripe.Clock.GetUtcNow().UtcDateTime.AddHours(1);
        var first = await stripe.OpenSessionAsync(o => o.ExpiresAt = expires, key: "order-A1");
        var second = await stripe.OpenSessionAsync(o => o.ExpiresAt = expires, key: "order-A1");
        Assert.Equal(first.Id, second.Id);
        Assert.Equal("true", Assert.Single(second.StripeResponse.Headers.GetValues("Idempotent-Replayed")));

        await stripe.RestartAsync();
        Assert.Equal(first.Id, (await stripe.OpenSessionAsync(o => o.ExpiresAt = expires, key: "order-A1")).Id);
        var refusal = await Assert.ThrowsAsync<StripeException>(() => stripe.OpenSessionAsync(o => o.ClientReferenceId = "B2", key: "order-A1"));
        Assert.Equal((HttpStatusCode.BadRequest, "idempotency_error"), (refusal.HttpStatusCode, refusal.StripeError.Type));
    }
}
