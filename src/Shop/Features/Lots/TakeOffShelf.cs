namespace Shop.Features.Lots;

/// <summary>Takes lots that came into their last days off the shelf, so that "in stock" is true.</summary>
public sealed class TakeOffShelf(ShopDb db, OneByOne each, Stock stock, ShelfCache shelves, ShopClock clock)
{
    /// <summary>One query when nothing is due.</summary>
    /// <returns>How many lots left the shelf.</returns>
    public async Task<int> Run(CancellationToken ct = default)
    {
        var today = clock.Today;
        var items = await db.Lots.Where(l => l.Available > 0 && l.SellUntil < today).Select(l => l.StockItemId).Distinct().OrderBy(id => id).ToListAsync(ct);
        var left = 0;
        await each.Run(nameof(TakeOffShelf), items.ConvertAll(i => (long)i), async item =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            var lots = await stock.TakeOff((int)item, ct: ct);
            db.AddRange(lots.Select(l => new LotEvent { LotId = l.Key, Kind = LotEventKind.TakenOff, At = clock.Now, By = "shop", Detail = $"{l.Value}" }));
            await db.SaveChangesAsync(ct);
            await transaction.CommitAsync(ct);
            left += lots.Count;
            return true;
        }, ct);
        await shelves.StockChanged(items);
        return left;
    }
}

/// <summary>Looks for them once a minute.</summary>
public sealed class LastDaysWorker(IServiceScopeFactory scopes, ShopOptions options, ILogger<LastDaysWorker> log) : Worker(scopes, options, TimeSpan.FromMinutes(1), log)
{
    protected override async Task Work(IServiceProvider services, CancellationToken ct)
    {
        await services.GetRequiredService<TakeOffShelf>().Run(ct);
    }
}
