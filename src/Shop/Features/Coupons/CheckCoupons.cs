namespace Shop.Features.Coupons;

/// <summary>Compares coupons with the orders that hold them. What it finds is told, not mended.</summary>
public sealed class CheckCoupons(ShopDb db)
{
    /// <summary>One line a difference; empty when everything agrees.</summary>
    public async Task<IReadOnlyList<string>> Run(CancellationToken ct = default)
    {
        var found = new List<string>();
        var counted = await db.Coupons.Select(c => new { c.Code, c.Used, Held = c.Uses.Count(u => u.GivenBackAt == null) }).Where(c => c.Used != c.Held).OrderBy(c => c.Code).ToListAsync(ct);
        found.AddRange(counted.Select(c => $"coupon {c.Code}: counts {c.Used} orders, {c.Held} hold it"));
        var uses = await db.Set<CouponUse>().Select(u => new { u.Order.Number, u.AmountFen, Fen = u.Order.Parts.SelectMany(p => p.Lines).Sum(l => l.DiscountFen) }).Where(u => u.AmountFen != u.Fen).OrderBy(u => u.Number).ToListAsync(ct);
        found.AddRange(uses.Select(u => $"order {u.Number}: its coupon took off {Money.Format(u.AmountFen)}, its lines {Money.Format(u.Fen)}"));
        return found;
    }
}
