namespace Shop.Features.Lots;

/// <summary>Takes lots that came into their last days off the shelf, so that "in stock" is true.</summary>
public sealed class TakeOffShelf(ShopDb db, Stock stock, ShelfCache shelves, ShopClock clock)
{
    /// <summary>One query when nothing is due.</summary>
    /// <returns>How many lots left the shelf.</returns>
    public async Task<int> Run(CancellationToken ct = default)
    {
        var today = clock.Today;
        var items = await db.Lots.Where(l => l.Available > 0 && l.SellUntil < today).Select(l => l.StockItemId).Distinct().OrderBy(id => id).ToListAsync(ct);
        var left = 0;
        foreach (var item in items)
        {
            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            var lots = await stock.TakeOff(item, ct: ct);
            db.AddRange(lots.Select(l => new LotEvent { LotId = l.Key, Kind = LotEventKind.TakenOff, At = clock.Now, By = "shop", Detail = $"{l.Value}" }));
            await db.SaveChangesAsync(ct);
            await transaction.CommitAsync(ct);
            left += lots.Count;
        }
        await shelves.StockChanged(items);
        return left;
    }
}

/// <summary>Looks for them once a minute.</summary>
public sealed class LastDaysWorker(IServiceScopeFactory scopes, ShopOptions options, ILogger<LastDaysWorker> log) : Worker(options, TimeSpan.FromMinutes(1), log)
{
    protected override async Task Work(CancellationToken ct)
    {
        using var scope = scopes.CreateScope();
        await scope.ServiceProvider.GetRequiredService<TakeOffShelf>().Run(ct);
    }
}
