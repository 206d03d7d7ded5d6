namespace Shop.Features.LiveOffers;

/// <summary>
/// After an order changed: what it took in a livestream is sold when its parcel is, and goes back when its parcel is called off, into the offer while that
/// is open, else onto the shelf. The caller holds the order (ShopDb.HoldOrder) and saves; stock has moved already. Run again, it does nothing.
/// </summary>
public sealed class SettlePurchases(ShopDb db, GiveBackUnits giveBack)
{
    public async Task Run(Order order, CancellationToken ct = default)
    {
        var ids = order.Lines.Where(l => l.LivePurchaseId is not null).Select(l => l.LivePurchaseId!.Value).ToList();
        if (ids.Count == 0)
        {
            return;
        }
        var waiting = await db.LivePurchases.AsNoTracking().Where(p => ids.Contains(p.Id) && p.State == LivePurchaseState.Ordered).OrderBy(p => p.OfferId).ThenBy(p => p.Id).ToListAsync(ct);
        foreach (var purchase in waiting)
        {
            var part = order.Parts.Single(p => p.Lines.Exists(l => l.LivePurchaseId == purchase.Id));
            if (part.IsOver)
            {
                await giveBack.FromOrder(purchase, ct);
            }
            else if (part.State is not (PartState.AwaitingPayment or PartState.ToConfirm))
            {
                await db.LiveOffers.Where(o => o.Id == purchase.OfferId).ExecuteUpdateAsync(s => s.SetProperty(o => o.Reserved, o => o.Reserved - purchase.Quantity).SetProperty(o => o.Sold, o => o.Sold + purchase.Quantity), ct);
                await db.LivePurchases.Where(p => p.Id == purchase.Id).ExecuteUpdateAsync(s => s.SetProperty(p => p.State, LivePurchaseState.Sold), ct);
            }
        }
    }
}
