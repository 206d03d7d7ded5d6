using System.Collections.Concurrent;

namespace Shop.Features.Payments;

/// <summary>Asks Stripe again about refunds that it hasn't heard of or not finished, and about payments of orders that are being cancelled; with growing pauses.</summary>
public sealed class RetryPayments(IServiceScopeFactory scopes, ShopOptions options, ShopClock clock, ILogger<RetryPayments> log) : Worker(options, TimeSpan.FromSeconds(2), log)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);
    private readonly ConcurrentDictionary<string, (DateTime NotBefore, TimeSpan Pause)> waiting = new();

    protected override async Task Work(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ShopDb>();
        // Whoever asked for a refund also sends it; this is for what was left behind.
        var refunds = await db.Refunds.Where(r => r.State == RefundState.Requested || r.State == RefundState.Pending)
            .Select(r => new { r.Id, r.State, r.RequestedAt }).ToListAsync(ct);
        var closing = await db.Payments.Where(p => p.State == PaymentState.Closing).Select(p => p.OrderId).Distinct().ToListAsync(ct);
        foreach (var refund in refunds.Where(r => r.RequestedAt < clock.Now - (r.State == RefundState.Requested ? FirstPause : LongestPause) && IsDue($"refund {r.Id}")))
        {
            await scope.ServiceProvider.GetRequiredService<SendRefund>().Run(refund.Id, ct);
        }
        foreach (var order in closing.Where(o => IsDue($"order {o}", FirstPause)))
        {
            await scope.ServiceProvider.GetRequiredService<SettlePayment>().Run(order, ct);
        }
        var seen = refunds.Select(r => $"refund {r.Id}").Concat(closing.Select(o => $"order {o}")).ToHashSet();
        foreach (var gone in waiting.Keys.Where(k => !seen.Contains(k)))
        {
            waiting.TryRemove(gone, out _);
        }
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
