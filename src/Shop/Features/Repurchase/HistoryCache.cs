using System.Collections.Concurrent;
using Shop.Features.Repurchase.Memory;

namespace Shop.Features.Repurchase;

/// <summary>
/// The purchase history in memory, and the cuts of it that were asked for lately. The first question reads all of it; from then on only whose orders changed is read, and only what they change
/// is counted anew. What is shown is at most as old as a second and a half (<see cref="FigureOptions.MaxAge"/>) and the copying of orders.
/// </summary>
public sealed class HistoryCache(IServiceScopeFactory scopes, FigureOptions options, TimeProvider time) : IDisposable
{
    private const int Most = 24;

    private readonly ConcurrentDictionary<Cut, Entry> entries = new();
    private readonly SemaphoreSlim refreshing = new(1);
    private readonly Lock starting = new();
    private Task? loading;
    private double progress;
    // Null: never read.
    private volatile State? state;

    /// <param name="LookedAt">When it was last looked whether something changed, as a timestamp.</param>
    /// <param name="LookedOn">The same, UTC.</param>
    private sealed record State(KeptHistory Kept, long LookedAt, DateTime LookedOn);

    private sealed class Entry
    {
        public SemaphoreSlim Counting { get; } = new(1);
        public CutView? View { get; set; }
        public long Asked { get; set; }
    }

    public void Dispose() => refreshing.Dispose();

    /// <summary>Whether anybody has asked since the start.</summary>
    public bool IsRead => state is not null;

    /// <exception cref="HistoryNotReadException">It is still being read, and that takes longer than a visitor should wait.</exception>
    public async Task<HistoryShown> Of(Cut cut, CancellationToken ct = default)
    {
        if (!IsRead)
        {
            var reading = Load();
            if (await Task.WhenAny(reading, Task.Delay(options.Patience, ct)) != reading)
            {
                ct.ThrowIfCancellationRequested();
                throw new HistoryNotReadException(progress);
            }
            await reading;
        }
        if (time.GetElapsedTime(state!.LookedAt) > options.MaxAge)
        {
            await Refresh(ct);
        }
        var (now, entry) = (state.Kept, entries.GetOrAdd(cut, _ => new Entry()));
        entry.Asked = time.GetTimestamp();
        if (entry.View is not { } view || !view.IsOf(now))
        {
            view = await Count(entry, cut, now, ct);
        }
        return new HistoryShown(view.History, now.ChangedAt, now.LastPlacedAt, now.HasSimulated) { Timeline = view.Timeline, Version = now.Version };
    }

    /// <summary>The same with what happened this moment in it, however long that takes: something is done with it.</summary>
    public async Task<HistoryShown> Now(Cut cut, CancellationToken ct = default)
    {
        if (IsRead)
        {
            await Refresh(ct);
        }
        else
        {
            await Load().WaitAsync(ct);
        }
        return await Of(cut, ct);
    }

    /// <summary>Copies what changed and reads it.</summary>
    public async Task Refresh(CancellationToken ct = default)
    {
        var asked = time.GetTimestamp();
        await refreshing.WaitAsync(ct);
        try
        {
            // Somebody else began to look after this was asked.
            if (state is not { } last || last.LookedAt > asked)
            {
                return;
            }
            await using var scope = scopes.CreateAsyncScope();
            var (began, on) = (time.GetTimestamp(), time.GetUtcNow().UtcDateTime);
            await scope.ServiceProvider.GetRequiredService<CopyOrders>().Run(ct);
            state = new State(await new ReadKept(scope.ServiceProvider.GetRequiredService<ShopDb>()).Since(last.Kept, last.LookedOn, on, ct), began, on);
        }
        finally
        {
            refreshing.Release();
        }
    }

    // Goes on though the visitor who asked went away.
    private Task Load()
    {
        lock (starting)
        {
            return loading is null or { IsFaulted: true } ? loading = Task.Run(async () =>
            {
                await using var scope = scopes.CreateAsyncScope();
                var (began, on) = (time.GetTimestamp(), time.GetUtcNow().UtcDateTime);
                await scope.ServiceProvider.GetRequiredService<CopyOrders>().Run();
                state = new State(await new ReadKept(scope.ServiceProvider.GetRequiredService<ShopDb>()).All(p => progress = p, default), began, on);
            }) : loading;
        }
    }

    private async Task<CutView> Count(Entry entry, Cut cut, KeptHistory now, CancellationToken ct)
    {
        await entry.Counting.WaitAsync(ct);
        try
        {
            if (entry.View is { } there && (there.IsOf(now) || there.Version > now.Version))
            {
                return there;
            }
            await using var scope = scopes.CreateAsyncScope();
            var filter = await CutFilter.Of(cut, scope.ServiceProvider.GetRequiredService<ShopDb>(), ct);
            entry.View = await Task.Run(() => entry.View?.At(now, filter) ?? CutView.Of(now, filter), ct);
            if (entries.Count > Most)
            {
                entries.TryRemove(entries.MinBy(e => e.Value.Asked).Key, out _);
            }
            return entry.View;
        }
        finally
        {
            entry.Counting.Release();
        }
    }
}

/// <param name="ChangedAt">When it last changed, UTC.</param>
/// <param name="LastOrderAt">When the last order that is counted was placed, UTC; null: there is none.</param>
/// <param name="IsSimulated">Whether orders of the demo's past are among them.</param>
public sealed record HistoryShown(History History, DateTime ChangedAt, DateTime? LastOrderAt, bool IsSimulated)
{
    /// <summary>The same orders by day.</summary>
    public required Timeline Timeline { get; init; }
    /// <summary>Of the purchase history.</summary>
    public required long Version { get; init; }
}

/// <summary>The purchase history is still being read into memory.</summary>
/// <param name="progress">The share that is read, 0 to 1.</param>
public sealed class HistoryNotReadException(double progress) : Exception($"The purchase history is being read: {progress:P0}")
{
    public double Progress { get; } = progress;
}

/// <summary>Section "Figures".</summary>
public sealed record FigureOptions
{
    /// <summary>How old what figures are counted from may be; zero: each question looks.</summary>
    public TimeSpan MaxAge { get; init; } = TimeSpan.FromSeconds(1.5);

    /// <summary>How long a page waits for the history to be read the first time before it shows how far that is.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(1.5);
}
