using Shop.Features.Checkout;
using Shop.Features.Experiences;

namespace Shop.Features.Payments;

/// <summary>Takes refunded units that haven't left out of their parcels and puts them back on the shelf.</summary>
public sealed class WithdrawUnits(Stock stock, GiveTicketCoupons give)
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
            if (line.Part.CollectedAt is null)
            {
                // Of whom isn't coming nothing is due at the door.
                line.ReleasedFen = line.AtDoorFen * line.Withdrawn / line.Quantity;
            }
        }
        await PutBack(order, fresh, ct);
        foreach (var part in order.Parts.Where(p => p.State is PartState.ToSend or PartState.ToConfirm && p.Lines.TrueForAll(l => l.Unsent == 0)))
        {
            part.State = part.Lines.Exists(l => l.Sent > 0) ? PartState.Sent : PartState.Cancelled;
        }
        await give.Run(order, ct);
    }

    private async Task PutBack(Order order, Dictionary<OrderLine, int> units, CancellationToken ct)
    {
        foreach (var reservation in order.ReservationsOf(order.Parts).Where(r => r.State == ReservationState.Sold))
        {
            var part = order.Parts.Single(p => p.Id == reservation.PartId);
            // A parcel of which nothing was or will be sent gives back all it held.
            var isEmpty = part.Lines.TrueForAll(l => l.Sent == 0 && l.Unsent == 0) && part.Lines.Exists(l => units.GetValueOrDefault(l) > 0);
            var back = new List<(LineLot, long)>();
            foreach (var line in part.Lines)
            {
                var lots = reservation.Lots.Where(l => l.LineId == line.Id).ToList();
                var wanted = isEmpty ? long.MaxValue : units.GetValueOrDefault(line) * (lots.Sum(l => l.Units) / line.Quantity);
                // The first ones leave first.
                foreach (var lot in lots.OrderByDescending(l => l.Position).Where(l => l.Units > l.Returned))
                {
                    var n = Math.Min(wanted, lot.Units - lot.Returned);
                    wanted -= n;
                    if (n > 0)
                    {
                        back.Add((lot, n));
                    }
                }
            }
            if (back.Count > 0)
            {
                await stock.PutBack(reservation, back, ct);
            }
        }
    }
}
