using System.Collections.Concurrent;
using Shop.Features.Ledger;

namespace Shop.Features.Payments;

/// <summary>Asks Stripe again about refunds that it hasn't heard of or not finished, about payments of orders that are being cancelled, and what a payment cost; with growing pauses.</summary>
public sealed class RetryPayments(IServiceScopeFactory scopes, ShopOptions options, ShopClock clock, ILogger<RetryPayments> log) : Worker(scopes, options, TimeSpan.FromSeconds(2), log)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);
    /// <summary>Whatever Stripe hasn't said of a fee by then, it won't say.</summary>
    private static readonly TimeSpan FeesAreAskedFor = TimeSpan.FromDays(60);
    private const int FeesAtOnce = 50;
    private readonly ConcurrentDictionary<string, (DateTime NotBefore, TimeSpan Pause)> waiting = new();

    protected override async Task Work(IServiceProvider services, CancellationToken ct)
    {
        var db = services.GetRequiredService<ShopDb>();
        // Whoever asked for a refund also sends it; this is for what was left behind.
        var refunds = await db.Refunds.Where(r => r.State == RefundState.Requested || r.State == RefundState.Pending)
            .Select(r => new { r.Id, r.State, r.RequestedAt }).ToListAsync(ct);
        var closing = await db.Payments.Where(p => p.State == PaymentState.Closing).Select(p => p.OrderId).Distinct().ToListAsync(ct);
        await Each<SendRefund>(refunds.Where(r => r.RequestedAt < clock.Now - (r.State == RefundState.Requested ? FirstPause : LongestPause) && IsDue($"refund {r.Id}")).Select(r => r.Id), (send, refund) => send.Run(refund, ct));
        await Each<SettlePayment>(closing.Where(o => IsDue($"order {o}", FirstPause)), (settle, order) => settle.Run(order, ct));
        var fees = services.GetRequiredService<StripeAccount>().IsOffered ? await PaidWithoutFee(db, ct) : [];
        await Each<ReadFee>(fees.Where(p => IsDue($"fee {p}")), (fee, payment) => fee.Run(payment, ct));
        var seen = refunds.Select(r => $"refund {r.Id}").Concat(closing.Select(o => $"order {o}")).Concat(fees.Select(p => $"fee {p}")).ToHashSet();
        foreach (var gone in waiting.Keys.Where(k => !seen.Contains(k)))
        {
            waiting.TryRemove(gone, out _);
        }

        // What Stripe doesn't answer is asked again by the pauses here; a fault of our own is noted.
        Task Each<TAct>(IEnumerable<long> items, Func<TAct, long, Task> act) where TAct : notnull => services.GetRequiredService<OneByOne>().Run(typeof(TAct).Name, [.. items], async item =>
        {
            await act(services.GetRequiredService<TAct>(), item);
            return true;
        }, ct);
    }

    private Task<List<long>> PaidWithoutFee(ShopDb db, CancellationToken ct)
    {
        var since = clock.Now - FeesAreAskedFor;
        return db.Payments.Where(p => p.State == PaymentState.Paid && p.FeeFen == null && p.PaymentIntentId != null && p.PaidAt > since)
            .OrderByDescending(p => p.Id).Select(p => p.Id).Take(FeesAtOnce).ToListAsync(ct);
    }

    /// <param name="first">How long something new is left to whoever began it.</param>
    private bool IsDue(string what, TimeSpan first = default)
    {
        var now = clock.Now;
        var (notBefore, pause) = waiting.GetOrAdd(what, _ => (now + first, FirstPause));
        if (notBefore > now)
        {
            return false;
        }
        var next = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        waiting[what] = (now + pause, next);
        return true;
    }
}
