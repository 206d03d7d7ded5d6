namespace Shop.Features.LiveRoom;

/// <summary>
/// Empties what was kept of a livestream until its last day: what was said, who was muted, who waited, and the notes of its rundown. The record stays, and so do the prices of its
/// offers: the stock's ledger and orders point at them.
/// </summary>
public sealed class ClearOldRooms(ShopDb db, OneByOne each, ShopClock clock, ILogger<ClearOldRooms> log)
{
    private const int AtOnce = 50;

    public async Task Run(CancellationToken ct = default)
    {
        var today = clock.Today;
        var over = await db.Livestreams.Where(l => l.KeepUntil < today && (l.State == LivestreamState.Ended || l.State == LivestreamState.Replay || l.State == LivestreamState.Cancelled)
                && (db.LiveMessages.Any(m => m.LivestreamId == l.Id) || db.LiveEvents.Any(e => e.LivestreamId == l.Id) || db.LiveMutes.Any(m => m.LivestreamId == l.Id)
                    || l.Rundown.Any(r => r.Note.Zh != "") || db.LiveWaiters.Any(w => db.LiveOffers.Any(o => o.Id == w.OfferId && o.LivestreamId == l.Id))))
            .Select(l => (long)l.Id).Where(id => !each.Stuck(nameof(ClearOldRooms)).Contains(id)).Order().Take(AtOnce).ToListAsync(ct);
        await each.Run(nameof(ClearOldRooms), over, async key =>
        {
            var id = (int)key;
            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            await db.LiveEvents.Where(e => e.LivestreamId == id).ExecuteDeleteAsync(ct);
            await db.LiveMessages.Where(m => m.LivestreamId == id).ExecuteDeleteAsync(ct);
            await db.LiveMutes.Where(m => m.LivestreamId == id).ExecuteDeleteAsync(ct);
            await db.LiveWaiters.Where(w => db.LiveOffers.Any(o => o.Id == w.OfferId && o.LivestreamId == id)).ExecuteDeleteAsync(ct);
            await db.RundownItems.Where(r => r.LivestreamId == id).ExecuteUpdateAsync(s => s.SetProperty(r => r.Note.Zh, "").SetProperty(r => r.Note.En, (string?)null), ct);
            await transaction.CommitAsync(ct);
            log.LogInformation("What was kept of livestream {Livestream} is emptied", id);
            return true;
        }, ct);
    }
}

/// <summary>Looks once an hour.</summary>
public sealed class ClearOldRoomsWorker(IServiceScopeFactory scopes, ShopOptions options, ILogger<ClearOldRoomsWorker> log) : Worker(scopes, options, TimeSpan.FromHours(1), log)
{
    protected override async Task Work(IServiceProvider services, CancellationToken ct)
    {
        await services.GetRequiredService<ClearOldRooms>().Run(ct);
    }
}
