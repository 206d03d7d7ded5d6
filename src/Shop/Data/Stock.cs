namespace Shop.Data;

/// <summary>
/// The only way stock moves: the item's row first, which holds it until the transaction ends, then those of its lots, and one
/// ledger row for each lot; all within the caller's transaction. Items are taken in the order of their ids, so that two orders never
/// wait for each other in a ring. Entities in memory don't show the new numbers.
/// </summary>
public sealed partial class Stock(ShopDb db, ShopClock clock)
{
    /// <summary>Puts a new lot on the shelf, with its number of units; the caller saves.</summary>
    public async Task Make(Lot lot, long quantity, string by, CancellationToken ct = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(quantity);
        await db.StockItems.Where(s => s.Id == lot.StockItemId).ExecuteUpdateAsync(set => set
            .SetProperty(s => s.Available, s => s.Available + quantity)
            .SetProperty(s => s.Made, s => s.Made + quantity), ct);
        (lot.Made, lot.Available) = (quantity, quantity);
        lot.Events.Add(new LotEvent { Kind = LotEventKind.Opened, At = clock.Now, By = by, Detail = $"{quantity}" });
        db.Lots.Add(lot);
        db.StockMovements.Add(new StockMovement { StockItemId = lot.StockItemId, Lot = lot, Kind = StockMovementKind.Made, Available = quantity, At = clock.Now, By = by });
    }

    /// <summary>
    /// Takes units off the shelf for an order that is saved: from the lots that end first, never from one in its last days or
    /// recalled. False when there are not enough of something: then the caller undoes the transaction.
    /// </summary>
    public async Task<bool> Reserve(Order order, IReadOnlyCollection<Wanted> wanted, DateTime expiresAt, CancellationToken ct = default)
    {
        var items = wanted.GroupBy(w => w.StockItemId, w => w.Units).OrderBy(g => g.Key).ToDictionary(g => g.Key, g => g.Sum());
        foreach (var (item, quantity) in items)
        {
            if (!await Take(item, quantity, ct))
            {
                return false;
            }
        }
        if (await Allot([.. wanted.Select(w => (w.Line, w.StockItemId, w.Units, w.LotId))], ct) is not { } taken)
        {
            return false;
        }
        foreach (var (lot, units) in taken.GroupBy(t => t.Lot, t => t.Units).Select(g => (g.Key, g.Sum())).OrderBy(t => t.Key.StockItemId).ThenBy(t => t.Key.Id))
        {
            await Lot(lot.Id, new Shift(Available: -units, Reserved: units), ct);
            Write(lot.StockItemId, lot.Id, StockMovementKind.Reserved, new Shift(Available: -units, Reserved: units), order.Id);
        }
        foreach (var held in taken.GroupBy(t => (t.For.PartId, t.Lot.StockItemId)))
        {
            var reservation = new Reservation { OrderId = order.Id, PartId = held.Key.PartId, StockItemId = held.Key.StockItemId, Quantity = held.Sum(t => t.Units), ExpiresAt = expiresAt };
            reservation.Lots.AddRange(held.Select((t, i) => new LineLot { LineId = t.For.Id, LotId = t.Lot.Id, Units = t.Units, Position = i }));
            db.Reservations.Add(reservation);
        }
        return true;
    }

    /// <summary>A lot has more units than it was opened with: places that a session gains.</summary>
    public async Task Add(Lot lot, long quantity, string by, CancellationToken ct = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(quantity);
        await db.StockItems.Where(s => s.Id == lot.StockItemId).ExecuteUpdateAsync(set => set
            .SetProperty(s => s.Available, s => s.Available + quantity)
            .SetProperty(s => s.Made, s => s.Made + quantity), ct);
        await db.Lots.Where(l => l.Id == lot.Id).ExecuteUpdateAsync(set => set
            .SetProperty(l => l.Available, l => l.Available + quantity)
            .SetProperty(l => l.Made, l => l.Made + quantity), ct);
        Write(lot.StockItemId, lot.Id, StockMovementKind.Made, new Shift(Available: quantity), null, by);
    }

    private async Task<bool> Take(int stockItemId, long quantity, CancellationToken ct)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(quantity);
        return await db.StockItems.Where(s => s.Id == stockItemId && s.Available >= quantity).ExecuteUpdateAsync(set => set
            .SetProperty(s => s.Available, s => s.Available - quantity)
            .SetProperty(s => s.Reserved, s => s.Reserved + quantity), ct) > 0;
    }

    /// <summary>A reservation became a sale.</summary>
    public async Task Sell(Reservation reservation, CancellationToken ct = default)
    {
        if (reservation.State == ReservationState.Held)
        {
            await Move(reservation.StockItemId, StockMovementKind.Sold, Lots(reservation).Select(l => (l.Key, new Shift(Reserved: -l.Value, Sold: l.Value))), reservation.OrderId, ct);
            reservation.State = ReservationState.Sold;
        }
    }

    /// <summary>A reservation ended without a sale: what it held lies on the shelf again, in the very lots; unless they aren't sold any more.</summary>
    public async Task Release(Reservation reservation, CancellationToken ct = default)
    {
        if (reservation.State == ReservationState.Held)
        {
            var lots = Lots(reservation);
            await Move(reservation.StockItemId, StockMovementKind.Released, lots.Select(l => (l.Key, new Shift(Available: l.Value, Reserved: -l.Value))), reservation.OrderId, ct);
            reservation.State = ReservationState.Released;
            await TakeOff(reservation.StockItemId, lots.Keys, ct);
        }
    }

    /// <summary>Sold units, not sent or come back whole, lie on the shelf again, in the very lots; unless they aren't sold any more.</summary>
    /// <param name="units">How many of which of the reservation's rows.</param>
    /// <exception cref="ArgumentOutOfRangeException">More than were sold and have not yet gone back.</exception>
    public async Task PutBack(Reservation reservation, IReadOnlyCollection<(LineLot From, long Units)> units, CancellationToken ct = default)
    {
        var lots = GoBack(reservation, units);
        await Move(reservation.StockItemId, StockMovementKind.Returned, lots.Select(l => (l.Key, new Shift(Available: l.Value, Sold: -l.Value))), reservation.OrderId, ct);
        await TakeOff(reservation.StockItemId, lots.Keys, ct);
    }

    /// <summary>Sold units came back and can't be sold again.</summary>
    /// <param name="units">How many of which of the reservation's rows.</param>
    /// <param name="note">Why, at most 200 characters.</param>
    /// <exception cref="ArgumentOutOfRangeException">More than were sold and have not yet gone back.</exception>
    public Task WriteOffReturned(Reservation reservation, IReadOnlyCollection<(LineLot From, long Units)> units, string note, string by, CancellationToken ct = default) =>
        Move(reservation.StockItemId, StockMovementKind.WrittenOff, GoBack(reservation, units).Select(l => (l.Key, new Shift(Sold: -l.Value, WrittenOff: l.Value))), reservation.OrderId, ct, by, note);

    /// <summary>Units on the shelf broke or were lost.</summary>
    /// <param name="note">What happened, at most 200 characters.</param>
    /// <returns>False, and nothing moved, when there aren't that many on the shelf.</returns>
    public async Task<bool> WriteOff(Lot lot, long quantity, string note, string by, CancellationToken ct = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(quantity);
        await Hold(lot.StockItemId, ct);
        if (await db.Lots.Where(l => l.Id == lot.Id).Select(l => l.Available).SingleAsync(ct) < quantity)
        {
            return false;
        }
        await Move(lot.StockItemId, StockMovementKind.WrittenOff, [(lot.Id, new Shift(Available: -quantity, WrittenOff: quantity))], null, ct, by, note);
        return true;
    }

    /// <summary>Takes what lies there of an item's lots off the shelf when they are in their last days or recalled.</summary>
    /// <returns>The lots, and how many units of each.</returns>
    public async Task<IReadOnlyDictionary<int, long>> TakeOff(int stockItemId, IReadOnlyCollection<int>? among = null, CancellationToken ct = default)
    {
        if (among is null)
        {
            await Hold(stockItemId, ct);
        }
        var today = clock.Today;
        var ended = await db.Lots.Where(l => l.StockItemId == stockItemId && l.Available > 0 && (l.RecalledAt != null || l.SellUntil < today) && (among == null || among.Contains(l.Id)))
            .OrderBy(l => l.Id).Select(l => new { l.Id, l.Available, l.RecalledAt }).ToListAsync(ct);
        foreach (var lot in ended)
        {
            await Move(stockItemId, lot.RecalledAt is null ? StockMovementKind.Ended : StockMovementKind.Recalled, [(lot.Id, new Shift(Available: -lot.Available, WrittenOff: lot.Available))], null, ct);
        }
        return ended.ToDictionary(l => l.Id, l => l.Available);
    }

    /// <summary>Units of a recalled lot that haven't left are replaced by others, of the lots that end first.</summary>
    /// <param name="from">The reservation's row of the recalled lot; its line is the one given.</param>
    /// <returns>False, and nothing moved, when there are no others.</returns>
    public async Task<bool> Exchange(Reservation reservation, LineLot from, OrderLine line, long units, CancellationToken ct = default)
    {
        await Hold(reservation.StockItemId, ct);
        if (await Allot([(line, reservation.StockItemId, units, (int?)null)], ct) is not { } taken)
        {
            return false;
        }
        var (reserved, sold) = reservation.State == ReservationState.Held ? (1, 0) : (0, 1);
        var moves = taken.Select(t => (t.Lot.Id, new Shift(-t.Units, reserved * t.Units, sold * t.Units)))
            .Prepend((from.LotId, new Shift(0, -reserved * units, -sold * units, units))).OrderBy(m => m.Item1);
        await Move(reservation.StockItemId, StockMovementKind.Exchanged, moves, reservation.OrderId, ct);
        from.Units -= units;
        if (from.Units == 0)
        {
            db.LineLots.Remove(from);
            reservation.Lots.Remove(from);
        }
        var last = reservation.Lots.Select(l => l.Position).DefaultIfEmpty(0).Max();
        foreach (var t in taken)
        {
            var row = reservation.Lots.Find(l => l.LineId == line.Id && l.LotId == t.Lot.Id);
            if (row is null)
            {
                reservation.Lots.Add(row = new LineLot { LineId = line.Id, LotId = t.Lot.Id, ReservationId = reservation.Id, Position = ++last });
            }
            row.Units += t.Units;
        }
        return true;
    }

    /// <summary>Holds an item's row, and with it its lots, until the transaction ends.</summary>
    public Task Hold(int stockItemId, CancellationToken ct = default) =>
        db.StockItems.Where(s => s.Id == stockItemId).ExecuteUpdateAsync(set => set.SetProperty(s => s.Made, s => s.Made), ct);

    private Task<IReadOnlyDictionary<int, long>> TakeOff(int stockItemId, IEnumerable<int> among, CancellationToken ct) => TakeOff(stockItemId, [.. among], ct);

    // The rows of the items are held: what is read here stays true.
    private async Task<List<Taken<T>>?> Allot<T>(IReadOnlyCollection<(T For, int StockItemId, long Units, int? LotId)> wanted, CancellationToken ct)
    {
        var items = wanted.Select(w => w.StockItemId).Distinct().ToList();
        var shelf = (await db.Lots.AsNoTracking().Where(l => items.Contains(l.StockItemId)).OnShelf(clock.Today).FirstExpiredFirst()
            .Select(l => new ShelvedLot(l.Id, l.StockItemId) { Left = l.Available }).ToListAsync(ct)).ToLookup(l => l.StockItemId);
        var taken = new List<Taken<T>>();
        // What somebody holds in their hand is of its lot and no other.
        foreach (var w in wanted.OrderBy(w => w.LotId is null))
        {
            var left = w.Units;
            foreach (var lot in shelf[w.StockItemId].Where(l => l.Left > 0 && (w.LotId ?? l.Id) == l.Id))
            {
                var n = Math.Min(left, lot.Left);
                if (n == 0)
                {
                    break;
                }
                lot.Left -= n;
                left -= n;
                taken.Add(new Taken<T>(w.For, lot, n));
            }
            if (left > 0)
            {
                return null;
            }
        }
        return [.. taken.GroupBy(t => (t.For, t.Lot.Id)).Select(g => new Taken<T>(g.Key.For, g.First().Lot, g.Sum(t => t.Units)))];
    }

    private static Dictionary<int, long> GoBack(Reservation reservation, IReadOnlyCollection<(LineLot From, long Units)> units)
    {
        foreach (var (from, n) in units)
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(n);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(n, reservation.State == ReservationState.Sold ? from.Units - from.Returned : 0);
            from.Returned += n;
            reservation.Returned += n;
        }
        return units.GroupBy(u => u.From.LotId).OrderBy(g => g.Key).ToDictionary(g => g.Key, g => g.Sum(u => u.Units));
    }

    private static Dictionary<int, long> Lots(Reservation reservation) => reservation.Lots.GroupBy(l => l.LotId).OrderBy(g => g.Key).ToDictionary(g => g.Key, g => g.Sum(l => l.Units));

    private async Task Move(int stockItemId, StockMovementKind kind, IEnumerable<(int LotId, Shift Shift)> lots, long? orderId, CancellationToken ct, string by = "shop", string note = "", int? offerId = null)
    {
        var moves = lots.ToList();
        var (available, reserved, sold, gone) = (moves.Sum(m => m.Shift.Available), moves.Sum(m => m.Shift.Reserved), moves.Sum(m => m.Shift.Sold), moves.Sum(m => m.Shift.WrittenOff));
        await db.StockItems.Where(s => s.Id == stockItemId).ExecuteUpdateAsync(set => set
            .SetProperty(s => s.Available, s => s.Available + available)
            .SetProperty(s => s.Reserved, s => s.Reserved + reserved)
            .SetProperty(s => s.Sold, s => s.Sold + sold)
            .SetProperty(s => s.Made, s => s.Made - gone), ct);
        foreach (var (lot, shift) in moves)
        {
            await Lot(lot, shift, ct);
            Write(stockItemId, lot, kind, shift, orderId, by, note, offerId);
        }
    }

    private Task<int> Lot(int lotId, Shift shift, CancellationToken ct) => db.Lots.Where(l => l.Id == lotId).ExecuteUpdateAsync(set => set
        .SetProperty(l => l.Available, l => l.Available + shift.Available)
        .SetProperty(l => l.Reserved, l => l.Reserved + shift.Reserved)
        .SetProperty(l => l.Sold, l => l.Sold + shift.Sold)
        .SetProperty(l => l.WrittenOff, l => l.WrittenOff + shift.WrittenOff), ct);

    private void Write(int stockItemId, int lotId, StockMovementKind kind, Shift shift, long? orderId, string by = "shop", string note = "", int? offerId = null) =>
        db.StockMovements.Add(new StockMovement
        {
            StockItemId = stockItemId,
            LotId = lotId,
            Kind = kind,
            Available = shift.Available,
            Reserved = shift.Reserved,
            Sold = shift.Sold,
            WrittenOff = shift.WrittenOff,
            OrderId = orderId,
            LiveOfferId = offerId,
            At = clock.Now,
            By = by,
            Note = note,
        });

    private readonly record struct Shift(long Available = 0, long Reserved = 0, long Sold = 0, long WrittenOff = 0);

    private sealed record ShelvedLot(int Id, int StockItemId)
    {
        public long Left { get; set; }
    }

    private sealed record Taken<T>(T For, ShelvedLot Lot, long Units);
}

/// <summary>So many units of a stock item for a line of an order.</summary>
/// <param name="LotId">The lot from which they have to come; null: those that end first.</param>
public sealed record Wanted(OrderLine Line, int StockItemId, long Units, int? LotId = null);
