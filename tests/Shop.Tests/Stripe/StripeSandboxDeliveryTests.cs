using System.Net;
using Shop.Sandbox;
using Stripe;

namespace Shop.Tests.StripeStandIn;

public sealed class StripeSandboxDeliveryTests : IAsyncLifetime
{
    private Rehearsal stripe = null!;

    public async ValueTask InitializeAsync() => stripe = await Rehearsal.StartAsync(hold: true);

    public ValueTask DisposeAsync() => stripe.DisposeAsync();

    [Fact]
    public async Task A_refused_event_is_sent_again_until_it_is_accepted()
    {
        stripe.WebhookAnswers = 500;
        stripe.Sandbox.HoldEvents = false;
        await stripe.PaidSessionAsync();
        await Task.Delay(200);
        Assert.Single(stripe.Sandbox.PendingEvents);
        stripe.WebhookAnswers = 200;
        await stripe.Sandbox.AllDeliveredAsync();
        Assert.Equal(["checkout.session.completed"], stripe.ReceivedTypes);
    }

    [Fact]
    public async Task A_restart_loses_no_session_no_key_and_no_unsent_event()
    {
        var paid = await stripe.PaidSessionAsync();
        var (key, secret) = (stripe.Sandbox.SecretKey, stripe.Sandbox.WebhookSecret);
        await stripe.RestartAsync(hold: false);
        await stripe.Sandbox.AllDeliveredAsync();
        Assert.Equal((key, secret), (stripe.Sandbox.SecretKey, stripe.Sandbox.WebhookSecret));
        Assert.Equal(paid.PaymentIntentId, (await stripe.Sessions.GetAsync(paid.Id)).PaymentIntentId);
        Assert.Equal(["checkout.session.completed"], stripe.ReceivedTypes);

        await stripe.RestartAsync();
        Assert.Empty(stripe.Sandbox.PendingEvents);
    }

    [Fact]
    public async Task A_line_cut_short_by_a_power_cut_is_forgotten_and_the_rest_stays()
    {
        var paid = await stripe.PaidSessionAsync();
        await stripe.Sandbox.DisposeAsync();
        await System.IO.File.AppendAllTextAsync(Path.Combine(stripe.Folder, "stripe-sandbox.jsonl"), """{"Session":{"Id":"cs_te""");
        await stripe.RestartAsync();
        Assert.Equal("paid", (await stripe.Sessions.GetAsync(paid.Id)).PaymentStatus);
        await stripe.OpenSessionAsync();
        await stripe.RestartAsync();
        Assert.Equal(2, (await stripe.Sessions.ListAsync()).Data.Count);
    }

    [Fact]
    public async Task Two_sandboxes_on_one_folder_know_the_same_and_one_of_them_delivers()
    {
        await using var other = await StripeSandbox.StartAsync(stripe.Folder, new() { Clock = stripe.Clock });
        other.DeliverTo(stripe.Webhook);
        Assert.NotEqual(stripe.Sandbox.ApiBase, other.ApiBase);
        Assert.Equal(stripe.Sandbox.SecretKey, other.SecretKey);

        var opened = await stripe.OpenSessionAsync();
        var there = new StripeClient(new StripeClientOptions { ApiKey = other.SecretKey, ApiBase = other.ApiBase.AbsoluteUri.TrimEnd('/') });
        Assert.Equal("expired", (await there.V1.Checkout.Sessions.ExpireAsync(opened.Id)).Status);
        Assert.Equal("expired", (await stripe.Sessions.GetAsync(opened.Id)).Status);

        await Task.Delay(300);
        Assert.Empty(stripe.Received);
        await stripe.Sandbox.DisposeAsync();
        await other.AllDeliveredAsync();
        Assert.Equal(["checkout.session.expired"], stripe.ReceivedTypes);
    }

    [Fact]
    public async Task Held_events_are_sent_newest_first_again_and_one_at_a_time_as_a_test_likes()
    {
        var session = await stripe.OpenSessionAsync();
        await stripe.PressAsync(session.Id, "late");
        Assert.Empty(stripe.Received);
        await stripe.Sandbox.DeliverPendingAsync(newestFirst: true);
        Assert.Equal(["checkout.session.completed", "checkout.session.expired"], stripe.ReceivedTypes);
        Assert.Empty(stripe.Sandbox.PendingEvents);
        Assert.Equal(HttpStatusCode.OK, await stripe.Sandbox.DeliverAsync(stripe.Sandbox.Events[0].Id));
        Assert.Equal(3, stripe.Received.Count);
    }

    [Theory]
    [InlineData(Disguise.WrongSignature, HttpStatusCode.BadRequest)]
    [InlineData(Disguise.OldSignature, HttpStatusCode.BadRequest)]
    [InlineData(Disguise.OtherApiVersion, HttpStatusCode.BadRequest)]
    [InlineData(Disguise.OtherLivemode, HttpStatusCode.OK)]
    public async Task A_disguised_delivery_is_what_it_says_and_counts_for_nothing(Disguise disguise, HttpStatusCode expected)
    {
        await stripe.PaidSessionAsync();
        Assert.Equal(expected, await stripe.Sandbox.DeliverAsync(stripe.Sandbox.Events[0].Id, disguise));
        Assert.All(stripe.Received, e => Assert.True(e.Livemode));
        Assert.Single(stripe.Sandbox.PendingEvents);
    }

    [Fact]
    public async Task A_lost_answer_is_found_again_with_the_same_key()
    {
        var expires = stripe.Clock.GetUtcNow().UtcDateTime.AddHours(1);
        foreach (var fault in new Fault[] { new() { Answer = 500 }, new() { Answer = 500, AfterWork = true }, new() { Answer = 0, AfterWork = true } })
        {
            stripe.Sandbox.Disturb("/v1/checkout/sessions", fault);
            await Assert.ThrowsAnyAsync<Exception>(() => stripe.OpenSessionAsync(o => o.ExpiresAt = expires, key: "order-A1"));
        }
        await stripe.OpenSessionAsync(o => o.ExpiresAt = expires, key: "order-A1");
        Assert.Single((await stripe.Sessions.ListAsync()).Data);
    }

    [Fact]
    public async Task A_slow_answer_is_slow()
    {
        stripe.Sandbox.Disturb("/v1/checkout", new Fault { Delay = TimeSpan.FromMilliseconds(300) });
        var clock = System.Diagnostics.Stopwatch.StartNew();
        await stripe.OpenSessionAsync();
        Assert.True(clock.ElapsedMilliseconds >= 290);
    }
}
