using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Nodes;
using Stripe;
using Stripe.Checkout;
using Session = Stripe.Checkout.Session;

namespace Shop.Tests.StripeStandIn;

public sealed class StripeConversationTests : IAsyncLifetime
{
    private Rehearsal stripe = null!;

    public async ValueTask InitializeAsync()
    {
        stripe = await Rehearsal.StartAsync();
        await TalkAsync();
    }

    public ValueTask DisposeAsync() => stripe.DisposeAsync();

    /// <summary>Everything that the sandbox can be asked, and every event that it tells.</summary>
    private async Task TalkAsync()
    {
        var v1 = stripe.Stripe.V1;
        foreach (var method in new[] { "card", "alipay", "wechat_pay" })
        {
            var session = await stripe.OpenSessionAsync(o =>
            {
                o.CustomerEmail = "shopper@shop.test";
                o.SubmitType = "pay";
                o.LineItems[0].PriceData.ProductData.Images = ["http://localhost:5080/pictures/jar.webp"];
            }, key: $"order-{method}");
            await stripe.PressAsync(session.Id, "decline", method);
            await stripe.PressAsync(session.Id, "pay", method);
            session = await stripe.Sessions.GetAsync(session.Id, new SessionGetOptions { Expand = ["line_items", "payment_intent.latest_charge"] });
            foreach (var fen in new[] { 1000, 1044 })
            {
                var refund = await v1.Refunds.CreateAsync(new RefundCreateOptions { PaymentIntent = session.PaymentIntentId, Amount = fen, Reason = "requested_by_customer", Metadata = new() { ["order"] = "A1" } });
                stripe.Sandbox.SettleRefunds();
                await v1.Refunds.GetAsync(refund.Id, new RefundGetOptions { Expand = ["charge", "payment_intent"] });
            }
            await v1.Refunds.ListAsync(new RefundListOptions { PaymentIntent = session.PaymentIntentId, Limit = 1 });
            await v1.PaymentIntents.GetAsync(session.PaymentIntentId);
            await v1.Charges.GetAsync(session.PaymentIntent.LatestChargeId);
            var paid = await v1.PaymentIntents.GetAsync(session.PaymentIntentId, new PaymentIntentGetOptions { Expand = ["latest_charge.balance_transaction"] });
            await v1.BalanceTransactions.GetAsync(paid.LatestCharge.BalanceTransactionId);
            await v1.Checkout.Sessions.LineItems.ListAsync(session.Id);
            await Assert.ThrowsAsync<StripeException>(() => v1.Refunds.CreateAsync(new RefundCreateOptions { PaymentIntent = session.PaymentIntentId, Amount = 9001 }));
        }
        var late = await stripe.OpenSessionAsync(o => o.Locale = "en");
        await stripe.PressAsync(late.Id, "late");
        var delayed = await stripe.OpenSessionAsync(o => o.CancelUrl = null);
        await stripe.PressAsync(delayed.Id, "delayed", "alipay");
        await v1.PaymentIntents.GetAsync((await stripe.Sessions.GetAsync(delayed.Id)).PaymentIntentId);
        stripe.Sandbox.EndDelay(delayed.Id, paid: false);
        await stripe.Sessions.ExpireAsync((await stripe.OpenSessionAsync()).Id);
        await v1.Events.GetAsync((await v1.Events.ListAsync(new EventListOptions { Limit = 100 })).Data[0].Id);
        await stripe.Sessions.ListAsync(new SessionListOptions { Limit = 3 });
    }

    [Fact]
    public void The_sandbox_differs_from_the_description_in_the_listed_points_and_no_other()
    {
        Assert.SkipWhen(OpenApiDescription.Instance is null, SharedData.WhyMissing);
        stripe.Sandbox.AssertFollowsDescription();
        Assert.Equal(StripeConversation.Known.Select(d => $"{d}").Order(), stripe.Sandbox.Differences().Select(d => $"{d}").Order());
    }

    /// <summary>The fixtures are newer than the description: what was dropped from the API since is not in them.</summary>
    [Fact]
    public void The_sandbox_answers_no_field_that_the_fixtures_do_not_have()
    {
        var file = SharedData.Find("fixtures.json.gz");
        Assert.SkipWhen(file is null, SharedData.WhyMissing);
        using var zipped = new GZipStream(System.IO.File.OpenRead(file!), CompressionMode.Decompress);
        var fixtures = JsonNode.Parse(zipped)!["resources"]!;
        // There only when asked for, or after a failure.
        string[] conditional = ["checkout.session.line_items", "refund.failure_reason"];
        var unknown = stripe.Sandbox.Exchanges.Where(e => e.Status == 200)
            .SelectMany(e => Objects(JsonNode.Parse(e.Answer)))
            .SelectMany(o => o.Where(p => !Fits(p.Value, fixtures[(string)o["object"]!]?.AsObject(), p.Key)).Select(p => $"{o["object"]}.{p.Key}"))
            .Distinct().Except(conditional);
        Assert.Empty(unknown);
    }

    [Fact]
    public async Task A_paid_charge_says_what_was_kept_of_it_another_fee_for_each_method()
    {
        var fees = new List<long>();
        foreach (var method in new[] { "card", "alipay", "wechat_pay" })
        {
            var session = await stripe.PaidSessionAsync(method);
            var intent = await stripe.Stripe.V1.PaymentIntents.GetAsync(session.PaymentIntentId, new PaymentIntentGetOptions { Expand = ["latest_charge.balance_transaction"] });
            var booked = intent.LatestCharge.BalanceTransaction;
            Assert.Equal((9000, 9000 - booked.Fee, "cny"), (booked.Amount, booked.Net, booked.Currency));
            fees.Add(booked.Fee);
        }
        // 2.9 % + 2.00, 2.2 %, 2 % of 90.00.
        Assert.Equal([461, 198, 180], fees);
    }

    private static IEnumerable<JsonObject> Objects(JsonNode? node) => node switch
    {
        JsonObject o => (o.ContainsKey("object") && (string?)o["object"] is not null and not "list" ? [o] : Array.Empty<JsonObject>()).Concat(o.Where(p => p.Key != "data" || !o.ContainsKey("type")).SelectMany(p => Objects(p.Value))),
        JsonArray a => a.SelectMany(Objects),
        _ => [],
    };

    /// <summary>The field is there, and of the same kind where both have one; an id may stand for its object.</summary>
    private static bool Fits(JsonNode? value, JsonObject? fixture, string field)
    {
        if (fixture is null || !fixture.TryGetPropertyValue(field, out var example)) return false;
        if (value is null || example is null) return true;
        var (given, shown) = (value.GetValueKind(), example.GetValueKind());
        return given == shown || (given, shown) is (JsonValueKind.Object, JsonValueKind.String)
            or (JsonValueKind.True or JsonValueKind.False, JsonValueKind.True or JsonValueKind.False);
    }
}
