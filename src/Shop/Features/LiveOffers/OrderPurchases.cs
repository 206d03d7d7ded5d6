namespace Shop.Features.LiveOffers;

/// <summary>
/// What was taken in a livestream becomes part of an order that is being placed: the units, reserved in their lots all along, are the order's from now
/// on. Within its transaction, after ordinary stock was reserved.
/// </summary>
public sealed class OrderPurchases(ShopDb db, Stock stock, ShopClock clock)
{
    /// <param name="until">When the order's reservations end, UTC.</param>
    /// <returns>False when the time of one was over, or it was ordered or given back meanwhile: then the caller undoes the transaction.</returns>
    public async Task<bool> Run(Order order, DateTime until, CancellationToken ct = default)
    {
        var lines = order.Lines.Where(l => l.LivePurchaseId is not null).ToList();
        if (lines.Count == 0)
        {
            return true;
        }
        var ids = lines.ConvertAll(l => l.LivePurchaseId!.Value);
        var offers = await db.LivePurchases.Where(p => ids.Contains(p.Id)).Select(p => p.OfferId).Distinct().ToListAsync(ct);
        foreach (var offer in offers.Order())
        {
            await db.HoldOffer(offer, ct);
        }
        var now = clock.Now;
        var taken = await db.LivePurchases.Where(p => ids.Contains(p.Id) && p.State == LivePurchaseState.Held && p.ExpiresAt > now && p.UserId == order.UserId)
            .Include(p => p.Offer.Variant.Components).AsSplitQuery().ToListAsync(ct);
        if (taken.Count != lines.Count)
        {
            return false;
        }
        foreach (var line in lines)
        {
            var purchase = taken.Single(p => p.Id == line.LivePurchaseId);
            purchase.State = LivePurchaseState.Ordered;
            await stock.Allocate(order, line, purchase.OfferId, [.. purchase.Offer.Variant.Components.Select(c => (c.StockItemId, (long)c.Quantity))], until, ct);
        }
        return true;
    }
}
