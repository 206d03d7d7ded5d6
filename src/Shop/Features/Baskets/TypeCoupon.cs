using System.Threading.RateLimiting;

namespace Shop.Features.Baskets;

/// <summary>What was typed as a coupon's code, and why it wasn't taken.</summary>
/// <param name="Typed">As it came.</param>
/// <param name="Problem">Unknown also for a paused one: who guesses learns nothing.</param>
/// <param name="Found">Null when the code is unknown.</param>
public sealed record CouponRefusal(string? Typed, CouponProblem Problem, BasketCoupon? Found = null)
{
    /// <summary>Nothing was typed.</summary>
    public bool IsEmpty => string.IsNullOrWhiteSpace(Typed);

    /// <summary>Too many codes were tried; the basket stays as it was.</summary>
    public bool IsTooOften { get; init; }
}

/// <summary>Puts a coupon that holds for what lies in a basket into it, or takes it out.</summary>
public sealed class TypeCoupon(ShopDb db, CurrentBasket current, ReadBasket read, CouponTries tries)
{
    /// <returns>Null when it is in.</returns>
    public async Task<CouponRefusal?> Run(HttpContext http, string? typed, CancellationToken ct = default)
    {
        if (await current.Find(http, ct) is not { } basket)
        {
            return new(typed, CouponProblem.Unknown);
        }
        if (!tries.MayTry(basket))
        {
            return new(typed, CouponProblem.Unknown) { IsTooOften = true };
        }
        var code = Coupon.Read(typed);
        // Another's own one is as unknown as one that never was.
        if (code is null || await db.Coupons.AsNoTracking().SingleOrDefaultAsync(c => c.Code == code, ct) is not { PausedAt: null } coupon
            || (coupon.UserId is { } owner && !await db.Baskets.AnyAsync(b => b.Id == basket && b.UserId == owner, ct)))
        {
            return new(typed, CouponProblem.Unknown);
        }
        var found = (await read.With(coupon, await read.Run(basket, ct), ct)).Coupon!;
        if (found.Problem != CouponProblem.None)
        {
            return new(typed, found.Problem, found);
        }
        await db.Baskets.Where(b => b.Id == basket).ExecuteUpdateAsync(s => s.SetProperty(b => b.CouponId, coupon.Id), ct);
        return null;
    }

    public async Task TakeOut(HttpContext http, CancellationToken ct = default)
    {
        if (await current.Find(http, ct) is { } basket)
        {
            await db.Baskets.Where(b => b.Id == basket).ExecuteUpdateAsync(s => s.SetProperty(b => b.CouponId, (int?)null), ct);
        }
    }
}

/// <summary>How often a basket may try a code: ten a minute, beside the limit by address.</summary>
public sealed class CouponTries : IDisposable
{
    public const int AMinute = 10;

    private readonly PartitionedRateLimiter<Guid> limiter = PartitionedRateLimiter.Create<Guid, Guid>(basket =>
        RateLimitPartition.GetFixedWindowLimiter(basket, _ => new FixedWindowRateLimiterOptions { PermitLimit = AMinute, Window = TimeSpan.FromMinutes(1) }));

    public bool MayTry(Guid basket)
    {
        using var lease = limiter.AttemptAcquire(basket);
        return lease.IsAcquired;
    }

    public void Dispose() => limiter.Dispose();
}
