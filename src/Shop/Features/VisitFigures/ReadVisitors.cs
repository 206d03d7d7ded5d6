using Shop.Features.Repurchase;

namespace Shop.Features.VisitFigures;

/// <summary>Visitors and others in the purchase history as it is now.</summary>
public sealed class ReadVisitors(ShopDb db, HistoryCache cache, ShopClock clock)
{
    /// <param name="cooperativeId">Whose sessions and goods alone are counted; null: all.</param>
    /// <exception cref="HistoryNotReadException">It is still being read.</exception>
    public async Task<IReadOnlyList<VisitorsAgain>> Run(int? cooperativeId, CancellationToken ct)
    {
        var visits = await db.OrderLines.AsNoTracking().Where(l => l.CameAt != null && l.Part.Order.CustomerId != null && (cooperativeId == null || l.Part.CooperativeId == cooperativeId))
            .GroupBy(l => l.Part.Order.CustomerId!.Value).Select(g => new { g.Key, First = g.Min(l => l.CameAt!.Value) }).ToListAsync(ct);
        var history = (await cache.Of(new Cut { CooperativeId = cooperativeId }, ct)).History;
        return CountVisitors.Run(history, visits.ToDictionary(v => v.Key, v => clock.DayOf(v.First)), clock.Today);
    }
}
