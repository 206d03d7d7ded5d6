namespace Shop.Features.Waiting;

/// <summary>
/// What was kept for somebody becomes their order's, and nobody else's order passes the line. Both are looked at while the order holds the stock items that it takes from, so that two
/// who are at it at once come one after the other.
/// </summary>
public sealed class ClaimPlaces(ShopDb db, Stock stock, ShopClock clock)
{
    /// <summary>Before an order takes its units: lets go what is kept for its basket. The caller's transaction takes it at once.</summary>
    /// <returns>Places by session.</returns>
    public async Task<IReadOnlyDictionary<int, int>> Run(Order order, Guid? basketId, IReadOnlyCollection<Wanted> wanted, CancellationToken ct)
    {
        var (now, sessions) = (clock.Now, order.Lines.Select(l => l.SessionId).OfType<int>().Distinct().ToList());
        if (sessions.Count == 0 || !await db.SessionWaiters.AnyAsync(w => w.BasketId == basketId && sessions.Contains(w.SessionId) && w.State == WaiterState.Offered, ct))
        {
            return new Dictionary<int, int>();
        }
        foreach (var item in wanted.Select(w => w.StockItemId).Distinct().Order())
        {
            await stock.Hold(item, ct);
        }
        var mine = await db.SessionWaiters.Include(w => w.Session).Where(w => w.BasketId == basketId && sessions.Contains(w.SessionId) && w.State == WaiterState.Offered && w.OfferedUntil > now).OrderBy(w => w.Session.StockItemId).ToListAsync(ct);
        foreach (var waiter in mine)
        {
            await stock.LetGo(waiter.Session.StockItemId, waiter.Places, ct);
            (waiter.State, waiter.EndedAt) = (WaiterState.Taken, now);
        }
        await db.SaveChangesAsync(ct);
        return mine.GroupBy(w => w.SessionId).ToDictionary(g => g.Key, g => g.Sum(w => w.Places));
    }

    /// <summary>After it has taken them, and holds the items: whether nobody stands in a line that it passed. One query, none for an order of goods.</summary>
    /// <param name="claimed">What was kept for it.</param>
    public async Task<bool> PassesNobody(IReadOnlyCollection<Wanted> wanted, IReadOnlyDictionary<int, int> claimed, CancellationToken ct)
    {
        var passing = wanted.Where(w => w.Line.SessionId is not null).GroupBy(w => w.Line.SessionId!.Value).Where(g => g.Sum(w => w.Units) > claimed.GetValueOrDefault(g.Key)).Select(g => g.Key).ToList();
        return passing.Count == 0 || !await db.SessionWaiters.AnyAsync(w => passing.Contains(w.SessionId) && (w.State == WaiterState.Waiting || w.State == WaiterState.Offered), ct);
    }
}
