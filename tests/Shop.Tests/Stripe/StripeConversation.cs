using Shop.Sandbox;

namespace Shop.Tests.StripeStandIn;

/// <summary>What was said to a sandbox and by it, held against Stripe's description. Any test that drives the shop can end with it.</summary>
public static class StripeConversation
{
    /// <summary>
    /// What API 2026-10-28 has and the description of 2023-08-16 doesn't. Closed: another difference fails, and so does one of
    /// these that no longer occurs.
    /// </summary>
    public static readonly IReadOnlyList<Difference> Known =
    [
        // Replaced payment_method_types, which Stripe.net 53 can't send any more.
        new("POST /v1/checkout/sessions", "allowed_payment_method_types", "unknown field"),
    ];

    /// <summary>Fails with each unlisted difference; does nothing where the description can't be had.</summary>
    public static void AssertFollowsDescription(this StripeSandbox sandbox)
    {
        var unlisted = sandbox.Differences().Except(Known).ToList();
        if (unlisted.Count > 0) Assert.Fail($"Not as Stripe describes it:\n{string.Join('\n', unlisted)}");
    }

    public static List<Difference> Differences(this StripeSandbox sandbox)
    {
        if (OpenApiDescription.Instance is not { } description) return [];
        var said = sandbox.Exchanges.Where(e => !e.Injected).ToList();
        return
        [
            .. said.Where(e => !IsRefusedForUnknown(e)).SelectMany(e => description.OfRequest(e.Method, e.Path, e.Query, e.Body))
                .Concat(said.SelectMany(e => description.OfAnswer(e.Method, e.Path, e.Status, e.Answer)))
                .Concat(sandbox.Events.SelectMany(e => description.OfEvent(e.Payload)))
                .Distinct(),
        ];
    }

    /// <summary>A call to an address that Stripe doesn't have is refused by the sandbox itself.</summary>
    private static bool IsRefusedForUnknown(StripeExchange e) => e.Status is 401 or 404;
}
