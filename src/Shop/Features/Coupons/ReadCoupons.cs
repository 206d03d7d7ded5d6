namespace Shop.Features.Coupons;

/// <summary>Coupons, as an operator reads them.</summary>
public sealed class ReadCoupons(ShopDb db, ShopClock clock)
{
    private const int MostUses = 200;

    /// <summary>All that anybody may use, the newest first; without rewards, and those that campaigns and tickets made for one customer each.</summary>
    public async Task<CouponList> All(CancellationToken ct = default) => new(
        await db.Coupons.AsNoTracking().Where(c => c.UserId == null && !db.CampaignMembers.Any(m => m.CouponId == c.Id) && !db.TicketCoupons.Any(t => t.CouponId == c.Id)).Include(c => c.Brand).Include(c => c.Cooperative).OrderByDescending(c => c.MadeAt).ThenByDescending(c => c.Id).ToListAsync(ct), clock.Today);

    /// <param name="code">As stored.</param>
    /// <param name="ct">Ends with the request.</param>
    public async Task<CouponDetails?> Find(string? code, CancellationToken ct = default)
    {
        if (await db.Coupons.AsNoTracking().Include(c => c.Brand).Include(c => c.Cooperative).Include(c => c.Events.OrderBy(e => e.Id)).SingleOrDefaultAsync(c => c.Code == code, ct) is not { } coupon)
        {
            return null;
        }
        var uses = await db.Set<CouponUse>().AsNoTracking().Where(u => u.CouponId == coupon.Id).OrderByDescending(u => u.Id).Take(MostUses)
            .Select(u => new CouponUsed(u.Order.Number, u.At, u.AmountFen, u.GivenBackAt, u.Order.State)).ToListAsync(ct);
        var off = await db.Set<CouponUse>().Where(u => u.CouponId == coupon.Id && u.GivenBackAt == null).SumAsync(u => u.AmountFen, ct);
        var people = coupon.Events.Select(e => e.By).Distinct().ToList();
        var names = await db.Users.Where(u => people.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.DisplayName, ct);
        return new(coupon, clock.Today, uses, off, names);
    }

    /// <summary>What a new one may be tied to.</summary>
    public async Task<(List<Brand> Brands, List<Cooperative> Cooperatives)> Scopes(CancellationToken ct = default) =>
        (await db.Brands.AsNoTracking().OrderBy(b => b.Id).ToListAsync(ct), await db.Cooperatives.AsNoTracking().OrderBy(c => c.Id).ToListAsync(ct));
}

public sealed record CouponList(IReadOnlyList<Coupon> Coupons, DateOnly Today);

/// <param name="Off">What it took off orders that hold it, in fen.</param>
/// <param name="Names">People's names by their id.</param>
public sealed record CouponDetails(Coupon Coupon, DateOnly Today, IReadOnlyList<CouponUsed> Uses, long Off, IReadOnlyDictionary<string, string> Names);

/// <summary>An order that holds or held it.</summary>
public sealed record CouponUsed(string Number, DateTime At, long AmountFen, DateTime? GivenBackAt, OrderState State);
