namespace Shop.Features.Stamps;

/// <summary>An account's rewards go with it; coupons that it didn't use rest, and name nobody. Within the caller's transaction.</summary>
public sealed class ForgetStamps(ShopDb db, ShopClock clock)
{
    public async Task Run(string userId, CancellationToken ct = default)
    {
        await db.Set<StampReward>().Where(r => r.UserId == userId).ExecuteDeleteAsync(ct);
        var now = clock.Now;
        await db.Coupons.Where(c => c.UserId == userId).ExecuteUpdateAsync(s => s.SetProperty(c => c.UserId, (string?)null).SetProperty(c => c.PausedAt, c => c.PausedAt ?? now), ct);
    }
}
