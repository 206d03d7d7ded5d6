namespace Shop.Platform;

/// <summary>
/// Lets one node at a time take a worker's round, and notes how it ended. It saves work and says how things are; that nothing is done twice is for the rows that a round takes. On SQLite one
/// program runs: there a row is written only when a round failed, or is good again.
/// </summary>
public sealed class TakeRound(ShopDb db, ShopClock clock)
{
    /// <summary>After so long without a word whoever took it is gone.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan ShortestPause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(15);

    /// <summary>The pause after so many faults in a row: never shorter than the worker's own.</summary>
    public static TimeSpan PauseAfter(int faults, TimeSpan pause)
    {
        var longer = (pause > ShortestPause ? pause : ShortestPause) * Math.Pow(2, Math.Min(faults - 1, 12));
        return longer < LongestPause ? longer : LongestPause > pause ? LongestPause : pause;
    }

    /// <returns>When it was taken (UTC); null: it isn't due, or somebody is at it.</returns>
    public async Task<DateTime?> Begin(string name, string node, TimeSpan pause, CancellationToken ct = default)
    {
        var now = clock.Now;
        if (db.Database.IsSqlite())
        {
            return await db.WorkerRounds.AnyAsync(r => r.Name == name && r.FailedInARow > 0 && r.DueAt > now, ct) ? null : now;
        }
        // The nodes tick at their own times; whoever comes in between finds it not due yet. A round from the future is of a clock that was set back.
        var (until, due, future) = (now + Lease, now + (pause * 0.8), now.AddMinutes(1));
        var taken = await db.WorkerRounds.Where(r => r.Name == name && (r.StartedAt > future || (r.DueAt <= now && (r.TakenUntil == null || r.TakenUntil <= now || r.Node == node))))
            .ExecuteUpdateAsync(s => s.SetProperty(r => r.Node, node).SetProperty(r => r.StartedAt, now).SetProperty(r => r.TakenUntil, until).SetProperty(r => r.DueAt, due), ct);
        if (taken == 0 && !await db.WorkerRounds.AnyAsync(r => r.Name == name, ct))
        {
            db.WorkerRounds.Add(new WorkerRound { Name = name, Node = node, StartedAt = now, TakenUntil = until, DueAt = due });
            try
            {
                taken = await db.SaveChangesAsync(ct);
            }
            catch (DbUpdateException) when (!ct.IsCancellationRequested)
            {
                // Another node was faster.
            }
        }
        return taken == 0 ? null : now;
    }

    public Task Renew(string name, string node, DateTime begun, CancellationToken ct = default) =>
        db.Database.IsSqlite() ? Task.CompletedTask : Own(name, node, begun).ExecuteUpdateAsync(s => s.SetProperty(r => r.TakenUntil, clock.Now + Lease), ct);

    /// <summary>It was good, or the program ends.</summary>
    public async Task End(string name, string node, DateTime begun)
    {
        if (!db.Database.IsSqlite() || await db.WorkerRounds.AnyAsync(r => r.Name == name && r.FailedInARow > 0))
        {
            await Own(name, node, begun).ExecuteUpdateAsync(s => s.SetProperty(r => r.EndedAt, clock.Now).SetProperty(r => r.TakenUntil, (DateTime?)null).SetProperty(r => r.FailedInARow, 0).SetProperty(r => r.Fault, (string?)null));
        }
    }

    public async Task Fail(string name, string node, DateTime begun, TimeSpan pause, Exception fault)
    {
        var row = await Own(name, node, begun).SingleOrDefaultAsync();
        if (row is null)
        {
            if (!db.Database.IsSqlite())
            {
                // Another node took it over meanwhile.
                return;
            }
            db.WorkerRounds.Add(row = new WorkerRound { Name = name });
        }
        row.FailedInARow++;
        (row.Node, row.StartedAt, row.EndedAt, row.TakenUntil, row.Fault) = (node, begun, clock.Now, null, KindOf(fault));
        row.DueAt = clock.Now + PauseAfter(row.FailedInARow, pause);
        await db.SaveChangesAsync();
    }

    /// <summary>Of what kind a fault is, never in its own words, which may repeat whom it was about.</summary>
    public static string KindOf(Exception e)
    {
        var kind = e.GetBaseException() is var inner && inner != e ? $"{e.GetType().Name}: {inner.GetType().Name}" : e.GetType().Name;
        return kind.Length > 120 ? kind[..120] : kind;
    }

    private IQueryable<WorkerRound> Own(string name, string node, DateTime begun) =>
        db.Database.IsSqlite() ? db.WorkerRounds.Where(r => r.Name == name) : db.WorkerRounds.Where(r => r.Name == name && r.Node == node && r.StartedAt == begun);
}
