namespace Shop.Features.LiveOffers;

/// <summary>What a shopper took and didn't order: after ten minutes, or when they say so, somebody else can have it.</summary>
public sealed class ReleasePurchases(ShopDb db, OneByOne each, GiveBackUnits giveBack, TellStock tell, ShelfCache shelves, ShopClock clock)
{
    /// <summary>Those whose time is over. One that can't go back doesn't keep the others waiting.</summary>
    /// <returns>How many went back.</returns>
    public async Task<int> Due(CancellationToken ct = default)
    {
        var now = clock.Now;
        var due = await db.LivePurchases.Where(p => p.State == LivePurchaseState.Held && p.ExpiresAt <= now).OrderBy(p => p.Id).Select(p => p.Id).ToListAsync(ct);
        return await each.Run(nameof(ReleasePurchases), due, id => One(id, ct), ct);
    }

    /// <summary>A shopper doesn't want it any more.</summary>
    /// <returns>False when it isn't theirs, or not any more.</returns>
    public async Task<bool> Own(long purchaseId, string userId, CancellationToken ct = default) =>
        await db.LivePurchases.AnyAsync(p => p.Id == purchaseId && p.UserId == userId && p.State == LivePurchaseState.Held, ct) && await One(purchaseId, ct);

    private async Task<bool> One(long purchaseId, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (!await giveBack.Held(purchaseId, ct))
        {
            return false;
        }
        await transaction.CommitAsync(ct);
        var offer = await db.LivePurchases.Where(p => p.Id == purchaseId).Select(p => new { p.OfferId, Items = p.Offer.Variant.Components.Select(c => c.StockItemId).ToList() }).SingleAsync(ct);
        tell.Changed(offer.OfferId);
        await shelves.StockChanged(offer.Items);
        return true;
    }
}

/// <summary>Ends offers and purchases whose time is over, every two seconds.</summary>
public sealed class LiveOffersWorker(IServiceScopeFactory scopes, ShopOptions options, ILogger<LiveOffersWorker> log) : Worker(scopes, options, TimeSpan.FromSeconds(2), log)
{
    protected override async Task Work(IServiceProvider services, CancellationToken ct)
    {
        await services.GetRequiredService<EndOffers>().Due(ct);
        await services.GetRequiredService<ReleasePurchases>().Due(ct);
    }
}
