namespace Shop.Platform;

/// <summary>
/// Does something with each of several rows. One that fails doesn't keep the others waiting: it is noted (<see cref="StuckItem"/>), tried again after growing pauses, and given up after
/// <see cref="MostTries"/>; the operator's health page shows it and sets it going again.
/// </summary>
public sealed class OneByOne(ShopDb db, IServiceScopeFactory scopes, ShopClock clock, ILogger<OneByOne> log)
{
    /// <summary>About four days.</summary>
    public const int MostTries = 24;

    private const int MostOutages = 3;
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(6);
    private static readonly TimeSpan Forgotten = TimeSpan.FromDays(1);

    public static TimeSpan PauseAfter(int tries) => FirstPause * Math.Pow(2, Math.Min(tries - 1, 12)) is var pause && pause < LongestPause ? pause : LongestPause;

    /// <summary>What waits for its next try, or is given up: for a query that takes only some at once, which those would else fill.</summary>
    public IQueryable<long> Stuck(string work)
    {
        var now = clock.Now;
        return db.StuckItems.Where(s => s.Work == work && (s.NextTryAt > now || s.Tries >= MostTries)).Select(s => s.Item);
    }

    /// <summary>Not within a transaction. What fails leaves nothing tracked.</summary>
    /// <param name="work">The class that does it.</param>
    /// <param name="items">Keys of the rows.</param>
    /// <param name="act">Says whether there was something to do.</param>
    /// <returns>With how many there was.</returns>
    public async Task<int> Run(string work, IReadOnlyList<long> items, Func<long, Task<bool>> act, CancellationToken ct = default)
    {
        if (items.Count == 0)
        {
            return 0;
        }
        var (now, count, outages) = (clock.Now, 0, 0);
        var stuck = await db.StuckItems.AsNoTracking().Where(s => s.Work == work).ToDictionaryAsync(s => s.Item, ct);
        foreach (var item in items)
        {
            var before = stuck.GetValueOrDefault(item);
            if (before is not null && (before.Tries >= MostTries || before.NextTryAt > now))
            {
                continue;
            }
            try
            {
                count += await act(item) ? 1 : 0;
                await (before is null ? Task.CompletedTask : db.StuckItems.Where(s => s.Work == work && s.Item == item).ExecuteDeleteAsync(ct));
            }
            catch (Exception e) when (Outage.Is(e) && ++outages < MostOutages)
            {
                // A deadlock, or a database that is busy: not the row's fault.
                log.LogInformation(e, "{Work} of {Item} waits for the next round", work, item);
                db.ChangeTracker.Clear();
            }
            catch (Exception e) when (!Outage.Is(e) && (e is not OperationCanceledException || !ct.IsCancellationRequested))
            {
                log.LogError(e, "{Work} of {Item} failed and is tried again later", work, item);
                db.ChangeTracker.Clear();
                await Note(work, item, e, ct);
            }
        }
        return count;
    }

    // On a connection of its own: whatever the act left behind isn't saved along.
    private async Task Note(string work, long item, Exception e, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var fresh = scope.ServiceProvider.GetRequiredService<ShopDb>();
        var now = clock.Now;
        // Nobody asked for them any more when their next try was due: they settled themselves.
        await fresh.StuckItems.Where(s => s.Work == work && s.Tries < MostTries && s.NextTryAt < now - Forgotten).ExecuteDeleteAsync(ct);
        var row = await fresh.StuckItems.SingleOrDefaultAsync(s => s.Work == work && s.Item == item, ct);
        if (row is null)
        {
            fresh.StuckItems.Add(row = new StuckItem { Work = work, Item = item, FirstAt = now, Fault = "" });
        }
        row.Tries++;
        (row.NextTryAt, row.Fault) = (now + PauseAfter(row.Tries), TakeRound.KindOf(e));
        try
        {
            await fresh.SaveChangesAsync(ct);
        }
        catch (DbUpdateException) when (!ct.IsCancellationRequested)
        {
            // Another node noted it at the same moment.
        }
    }
}
