using Shop.Features.Baskets;

namespace Shop.Features.Coupons;

/// <summary>
/// An order takes one of a coupon's uses, within the transaction that places it and after its stock: whoever else wants the coupon's row waits for the end.
/// </summary>
public sealed class HoldCoupon(ShopDb db, ShopClock clock)
{
    /// <param name="order">Saved, with its customer.</param>
    /// <param name="coupon">As the basket was read.</param>
    /// <param name="ct">Ends with the request.</param>
    /// <returns>None when it is held; else the caller undoes everything.</returns>
    public async Task<CouponProblem> Run(Order order, BasketCoupon coupon, CancellationToken ct = default)
    {
        var (id, today, user) = (coupon.Coupon.Id, order.PlacedOn, order.UserId);
        var moved = await db.Coupons.Where(c => c.Id == id && c.PausedAt == null && c.From <= today && c.Until >= today && (c.Limit == null || c.Used < c.Limit) && (c.UserId == null || c.UserId == user))
            .ExecuteUpdateAsync(s => s.SetProperty(c => c.Used, c => c.Used + 1), ct);
        if (moved == 0)
        {
            var now = await db.Coupons.AsNoTracking().SingleAsync(c => c.Id == id, ct);
            return now.On(today) is var problem and not CouponProblem.None ? problem : now.UserId is not null && now.UserId != user ? CouponProblem.Unknown : CouponProblem.UsedUp;
        }
        // The row is held by now: what others of this customer did is seen by this statement, and nobody does anything meanwhile.
        var most = await db.Coupons.Where(c => c.Id == id).Select(c => c.LimitPerCustomer).SingleAsync(ct);
        if (most is not null && await db.Set<CouponUse>().CountAsync(u => u.CouponId == id && u.GivenBackAt == null && u.Order.CustomerId == order.CustomerId, ct) >= most)
        {
            return CouponProblem.UsedByCustomer;
        }
        db.Add(new CouponUse { CouponId = id, OrderId = order.Id, AmountFen = coupon.OffFen, At = clock.Now });
        return CouponProblem.None;
    }
}
