using System.Collections.Concurrent;

namespace Shop.Features.Repurchase;

/// <summary>Histories that were asked for lately, read anew once the purchase history has changed.</summary>
public sealed class HistoryCache(IServiceScopeFactory scopes)
{
    private const int Most = 12;

    private readonly ConcurrentDictionary<Cut, Entry> entries = new();
    private readonly SemaphoreSlim reading = new(1);

    private sealed record Entry(long Version, HistoryShown Shown);

    public async Task<HistoryShown> Of(Cut cut, CancellationToken ct = default)
    {
        using var scope = scopes.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<ShopDb>();
        await scope.ServiceProvider.GetRequiredService<CopyOrders>().Run(ct);
        var state = await db.HistoryStates.AsNoTracking().SingleOrDefaultAsync(ct) ?? new HistoryState();
        if (entries.TryGetValue(cut, out var entry) && entry.Version == state.Version)
        {
            return entry.Shown;
        }
        await reading.WaitAsync(ct);
        try
        {
            if (entries.TryGetValue(cut, out entry) && entry.Version == state.Version)
            {
                return entry.Shown;
            }
            if (entries.Count >= Most)
            {
                entries.Clear();
            }
            var shown = new HistoryShown(await scope.ServiceProvider.GetRequiredService<ReadHistory>().Run(cut, ct), state.At, await db.PastOrders.Current().OrderByDescending(o => o.PlacedAt).Select(o => (DateTime?)o.PlacedAt).FirstOrDefaultAsync(ct),
                await db.PastOrders.AnyAsync(o => o.Origin == OrderOrigin.Simulated, ct));
            entries[cut] = new Entry(state.Version, shown);
            return shown;
        }
        finally
        {
            reading.Release();
        }
    }
}

/// <param name="ChangedAt">When it last changed, UTC.</param>
/// <param name="LastOrderAt">When the last order that is counted was placed, UTC; null: there is none.</param>
/// <param name="IsSimulated">Whether orders of the demo's past are among them.</param>
public sealed record HistoryShown(History History, DateTime ChangedAt, DateTime? LastOrderAt, bool IsSimulated);
