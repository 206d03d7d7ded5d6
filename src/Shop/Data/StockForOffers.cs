namespace Shop.Data;

// Units of live offers. They are reserved in their lots from the moment they are set aside; the offer says how many of them are whose.
public sealed partial class Stock
{
    /// <summary>Sets units aside for an offer that is saved, from the lots that end first.</summary>
    /// <param name="wanted">Units of which stock item; each item once.</param>
    /// <returns>False when there are not enough of something: then the caller undoes the transaction.</returns>
    public async Task<bool> SetAside(int offerId, IReadOnlyCollection<(int StockItemId, long Units)> wanted, string by, CancellationToken ct = default)
    {
        foreach (var (item, units) in wanted.OrderBy(w => w.StockItemId))
        {
            if (!await Take(item, units, ct))
            {
                return false;
            }
        }
        if (await Allot([.. wanted.Select(w => (offerId, w.StockItemId, w.Units, (int?)null))], ct) is not { } taken)
        {
            return false;
        }
        var rows = await db.LiveOfferLots.Where(l => l.OfferId == offerId).ToListAsync(ct);
        foreach (var t in taken.OrderBy(t => t.Lot.StockItemId).ThenBy(t => t.Lot.Id))
        {
            await Lot(t.Lot.Id, new Shift(Available: -t.Units, Reserved: t.Units), ct);
            Write(t.Lot.StockItemId, t.Lot.Id, StockMovementKind.SetAside, new Shift(Available: -t.Units, Reserved: t.Units), null, by, offerId: offerId);
            if (rows.Find(r => r.LotId == t.Lot.Id) is not { } row)
            {
                row = new LiveOfferLot { OfferId = offerId, LotId = t.Lot.Id, StockItemId = t.Lot.StockItemId, Position = rows.Select(r => r.Position).DefaultIfEmpty(0).Max() + 1 };
                rows.Add(row);
                db.LiveOfferLots.Add(row);
            }
            row.Left += t.Units;
        }
        await db.SaveChangesAsync(ct);
        return true;
    }

    /// <summary>Units that were set aside and that nobody has lie on the shelf again, in the very lots; unless they aren't sold any more.</summary>
    /// <param name="units">Units of which stock item; each item once.</param>
    /// <exception cref="InvalidOperationException">Less is set aside.</exception>
    public async Task GiveBack(int offerId, IReadOnlyCollection<(int StockItemId, long Units)> units, string by, CancellationToken ct = default)
    {
        foreach (var (item, wanted) in units.OrderBy(u => u.StockItemId))
        {
            await Hold(item, ct);
            var lots = await FromOffer(offerId, item, wanted, last: true, ct);
            await Move(item, StockMovementKind.GivenBack, lots.Select(l => (l.LotId, new Shift(Available: l.Units, Reserved: -l.Units))), null, ct, by, offerId: offerId);
            await db.SaveChangesAsync(ct);
            await TakeOff(item, [.. lots.Select(l => l.LotId)], ct);
        }
    }

    /// <summary>What was set aside becomes an order's: the units stay reserved in their lots, and are the order's from now on. The caller holds the offer's row.</summary>
    /// <param name="line">The order's line, saved.</param>
    /// <param name="components">The stock items of one unit of the line, and how many of each.</param>
    /// <exception cref="InvalidOperationException">Less is set aside.</exception>
    public async Task Allocate(Order order, OrderLine line, int offerId, IReadOnlyCollection<(int StockItemId, long Quantity)> components, DateTime expiresAt, CancellationToken ct = default)
    {
        foreach (var (item, quantity) in components.OrderBy(c => c.StockItemId))
        {
            var reservation = order.Reservations.Find(r => r.PartId == line.PartId && r.StockItemId == item);
            if (reservation is null)
            {
                reservation = new Reservation { OrderId = order.Id, PartId = line.PartId, StockItemId = item, ExpiresAt = expiresAt };
                order.Reservations.Add(reservation);
            }
            var lots = await FromOffer(offerId, item, quantity * line.Quantity, last: false, ct);
            var next = reservation.Lots.Select(l => l.Position).DefaultIfEmpty(-1).Max() + 1;
            reservation.Lots.AddRange(lots.Select((l, i) => new LineLot { LineId = line.Id, LotId = l.LotId, Units = l.Units, Position = next + i }));
            reservation.Quantity += quantity * line.Quantity;
        }
    }

    private async Task<List<(int LotId, long Units)>> FromOffer(int offerId, int stockItemId, long wanted, bool last, CancellationToken ct)
    {
        var rows = await db.LiveOfferLots.Where(l => l.OfferId == offerId && l.StockItemId == stockItemId && l.Left > 0).OrderBy(l => l.Position).ToListAsync(ct);
        if (last)
        {
            rows.Reverse();
        }
        var taken = new List<(int, long)>();
        foreach (var row in rows.TakeWhile(_ => wanted > 0))
        {
            var units = Math.Min(wanted, row.Left);
            row.Left -= units;
            wanted -= units;
            taken.Add((row.LotId, units));
        }
        return wanted == 0 ? taken : throw new InvalidOperationException($"Offer {offerId} has {wanted} units of stock item {stockItemId} too few set aside.");
    }
}
