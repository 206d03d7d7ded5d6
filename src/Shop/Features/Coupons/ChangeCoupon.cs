using System.Globalization;

namespace Shop.Features.Coupons;

public enum ChangeResult { Done, Unknown, BeforeFirstDay, FewerThanUsed }

/// <summary>
/// An operator changes a coupon, pauses it or lets it go on. Its row is held first, so that no order is placed with it meanwhile; orders that hold it keep
/// what they got.
/// </summary>
public sealed class ChangeCoupon(ShopDb db, ShopClock clock)
{
    /// <param name="code">As stored.</param>
    /// <param name="form">Found valid.</param>
    /// <param name="by">The operator's user id.</param>
    /// <param name="ct">Ends with the request.</param>
    public Task<ChangeResult> Run(string? code, CouponChangeForm form, string by, CancellationToken ct = default) => Within(code, coupon =>
    {
        if (form.Until < coupon.From)
        {
            return ChangeResult.BeforeFirstDay;
        }
        if (form.Limit < coupon.Used)
        {
            return ChangeResult.FewerThanUsed;
        }
        var before = Told(coupon);
        coupon.Name = new Text(form.NameZh!.Trim(), string.IsNullOrWhiteSpace(form.NameEn) ? null : form.NameEn.Trim());
        (coupon.Until, coupon.Limit, coupon.LimitPerCustomer) = (form.Until!.Value, form.Limit, form.LimitPerCustomer);
        if (Told(coupon) is var after && after != before)
        {
            Tell(coupon, CouponEventKind.Changed, by, $"{before} → {after}");
        }
        return ChangeResult.Done;
    }, ct);

    /// <summary>Pauses it, or lets it go on; done twice it is done once.</summary>
    public Task<ChangeResult> Pause(string? code, bool isPaused, string by, CancellationToken ct = default) => Within(code, coupon =>
    {
        if (coupon.PausedAt is not null != isPaused)
        {
            coupon.PausedAt = isPaused ? clock.Now : null;
            Tell(coupon, isPaused ? CouponEventKind.Paused : CouponEventKind.Resumed, by, "");
        }
        return ChangeResult.Done;
    }, ct);

    private async Task<ChangeResult> Within(string? code, Func<Coupon, ChangeResult> change, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.Coupons.Where(c => c.Code == code).ExecuteUpdateAsync(s => s.SetProperty(c => c.Used, c => c.Used), ct);
        if (await db.Coupons.SingleOrDefaultAsync(c => c.Code == code, ct) is not { } coupon)
        {
            return ChangeResult.Unknown;
        }
        var result = change(coupon);
        if (result == ChangeResult.Done)
        {
            await db.SaveChangesAsync(ct);
            await transaction.CommitAsync(ct);
        }
        return result;
    }

    private void Tell(Coupon coupon, CouponEventKind kind, string by, string detail) =>
        db.Add(new CouponEvent { CouponId = coupon.Id, Kind = kind, At = clock.Now, By = by, Detail = detail });

    // In signs and numbers, so that it reads in either language: name, last day, orders, orders of one customer.
    private static string Told(Coupon c) => string.Create(CultureInfo.InvariantCulture, $"{c.Name.Zh}/{c.Name.En ?? "–"}, {c.Until:yyyy-MM-dd}, {c.Limit?.ToString(CultureInfo.InvariantCulture) ?? "∞"}, {c.LimitPerCustomer?.ToString(CultureInfo.InvariantCulture) ?? "∞"}");
}
