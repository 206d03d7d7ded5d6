namespace Shop.Data;

/// <summary>Compares stock with its ledger and its reservations. What it finds is told, not mended.</summary>
public sealed class ReconcileStock(ShopDb db)
{
    /// <summary>One line a difference; empty when everything adds up.</summary>
    public async Task<IReadOnlyList<string>> Run(CancellationToken ct = default)
    {
        var items = await db.StockItems.AsNoTracking().OrderBy(s => s.Code).ToListAsync(ct);
        var ledger = await db.StockMovements.GroupBy(m => m.StockItemId)
            .Select(g => new { Item = g.Key, Available = g.Sum(m => m.Available), Reserved = g.Sum(m => m.Reserved), Sold = g.Sum(m => m.Sold) })
            .ToDictionaryAsync(g => g.Item, ct);
        var held = await Sum(db.Reservations.Where(r => r.State == ReservationState.Held), ct);
        var sold = await Sum(db.Reservations.Where(r => r.State == ReservationState.Sold), ct);
        var found = new List<string>();
        foreach (var s in items)
        {
            var l = ledger.GetValueOrDefault(s.Id);
            Check(s.Code, "available against ledger", s.Available, l?.Available ?? 0);
            Check(s.Code, "reserved against ledger", s.Reserved, l?.Reserved ?? 0);
            Check(s.Code, "sold against ledger", s.Sold, l?.Sold ?? 0);
            Check(s.Code, "reserved against reservations held", s.Reserved, held.GetValueOrDefault(s.Id));
            Check(s.Code, "sold against reservations sold", s.Sold, sold.GetValueOrDefault(s.Id));
            Check(s.Code, "made against available + reserved + sold", s.Made, s.Available + s.Reserved + s.Sold);
        }
        var strays = await db.Orders
            .Where(o => o.Reservations.Any(r => r.State == ReservationState.Held) && (o.State == OrderState.Cancelled || o.State == OrderState.Expired))
            .Select(o => o.Number).ToListAsync(ct);
        found.AddRange(strays.Select(n => $"order {n}: over, yet it holds stock"));
        return found;

        void Check(string code, string what, long is_, long should)
        {
            if (is_ != should)
            {
                found.Add($"{code}: {what}: {is_}, should be {should}");
            }
        }
    }

    private static Task<Dictionary<int, long>> Sum(IQueryable<Reservation> reservations, CancellationToken ct) =>
        reservations.GroupBy(r => r.StockItemId).Select(g => new { g.Key, Sum = g.Sum(r => r.Quantity - r.Returned) }).ToDictionaryAsync(g => g.Key, g => g.Sum, ct);
}
