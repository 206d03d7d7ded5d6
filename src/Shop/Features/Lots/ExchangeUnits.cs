using Shop.Features.Orders;

namespace Shop.Features.Lots;

/// <summary>A parcel's unsent units of recalled lots are replaced by units of other lots, as far as there are some.</summary>
public sealed class ExchangeUnits(ShopDb db, ChangePart change, Stock stock, ShelfCache shelves, ShopClock clock)
{
    /// <param name="by">The user's id.</param>
    /// <returns>Recalled when nothing could be replaced, NotNow when there is nothing to replace.</returns>
    public async Task<PartResult> Run(long partId, string by, CancellationToken ct = default)
    {
        var moved = new List<int>();
        var result = await change.Run(partId, async (order, part) =>
        {
            var recalled = await RecalledUnits.Of(db, order, part, ct);
            foreach (var (reservation, row, line, units) in recalled)
            {
                var lot = row.LotId;
                if (await stock.Exchange(reservation, row, line, units, ct))
                {
                    moved.Add(reservation.StockItemId);
                    db.Add(new LotEvent { LotId = lot, Kind = LotEventKind.Exchanged, At = clock.Now, By = by, Detail = $"{units} · {order.Number}" });
                }
            }
            return moved.Count > 0 ? PartResult.Done : recalled.Count > 0 ? PartResult.Recalled : PartResult.NotNow;
        }, ct);
        await shelves.StockChanged(moved);
        return result;
    }
}

/// <summary>Units of a recalled lot that lie in a parcel and haven't left.</summary>
public sealed record RecalledUnit(Reservation Reservation, LineLot Row, OrderLine Line, long Units);

public static class RecalledUnits
{
    /// <summary>Those of one part of an order that is held; one query.</summary>
    public static async Task<IReadOnlyList<RecalledUnit>> Of(ShopDb db, Order order, OrderPart part, CancellationToken ct)
    {
        var reservations = order.ReservationsOf([part]).Where(r => r.State != ReservationState.Released).ToList();
        var lots = reservations.SelectMany(r => r.Lots).Select(l => l.LotId).Distinct().ToList();
        var recalled = await db.Lots.Where(l => lots.Contains(l.Id) && l.RecalledAt != null).Select(l => l.Id).ToListAsync(ct);
        return [.. reservations.SelectMany(r => r.Lots.Where(l => recalled.Contains(l.LotId)).OrderBy(l => l.Position).Select(l => (Reservation: r, Row: l, Line: part.Lines.Single(x => x.Id == l.LineId))))
            .Select(x => new RecalledUnit(x.Reservation, x.Row, x.Line, x.Row.UnsentIn(x.Reservation.Lots, x.Line))).Where(u => u.Units > 0)];
    }
}
