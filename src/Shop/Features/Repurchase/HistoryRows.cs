namespace Shop.Features.Repurchase;

/// <summary>Which rows of the purchase history count, and how it is told that they changed.</summary>
public static class HistoryRows
{
    /// <summary>Of an import only what is visible, and of an order only what the last visible import said.</summary>
    public static IQueryable<PastOrder> Current(this IQueryable<PastOrder> orders) =>
        orders.Where(o => (o.ImportId == null || o.Import!.VisibleAt != null) && (o.ReplacedById == null || o.ReplacedBy!.VisibleAt == null));

    /// <summary>Says that figures may have changed, and holds the row that says it until the transaction ends: whoever changes the history does it after the other.</summary>
    public static async Task TouchHistory(this ShopDb db, DateTime now, CancellationToken ct)
    {
        if (await db.HistoryStates.ExecuteUpdateAsync(s => s.SetProperty(h => h.Version, h => h.Version + 1).SetProperty(h => h.At, now), ct) == 0)
        {
            db.HistoryStates.Add(new HistoryState { Version = 1, At = now });
            await db.SaveChangesAsync(ct);
        }
    }

    /// <summary>Says of whom orders change, with the caller's next save: of these customers, and these orders that are nobody's or were.</summary>
    public static void MarkHistory(this ShopDb db, DateTime now, IEnumerable<long> customers, IEnumerable<long>? orders = null)
    {
        db.HistoryMarks.AddRange(customers.Distinct().Select(c => new HistoryMark { CustomerId = c, At = now }));
        db.HistoryMarks.AddRange((orders ?? []).Distinct().Select(o => new HistoryMark { PastOrderId = o, At = now }));
    }
}
