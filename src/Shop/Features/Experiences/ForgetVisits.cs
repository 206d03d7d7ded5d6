namespace Shop.Features.Experiences;

/// <summary>Of orders that name nobody any more: their booklets go, and coupons of their tickets that weren't used rest. Within the caller's transaction.</summary>
public sealed class ForgetVisits(ShopDb db, ShopClock clock)
{
    public async Task Run(IReadOnlyCollection<long> orders, CancellationToken ct = default)
    {
        var now = clock.Now;
        await db.SessionAnswers.Where(a => orders.Contains(a.OrderId)).ExecuteDeleteAsync(ct);
        await db.TrailStamps.Where(s => orders.Contains(s.OrderId)).ExecuteDeleteAsync(ct);
        await db.Coupons.Where(c => c.PausedAt == null && db.TicketCoupons.Any(t => t.CouponId == c.Id && orders.Contains(t.OrderId))).ExecuteUpdateAsync(s => s.SetProperty(c => c.PausedAt, now), ct);
        await db.TicketCoupons.Where(t => orders.Contains(t.OrderId)).ExecuteDeleteAsync(ct);
    }
}
