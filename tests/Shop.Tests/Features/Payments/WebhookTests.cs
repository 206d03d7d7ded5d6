using System.Net;
using Shop.Features.Payments;
using Shop.Sandbox;
using Stripe;

namespace Shop.Tests.Features.Payments;

/// <summary>Events twice, late, out of order, forged: the same end state.</summary>
public sealed class WebhookTests
{
    [Theory, OnBothDatabases]
    public async Task An_event_that_comes_twice_does_nothing_twice(DatabaseProvider provider)
    {
        await using var paying = await Paying.Start(provider);
        var order = await paying.Place();
        await paying.Press(order, "twice");
        await paying.Sandbox.AllDeliveredAsync();
        foreach (var e in paying.Sandbox.Events)
        {
            Assert.Equal(HttpStatusCode.OK, await paying.Sandbox.DeliverAsync(e.Id));
        }
        order = await paying.Read(order.Id);
        Assert.Equal([OrderEventKind.Placed, OrderEventKind.Paid], order.Events.Select(e => e.Kind));
        Assert.Empty(order.Refunds);
        Assert.Equal(["Placed", "Paid"], await paying.Mails(order));
    }

    [Theory, OnBothDatabases]
    public async Task Twenty_copies_at_once_do_nothing_twenty_times(DatabaseProvider provider)
    {
        await using var paying = await Paying.Start(provider);
        paying.Sandbox.HoldEvents = true;
        var order = await paying.Place();
        await paying.Press(order, "pay");
        var paid = Assert.Single(paying.Sandbox.Events);
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => paying.Sandbox.DeliverAsync(paid.Id)));
        Assert.All(answers, a => Assert.Equal(HttpStatusCode.OK, a));
        Assert.Single((await paying.Read(order.Id)).Events, e => e.Kind == OrderEventKind.Paid);
    }

    [Theory, OnBothDatabases]
    public async Task Events_in_reverse_order_lead_to_the_same_end(DatabaseProvider provider)
    {
        await using var paying = await Paying.Start(provider);
        var ends = new List<string>();
        foreach (var newestFirst in new[] { false, true })
        {
            paying.Sandbox.HoldEvents = true;
            var order = await paying.Place();
            using var browser = paying.App.NewBrowser();
            var declined = await browser.Submit(await paying.PaymentPage(browser, order), "form", ("outcome", "decline"), ("method", "wechat_pay"));
            await browser.Submit(declined, "form", ("outcome", "pay"), ("method", "wechat_pay"));
            // Stripe's answer comes before its event.
            await paying.Settle(order);
            await paying.Ask<RefundOrder, RefundAnswer>(r => r.Whole(order.Id, "", "operator"));
            paying.Sandbox.SettleRefunds();
            await paying.Sandbox.DeliverPendingAsync(newestFirst);
            ends.Add(End(await paying.Read(order.Id)));
        }
        Assert.Equal(ends[0], ends[1]);
        Assert.Contains("Succeeded", ends[0], StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task A_refund_made_at_Stripe_itself_is_known_even_before_its_payment(DatabaseProvider provider)
    {
        await using var paying = await Paying.Start(provider);
        var ends = new List<string>();
        foreach (var newestFirst in new[] { false, true })
        {
            paying.Sandbox.HoldEvents = true;
            var order = await paying.Place();
            await paying.Press(order, "pay");
            var stripe = new StripeClient(new StripeClientOptions { ApiKey = paying.Sandbox.SecretKey, ApiBase = paying.Sandbox.ApiBase.ToString().TrimEnd('/') });
            var session = await stripe.V1.Checkout.Sessions.GetAsync((await paying.Read(order.Id)).Payments[0].SessionId);
            await stripe.V1.Refunds.CreateAsync(new RefundCreateOptions { PaymentIntent = session.PaymentIntentId, Amount = 1000 });
            await paying.Sandbox.DeliverPendingAsync(newestFirst);
            order = await paying.Read(order.Id);
            ends.Add(End(order));
            Assert.Equal(OrderState.Paid, order.State);
            Assert.Equal(1000, order.RefundedFen);
            // What went back there can't go back here again.
            Assert.Equal(RefundOutcome.TooMuch, (await paying.Ask<RefundOrder, RefundAnswer>(r => r.Whole(order.Id, "", "operator"))).Outcome);
        }
        Assert.Equal(ends[0], ends[1]);
    }

    [Theory, OnBothDatabases]
    public async Task An_end_that_is_told_after_the_payment_changes_nothing(DatabaseProvider provider)
    {
        await using var paying = await Paying.Start(provider);
        paying.Sandbox.HoldEvents = true;
        var order = await paying.Place();
        await paying.Press(order, "late");
        await paying.Sandbox.DeliverPendingAsync(newestFirst: true);
        order = await paying.Read(order.Id);
        Assert.Equal(OrderState.Paid, order.State);
        Assert.Equal([OrderEventKind.Placed, OrderEventKind.Paid], order.Events.Select(e => e.Kind));
    }

    [Theory, OnBothDatabases]
    public async Task What_is_not_signed_by_Stripe_for_us_is_refused(DatabaseProvider provider)
    {
        await using var paying = await Paying.Start(provider);
        paying.Sandbox.HoldEvents = true;
        var order = await paying.Place();
        await paying.Press(order, "pay");
        var paid = Assert.Single(paying.Sandbox.Events);
        foreach (var disguise in new[] { Disguise.WrongSignature, Disguise.OldSignature, Disguise.OtherLivemode, Disguise.OtherApiVersion })
        {
            Assert.Equal(HttpStatusCode.BadRequest, await paying.Sandbox.DeliverAsync(paid.Id, disguise));
        }
        using var browser = paying.App.NewBrowser();
        using var unsigned = new StringContent(paid.Payload);
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.Send(HttpMethod.Post, "/stripe/webhook", unsigned)).Status);
        using var large = new StringContent(new string('x', 300_000));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await browser.Send(HttpMethod.Post, "/stripe/webhook", large)).Status);
        Assert.Equal(OrderState.AwaitingPayment, (await paying.Read(order.Id)).State);
        Assert.Equal(HttpStatusCode.OK, await paying.Sandbox.DeliverAsync(paid.Id));
        Assert.Equal(OrderState.Paid, (await paying.Read(order.Id)).State);
    }

    [Theory, OnBothDatabases]
    public async Task A_dispute_is_kept_and_what_is_of_no_interest_is_taken(DatabaseProvider provider)
    {
        await using var paying = await Paying.Start(provider);
        var order = await paying.Paid();
        var about = $$"""{"id":"dp_1","object":"dispute","amount":100,"currency":"cny","reason":"fraudulent","status":"lost","payment_intent":"{{order.Payments[0].PaymentIntentId}}"}""";
        Assert.Equal(HttpStatusCode.OK, await Tell(paying, "charge.dispute.created", about));
        Assert.Equal(HttpStatusCode.OK, await Tell(paying, "charge.dispute.closed", about));
        Assert.Equal(HttpStatusCode.OK, await Tell(paying, "customer.created", """{"id":"cus_1","object":"customer"}"""));
        var then = await paying.Read(order.Id);
        Assert.Equal([OrderEventKind.Placed, OrderEventKind.Paid, OrderEventKind.DisputeOpened, OrderEventKind.DisputeClosed], then.Events.Select(e => e.Kind));
        Assert.Equal(OrderState.Paid, then.State);
    }

    [Theory, OnBothDatabases]
    public async Task A_session_of_another_sum_pays_nothing(DatabaseProvider provider)
    {
        await using var paying = await Paying.Start(provider);
        paying.Sandbox.HoldEvents = true;
        var order = await paying.Place();
        await paying.Press(order, "pay");
        var session = System.Text.Json.Nodes.JsonNode.Parse(Assert.Single(paying.Sandbox.Events).Payload)!["data"]!["object"]!.AsObject();
        foreach (var (field, value) in new (string, System.Text.Json.Nodes.JsonNode)[] { ("amount_total", 100), ("currency", "usd") })
        {
            var changed = session.DeepClone();
            changed[field] = value;
            Assert.Equal(HttpStatusCode.InternalServerError, await Tell(paying, "checkout.session.completed", changed.ToJsonString()));
        }
        paying.App.Faults.Forgive();
        Assert.Equal(OrderState.AwaitingPayment, (await paying.Read(order.Id)).State);
        await paying.Sandbox.DeliverPendingAsync();
        Assert.Equal(OrderState.Paid, (await paying.Read(order.Id)).State);
    }

    private static async Task<HttpStatusCode> Tell(Paying paying, string type, string about)
    {
        var now = paying.App.Clock.GetUtcNow().ToUnixTimeSeconds();
        var payload = $$"""{"id":"evt_{{Guid.NewGuid():n}}","object":"event","api_version":"{{StripeConfiguration.ApiVersion}}","created":{{now}},"data":{"object":{{about}}},"livemode":false,"pending_webhooks":1,"type":"{{type}}"}""";
        using var client = new HttpClient { BaseAddress = paying.App.Address };
        using var content = new StringContent(payload);
        content.Headers.Add("Stripe-Signature", EventUtility.GenerateSignatureHeader(payload, paying.Sandbox.WebhookSecret, now));
        using var answer = await client.PostAsync(new Uri("/stripe/webhook", UriKind.Relative), content);
        return answer.StatusCode;
    }

    private static string End(Order order) =>
        $"{order.State} {order.PaidAt is not null} {string.Join(' ', order.Payments.Select(p => p.State))} {string.Join(' ', order.Refunds.Select(r => $"{r.State} {r.AmountFen}"))} {string.Join(' ', order.Events.Select(e => e.Kind).Order())} {string.Join(' ', order.Reservations.Select(r => $"{r.State} {r.Returned}"))}";
}
