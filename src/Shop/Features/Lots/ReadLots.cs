namespace Shop.Features.Lots;

/// <summary>Lots as those see them who work with them.</summary>
public sealed class ReadLots(ShopDb db)
{
    /// <summary>How many one page shows; the newest first.</summary>
    public const int Most = 100;

    /// <summary>A cooperative's own lots, in one query.</summary>
    public async Task<IReadOnlyList<LotRow>> Of(int cooperativeId, CancellationToken ct) =>
        await Rows(db.Lots.Goods().Where(l => l.StockItem.CooperativeId == cooperativeId)).Take(Most).ToListAsync(ct);

    /// <summary>The lot with this code, else lots of goods whose name or SKU contains what was typed; all when nothing was. One query.</summary>
    public async Task<IReadOnlyList<LotRow>> Search(string? typed, CancellationToken ct)
    {
        var text = typed?.Trim() ?? "";
        var lots = text.Length == 0 ? db.Lots.Goods()
            : LotCode.Read(text) is { } code ? db.Lots.Goods().Where(l => l.Code == code)
            : db.Lots.Goods().Where(l => l.Product.Name.Zh.Contains(text) || l.Product.Name.En!.Contains(text) || l.StockItem.Code.Contains(text));
        return await Rows(lots).Take(Most).ToListAsync(ct);
    }

    /// <summary>One lot, whole, with who did what; four queries. Null when there is none, or it is another cooperative's.</summary>
    /// <param name="cooperativeId">Null: of any.</param>
    public async Task<LotDetails?> Find(string? code, int? cooperativeId, CancellationToken ct)
    {
        var lot = await db.Lots.AsNoTracking().Goods().AsSplitQuery().Where(l => l.Code == code && (cooperativeId == null || l.StockItem.CooperativeId == cooperativeId))
            .Include(l => l.StockItem).Include(l => l.Product).Include(l => l.Ingredients.OrderBy(i => i.Position)).Include(l => l.Events.OrderByDescending(e => e.Id))
            .SingleOrDefaultAsync(ct);
        if (lot is null)
        {
            return null;
        }
        var actors = lot.Events.Select(e => e.By).Distinct().ToList();
        return new LotDetails(lot, await db.Users.Where(u => actors.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.Email ?? u.DisplayName, ct));
    }

    /// <summary>What the last lot of an item said of itself: a new one begins with it. Null for the first one; two queries.</summary>
    public Task<Lot?> Last(int stockItemId, CancellationToken ct) => db.Lots.AsNoTracking().AsSplitQuery().Where(l => l.StockItemId == stockItemId)
        .OrderByDescending(l => l.MadeOn).ThenByDescending(l => l.Id).Include(l => l.Ingredients.OrderBy(i => i.Position)).FirstOrDefaultAsync(ct);

    private IQueryable<LotRow> Rows(IQueryable<Lot> lots) => lots.AsNoTracking().LeftJoin(db.Variants, l => l.StockItem.Code, v => v.Sku, (l, v) => new { l, v }).OrderByDescending(x => x.l.MadeOn).ThenByDescending(x => x.l.Id).Select(x => new LotRow(
        x.l.Code, x.l.Product.Name, x.v!.Name, x.l.MadeOn, x.l.BestBefore, x.l.SellUntil, x.l.Made, x.l.Available, x.l.Reserved, x.l.Sold, x.l.WrittenOff, x.l.RecalledAt != null, x.l.Product.Slug));
}

public sealed record LotRow(string Code, Text Name, Text? VariantName, DateOnly MadeOn, DateOnly? BestBefore, DateOnly? SellUntil, long Made, long Available, long Reserved, long Sold, long WrittenOff, bool IsRecalled, string Product);

/// <param name="Names">Who the actors in the history are, by user id.</param>
public sealed record LotDetails(Lot Lot, IReadOnlyDictionary<string, string> Names);
