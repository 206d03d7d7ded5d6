using System.Globalization;

namespace Shop.Features.Listings;

/// <summary>
/// More or less of what is sold already, without anybody looking. All stock lies in lots: more is a new lot, less is written off with a reason, from the lots that end first.
/// Works within the caller's transaction; the caller saves and tells the shelves.
/// </summary>
public sealed class ChangeStock(ShopDb db, Stock stock, ShopClock clock)
{
    /// <summary>Opens a lot.</summary>
    /// <param name="madeOn">The day on which it was made; for what doesn't spoil, today will do.</param>
    /// <returns>False when it would be too old to be sold.</returns>
    public async Task<bool> More(ListedProduct product, string sku, long units, DateOnly madeOn, string by, CancellationToken ct = default)
    {
        var lot = new Lot { Code = LotCode.New(), StockItemId = product.Variants[sku].StockItemId!.Value, ProductId = product.Id, MadeOn = madeOn };
        if (!Keeps(lot, product.Document, clock.Today))
        {
            return false;
        }
        lot.WorkshopId = await db.WorkshopOf(product.Id).FirstOrDefaultAsync(ct);
        await stock.Make(lot, units, by, ct);
        return true;
    }

    /// <returns>False, and nothing moved, when there aren't that many.</returns>
    public async Task<bool> Less(int stockItemId, long units, string reason, string by, CancellationToken ct = default)
    {
        await stock.Hold(stockItemId, ct);
        var lots = await db.Lots.AsNoTracking().Where(l => l.StockItemId == stockItemId).OnShelf(clock.Today).FirstExpiredFirst().ToListAsync(ct);
        if (lots.Sum(l => l.Available) < units)
        {
            return false;
        }
        foreach (var lot in lots)
        {
            var n = Math.Min(units, lot.Available);
            if (n > 0)
            {
                await stock.WriteOff(lot, n, reason, by, ct);
                db.Add(new LotEvent { LotId = lot.Id, Kind = LotEventKind.WrittenOff, At = clock.Now, By = by, Detail = string.Create(CultureInfo.InvariantCulture, $"{n} · {reason}") });
                units -= n;
            }
        }
        return true;
    }

    /// <summary>Writes down until when a lot is good.</summary>
    /// <returns>False when it couldn't be sold even today, or was made in the future.</returns>
    internal static bool Keeps(Lot lot, Listing product, DateOnly today)
    {
        lot.Keeps(product is { IsFood: true, Food.ShelfLifeDays: > 0 and var days } ? lot.MadeOn.AddDays(days) : null, product.Food?.NotSoldInLastDays ?? 0);
        return lot.MadeOn <= today && lot.MadeOn >= today.AddYears(-3) && !(lot.SellUntil < today);
    }
}
