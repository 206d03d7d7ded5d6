namespace Shop.Features.Coupons;

/// <summary>
/// An order that ended before anything of it was sent lets its coupon go. The caller holds the order (ShopDb.HoldOrder) and saves. Stock comes first, then the
/// coupon, as when an order is placed, so that nobody waits in a ring. Run again, it does nothing.
/// </summary>
public sealed class GiveBackCoupon(ShopDb db, ShopClock clock)
{
    public async Task Run(Order order, CancellationToken ct = default)
    {
        if (order.CouponCode is null || order.IsSent || order.Parts.Exists(p => p.State != PartState.Cancelled))
        {
            return;
        }
        if (await db.Set<CouponUse>().SingleOrDefaultAsync(u => u.OrderId == order.Id && u.GivenBackAt == null, ct) is { } use)
        {
            use.GivenBackAt = clock.Now;
            await db.Coupons.Where(c => c.Id == use.CouponId && c.Used > 0).ExecuteUpdateAsync(s => s.SetProperty(c => c.Used, c => c.Used - 1), ct);
        }
    }
}
