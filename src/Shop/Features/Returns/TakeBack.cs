namespace Shop.Features.Returns;

/// <summary>
/// Goods that were sent are back at the cooperative: they lie on the shelf again or are written off, each in the lot that it came from. The caller holds the order, counts
/// the units of its lines and saves.
/// </summary>
public sealed class TakeBack(ShopDb db, Stock stock, ShopClock clock)
{
    /// <param name="units">Units by line id, as they were ordered (boxes, not jars).</param>
    /// <param name="shelf">Units of stock to the shelf, by <see cref="LotUnits.Key"/>; with <paramref name="broken"/> empty too: all of it, from the lots that left first.</param>
    /// <param name="broken">Units of stock to be written off.</param>
    /// <param name="by">The user's id.</param>
    /// <returns>False, and nothing moved, when shelf and broken aren't together what came back, or a lot has fewer.</returns>
    public async Task<bool> Run(Order order, OrderPart part, IReadOnlyDictionary<long, int> units, IReadOnlyDictionary<string, long> shelf, IReadOnlyDictionary<string, long> broken, string by, CancellationToken ct)
    {
        var reservations = order.ReservationsOf([part]).Where(r => r.State == ReservationState.Sold).ToList();
        var lots = LotUnits.Of(part, reservations.SelectMany(r => r.Lots), units);
        if (shelf.Count == 0 && broken.Count == 0)
        {
            shelf = lots.ToDictionary(l => l.Key, l => l.Expected);
        }
        long On(LotUnits lot) => shelf.GetValueOrDefault(lot.Key);
        long Off(LotUnits lot) => broken.GetValueOrDefault(lot.Key);
        if (shelf.Keys.Concat(broken.Keys).Any(k => !lots.Any(l => l.Key == k)) || lots.Any(l => On(l) < 0 || Off(l) < 0 || On(l) + Off(l) > l.Most)
            || lots.GroupBy(l => (l.Row.LineId, l.Row.ReservationId)).Any(g => g.Sum(l => On(l) + Off(l)) != g.Sum(l => l.Expected)))
        {
            return false;
        }
        foreach (var reservation in reservations)
        {
            var own = lots.Where(l => l.Row.ReservationId == reservation.Id).ToList();
            if (own.Where(l => On(l) > 0).Select(l => (l.Row, On(l))).ToList() is { Count: > 0 } back)
            {
                await stock.PutBack(reservation, back, ct);
            }
            if (own.Where(l => Off(l) > 0).Select(l => (l.Row, Off(l))).ToList() is { Count: > 0 } lost)
            {
                await stock.WriteOffReturned(reservation, lost, order.Number, by, ct);
                db.AddRange(lost.Select(l => new LotEvent { LotId = l.Row.LotId, Kind = LotEventKind.WrittenOff, At = clock.Now, By = by, Detail = $"{l.Item2} · {order.Number}" }));
            }
        }
        return true;
    }
}

/// <summary>From which lot how many units of a line came, and how many of them are taken to have come back.</summary>
/// <param name="Expected">Of the row: what left first is taken to come back first.</param>
public sealed record LotUnits(LineLot Row, OrderLine Line, long Expected)
{
    /// <summary>Names the row in forms.</summary>
    public string Key => $"{Row.LineId}-{Row.LotId}";

    /// <summary>How many of this lot can have come back.</summary>
    public long Most => Row.Units - Row.Returned;

    /// <summary>Of a part whose lines' lots are loaded.</summary>
    /// <param name="units">Units by line id, as they were ordered.</param>
    public static IReadOnlyList<LotUnits> Of(OrderPart part, IReadOnlyDictionary<long, int> units) => Of(part, part.Lines.SelectMany(l => l.Lots), units);

    /// <param name="rows">All rows of the part's lines.</param>
    public static IReadOnlyList<LotUnits> Of(OrderPart part, IEnumerable<LineLot> rows, IReadOnlyDictionary<long, int> units)
    {
        var found = new List<LotUnits>();
        foreach (var item in rows.GroupBy(r => (r.LineId, r.ReservationId)).OrderBy(g => g.Key.LineId).ThenBy(g => g.Key.ReservationId))
        {
            var line = part.Lines.Single(l => l.Id == item.Key.LineId);
            // Of a box of three, three jars come back.
            var left = units.GetValueOrDefault(line.Id) * (item.Sum(r => r.Units) / line.Quantity);
            foreach (var row in item.OrderBy(r => r.Position))
            {
                var n = Math.Min(left, row.Units - row.Returned);
                left -= n;
                if (row.Units > row.Returned && units.ContainsKey(line.Id))
                {
                    found.Add(new LotUnits(row, line, n));
                }
            }
        }
        return found;
    }
}
