using Shop.Features.Checkout;

namespace Shop.Features.Payments;

/// <summary>Takes refunded units that haven't left out of their parcels and puts them back on the shelf.</summary>
public sealed class WithdrawUnits(ShopDb db, Stock stock)
{
    /// <summary>The caller holds the order; the refund isn't among its refunds yet.</summary>
    public async Task Run(Order order, Model.Refund refund, CancellationToken ct)
    {
        var fresh = new Dictionary<OrderLine, int>();
        foreach (var asked in refund.Lines.Where(l => l.LineId is not null))
        {
            var line = order.Lines.Single(l => l.Id == asked.LineId);
            // Units that were withdrawn for a refund that then failed lie on the shelf already.
            var before = line.Withdrawn - order.Refunds.Where(r => r.State != RefundState.Failed).SelectMany(r => r.Lines).Where(l => l.LineId == line.Id).Sum(l => l.Withdrawn);
            var again = Math.Min(asked.Quantity, before);
            fresh[line] = Math.Min(asked.Quantity - again, line.Unsent);
            line.Withdrawn += fresh[line];
            asked.Withdrawn = again + fresh[line];
        }
        await PutBack(order, fresh, ct);
        foreach (var part in order.Parts.Where(p => p.State is PartState.ToSend or PartState.ToConfirm && p.Lines.TrueForAll(l => l.Unsent == 0)))
        {
            part.State = part.Lines.Exists(l => l.Sent > 0) ? PartState.Sent : PartState.Cancelled;
        }
    }

    private async Task PutBack(Order order, Dictionary<OrderLine, int> units, CancellationToken ct)
    {
        var variants = units.Where(u => u.Value > 0).Select(u => u.Key.VariantId).ToList();
        var components = await db.Variants.Where(v => variants.Contains(v.Id)).SelectMany(v => v.Components).AsNoTracking().ToListAsync(ct);
        foreach (var reservation in order.ReservationsOf(order.Parts))
        {
            var left = reservation.Quantity - reservation.Returned;
            var part = order.Parts.Single(p => p.Id == reservation.PartId);
            var wanted = part.Lines.Sum(l => (long)units.GetValueOrDefault(l) * components.Where(c => c.VariantId == l.VariantId && c.StockItemId == reservation.StockItemId).Sum(c => c.Quantity));
            // A parcel of which nothing was or will be sent gives back all it held, whatever the variants are made of today.
            var isEmpty = part.Lines.TrueForAll(l => l.Sent == 0 && l.Unsent == 0) && part.Lines.Exists(l => units.GetValueOrDefault(l) > 0);
            if (reservation.State == ReservationState.Sold && (isEmpty ? left : Math.Min(wanted, left)) is > 0 and var n)
            {
                await stock.PutBack(reservation, n, ct);
            }
        }
    }
}
