using Shop.Features.Baskets;

namespace Shop.Features.Waiting;

/// <summary>Puts what was offered into a basket; it stays kept until the order is placed or the time is over.</summary>
public sealed class TakeOffered(ShopDb db, CurrentBasket current, ShopClock clock)
{
    /// <returns>False when nothing is offered any more.</returns>
    public async Task<bool> Run(HttpContext http, long id, CancellationToken ct = default)
    {
        var now = clock.Now;
        var basket = await current.FindOrMake(http, ct);
        db.ChangeTracker.Clear();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.Baskets.Where(b => b.Id == basket).ExecuteUpdateAsync(s => s.SetProperty(b => b.ChangedAt, now), ct);
        if (await db.SessionWaiters.Where(w => w.Id == id && w.State == WaiterState.Offered && w.OfferedUntil > now).ExecuteUpdateAsync(s => s.SetProperty(w => w.BasketId, basket), ct) == 0)
        {
            return false;
        }
        var waiter = await db.SessionWaiters.AsNoTracking().SingleAsync(w => w.Id == id, ct);
        var variants = await db.Variants.AsNoTracking().Where(v => v.SessionId == waiter.SessionId).Include(v => v.Prices).ToListAsync(ct);
        var there = await db.BasketItems.Where(i => i.BasketId == basket).ToDictionaryAsync(i => i.VariantId, ct);
        foreach (var (kind, units) in new[] { (PriceKind.Adult, waiter.Adults), (PriceKind.Child, waiter.Children), (PriceKind.Group, waiter.Groups) })
        {
            if (variants.Find(v => v.PriceKind == kind) is not { } variant)
            {
                continue;
            }
            if (there.TryGetValue(variant.Id, out var item) && units == 0)
            {
                db.BasketItems.Remove(item);
            }
            else if (units > 0)
            {
                item ??= db.BasketItems.Add(new BasketItem { BasketId = basket, VariantId = variant.Id, AddedAt = now, SeenPriceFen = variant.Prices.Where(p => p.ValidFrom <= now).MaxBy(p => p.ValidFrom)!.AmountFen }).Entity;
                (item.Quantity, item.BookingKey) = (units, $"waiter-{id}");
            }
        }
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return true;
    }
}
