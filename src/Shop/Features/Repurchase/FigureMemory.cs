using System.Collections.Concurrent;

namespace Shop.Features.Repurchase;

/// <summary>Keeps what took long to count until the purchase history changes.</summary>
public sealed class FigureMemory(IServiceScopeFactory scopes, TimeProvider time)
{
    private const int Most = 24;

    private readonly ConcurrentDictionary<(Type, object), Entry> entries = new();

    private sealed record Entry(long Version, Lazy<Task<object>> Counting)
    {
        /// <summary>What was counted of an earlier version, while this one is being counted.</summary>
        public Entry? Before { get; init; }
        public DateTime StartedAt { get; init; }
    }

    /// <summary>Counted once for each version of the history; who asks meanwhile waits for the same.</summary>
    /// <param name="key">What it is counted of: equal keys are the same figure.</param>
    /// <param name="count">Runs in a scope of its own and to its end, whoever went away.</param>
    public async Task<T> Of<T>(object key, long version, Func<IServiceProvider, Task<T>> count) where T : class => (T)await Start(key, version, count).Counting.Value;

    /// <summary>The same, for as long as one may wait; after it what was counted of an earlier version, or nothing yet.</summary>
    public async Task<Remembered<T>> Within<T>(object key, long version, TimeSpan patience, Func<IServiceProvider, Task<T>> count) where T : class
    {
        var entry = Start(key, version, count);
        var counting = entry.Counting.Value;
        await Task.WhenAny(counting, Task.Delay(patience));
        var done = counting.IsCompleted ? entry : entry.Before;
        return new Remembered<T>(done is null ? null : (T)await done.Counting.Value, done?.StartedAt ?? entry.StartedAt, done?.Version == version);
    }

    private Entry Start<T>(object key, long version, Func<IServiceProvider, Task<T>> count) where T : class
    {
        if (entries.Count > Most)
        {
            entries.Clear();
        }
        Lazy<Task<object>> Counting() => new(() => Task.Run(async () =>
        {
            await using var scope = scopes.CreateAsyncScope();
            return (object)await count(scope.ServiceProvider);
        }));
        Entry New(Entry? before) => new(version, Counting()) { Before = before, StartedAt = time.GetUtcNow().UtcDateTime };
        return entries.AddOrUpdate((typeof(T), key), _ => New(null), (_, old) => old.Version == version && !Failed(old) ? old : New(IsDone(old) ? old with { Before = null } : old.Before));
    }

    private static bool IsDone(Entry entry) => entry.Counting is { IsValueCreated: true, Value.IsCompletedSuccessfully: true };

    private static bool Failed(Entry entry) => entry.Counting is { IsValueCreated: true, Value: { IsCompleted: true, IsCompletedSuccessfully: false } };
}

/// <param name="Value">Null: still being counted, and never was before.</param>
/// <param name="At">When the counting began, UTC.</param>
/// <param name="IsFresh">Whether it is of the history as it is now.</param>
public sealed record Remembered<T>(T? Value, DateTime At, bool IsFresh) where T : class;
