using Shop.Features.Repurchase;

namespace Shop.Features.Stamps;

/// <summary>Before a basket becomes an order: a stamp card's coupon in it holds only while the card is full, also where nobody looked at the card since goods went back.</summary>
public sealed class RecountStamps(ShopDb db, CopyOrders copy, ReadStamps read)
{
    /// <summary>Not within a transaction.</summary>
    public async Task Run(Guid? basketId, CancellationToken ct = default)
    {
        var owner = await db.Set<StampReward>().Where(r => db.Baskets.Any(b => b.Id == basketId && b.CouponId == r.CouponId)).Select(r => r.UserId).FirstOrDefaultAsync(ct);
        if (owner is not null)
        {
            await copy.Run(ct);
            await read.Run(owner, ct);
        }
    }
}
