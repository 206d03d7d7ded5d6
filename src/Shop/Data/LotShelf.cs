namespace Shop.Data;

/// <summary>Which lots are sold, and in which order.</summary>
public static class LotShelf
{
    /// <summary>Lots with units on the shelf that may be sold on this day.</summary>
    public static IQueryable<Lot> OnShelf(this IQueryable<Lot> lots, DateOnly today) =>
        lots.Where(l => l.Available > 0 && l.RecalledAt == null && (l.SellUntil == null || l.SellUntil >= today));

    /// <summary>What ends first leaves first; what doesn't spoil, last.</summary>
    public static IOrderedQueryable<Lot> FirstExpiredFirst(this IQueryable<Lot> lots) =>
        lots.OrderBy(l => l.BestBefore == null).ThenBy(l => l.BestBefore).ThenBy(l => l.MadeOn).ThenBy(l => l.Id);

    /// <summary>The workshop in which a product is made, if one is known.</summary>
    public static IQueryable<int?> WorkshopOf(this ShopDb db, int productId) =>
        db.Set<WorkshopProduct>().Where(p => p.ProductId == productId).OrderBy(p => p.WorkshopId).Select(p => (int?)p.WorkshopId);
}
