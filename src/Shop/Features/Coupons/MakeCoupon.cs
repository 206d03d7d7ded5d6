namespace Shop.Features.Coupons;

public enum MakeResult { Made, CodeTaken, UnknownBrand, UnknownCooperative }

/// <summary>An operator makes a coupon. A code that ever was is never used again.</summary>
public sealed class MakeCoupon(ShopDb db, ShopClock clock)
{
    /// <param name="form">Found valid.</param>
    /// <param name="by">The operator's user id.</param>
    /// <param name="ct">Ends with the request.</param>
    public async Task<MakeResult> Run(CouponForm form, string by, CancellationToken ct = default)
    {
        var code = Coupon.Read(form.Code)!;
        var brand = form.Brand is null ? null : await db.Brands.Where(b => b.Slug == form.Brand).Select(b => (int?)b.Id).SingleOrDefaultAsync(ct);
        var cooperative = form.Cooperative is null ? null : await db.Cooperatives.Where(c => c.Slug == form.Cooperative).Select(c => (int?)c.Id).SingleOrDefaultAsync(ct);
        if (form.Brand is not null && brand is null)
        {
            return MakeResult.UnknownBrand;
        }
        if (form.Cooperative is not null && cooperative is null)
        {
            return MakeResult.UnknownCooperative;
        }
        if (await db.Coupons.AnyAsync(c => c.Code == code, ct))
        {
            return MakeResult.CodeTaken;
        }
        var coupon = Draft(form, code, brand, cooperative);
        coupon.Events.Add(new CouponEvent { Kind = CouponEventKind.Made, At = coupon.MadeAt, By = by });
        db.Coupons.Add(coupon);
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            if (await db.Coupons.AnyAsync(c => c.Code == code, ct))
            {
                return MakeResult.CodeTaken;
            }
            throw;
        }
        return MakeResult.Made;
    }

    private Coupon Draft(CouponForm form, string code, int? brand, int? cooperative) => new()
    {
        Code = code,
        Name = new Text(form.NameZh!.Trim(), string.IsNullOrWhiteSpace(form.NameEn) ? null : form.NameEn.Trim()),
        AmountFen = Fen(form.Amount),
        Percent = form.Percent,
        MinimumFen = Fen(form.Minimum) ?? 0,
        BrandId = brand,
        CooperativeId = cooperative,
        From = form.From!.Value,
        Until = form.Until!.Value,
        Limit = form.Limit,
        LimitPerCustomer = form.LimitPerCustomer,
        ShopPermille = (int)(form.ShopPercent!.Value * 10),
        Terms = form.Terms?.Trim() ?? "",
        MadeAt = clock.Now,
    };

    private static long? Fen(decimal? yuan) => yuan is { } y ? (long)(y * 100) : null;
}
