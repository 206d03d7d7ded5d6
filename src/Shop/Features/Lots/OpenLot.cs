namespace Shop.Features.Lots;

public enum OpenResult
{
    Opened,
    /// <summary>The cooperative has no such good.</summary>
    Unknown,
    /// <summary>Before the making, later than the shelf life, or so early that nothing could be sold.</summary>
    WrongEnd,
}

/// <summary>A cooperative opens a lot: what it made is on the shelf.</summary>
public sealed class OpenLot(ShopDb db, Stock stock, ShelfCache shelves, PageCache pages, ShopClock clock)
{
    /// <param name="form">Found valid.</param>
    /// <param name="by">The user's id.</param>
    /// <returns>How it ended, and the lot's code. The same code again gives the lot that it opened.</returns>
    public async Task<(OpenResult Result, string Code)> Run(int cooperativeId, LotForm form, string by, CancellationToken ct = default)
    {
        if (await db.GoodOf(cooperativeId, form.Item, ct) is not { } good)
        {
            return (OpenResult.Unknown, "");
        }
        var lot = new Lot { Code = LotCode.Read(form.Code) ?? LotCode.New(), StockItemId = good.StockItemId, ProductId = good.ProductId, MadeOn = form.MadeOn!.Value, Maker = form.MakerText, Notes = form.NotesText };
        lot.Keeps(good.ShelfLifeDays is { } days ? form.BestBefore ?? lot.MadeOn.AddDays(days) : null, good.NotSoldInLastDays ?? 0);
        if (lot.BestBefore < lot.MadeOn || lot.BestBefore > lot.MadeOn.AddDays(good.ShelfLifeDays ?? 0) || lot.SellUntil < clock.Today)
        {
            return (OpenResult.WrongEnd, "");
        }
        lot.Ingredients.AddRange(form.Named);
        lot.WorkshopId = await db.WorkshopOf(lot.ProductId).FirstOrDefaultAsync(ct);
        await using (var transaction = await db.Database.BeginTransactionAsync(ct))
        {
            await stock.Hold(lot.StockItemId, ct);
            if (await db.Lots.Where(l => l.Code == lot.Code).Select(l => (int?)l.StockItemId).SingleOrDefaultAsync(ct) is { } taken)
            {
                if (taken == lot.StockItemId)
                {
                    return (OpenResult.Opened, lot.Code);
                }
                lot.Code = LotCode.New();
            }
            await stock.Make(lot, form.Units!.Value, by, ct);
            await db.SaveChangesAsync(ct);
            await transaction.CommitAsync(ct);
        }
        await shelves.StockChanged([lot.StockItemId]);
        if (lot.WorkshopId is { } workshop)
        {
            await pages.Evict(PageTags.Workshop(workshop), ct);
        }
        return (OpenResult.Opened, lot.Code);
    }
}

/// <summary>A good of which a cooperative may open lots.</summary>
/// <param name="ShelfLifeDays">Null for what doesn't spoil.</param>
public sealed record LotGood(int StockItemId, string Sku, int ProductId, Text Name, Text VariantName, long Available, int? ShelfLifeDays, int? NotSoldInLastDays);

public static class LotGoods
{
    /// <summary>A good of a cooperative's, if there is one.</summary>
    public static Task<LotGood?> GoodOf(this ShopDb db, int cooperativeId, string? sku, CancellationToken ct) =>
        db.GoodsOf(cooperativeId, db.Variants.Where(v => v.Sku == sku)).SingleOrDefaultAsync(ct);

    /// <summary>Goods of a cooperative that lie on the shelf as themselves, and are still sold.</summary>
    /// <param name="among">Those that are looked for.</param>
    public static IQueryable<LotGood> GoodsOf(this ShopDb db, int cooperativeId, IQueryable<Variant> among) => db.StockItems.Where(s => s.CooperativeId == cooperativeId)
        .Join(among.Where(v => v.WithdrawnAt == null && v.Product.WithdrawnAt == null), s => s.Code, v => v.Sku, (s, v) => new { s, v })
        .OrderBy(x => x.v.Product.Position).ThenBy(x => x.v.Position).ThenBy(x => x.v.Id)
        .Select(x => new LotGood(x.s.Id, x.v.Sku, x.v.ProductId, x.v.Product.Name, x.v.Name, x.s.Available, x.v.Product.Food!.ShelfLifeDays, x.v.Product.Food!.NotSoldInLastDays));
}
