using System.Buffers;
using System.Collections.Concurrent;
using System.IO.Pipelines;
using Microsoft.AspNetCore.OutputCaching;
using StackExchange.Redis;

namespace Shop.Platform;

/// <summary>
/// Pages in Redis, as long as it answers. While it doesn't, pages are drawn anew, and what should have been thrown away is remembered and thrown away before
/// anything is read from it again: without Redis the shop is slower, not wrong.
/// </summary>
public sealed class SharedPages(IOutputCacheStore redis, TimeProvider time, ILogger<SharedPages> log) : IOutputCacheBufferStore
{
    /// <summary>How long nobody asks a Redis that didn't answer: each would wait for it.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<string, bool> owed = new();
    private long restUntil = long.MinValue;

    /// <summary>Whether it answers now.</summary>
    public async Task<bool> Answers(CancellationToken ct = default)
    {
        try
        {
            await redis.GetAsync("ready", ct);
            return true;
        }
        catch (Exception e) when (IsSilent(e))
        {
            return false;
        }
    }

    public async ValueTask<byte[]?> GetAsync(string key, CancellationToken cancellationToken) => await Ask(() => redis.GetAsync(key, cancellationToken), null);

    public async ValueTask SetAsync(string key, byte[] value, string[]? tags, TimeSpan validFor, CancellationToken cancellationToken) =>
        await Ask(() => Done(redis.SetAsync(key, value, tags, validFor, cancellationToken)), false);

    public ValueTask<bool> TryGetAsync(string key, PipeWriter destination, CancellationToken cancellationToken) =>
        redis is IOutputCacheBufferStore buffers ? Ask(() => buffers.TryGetAsync(key, destination, cancellationToken), false) : Copy(key, destination, cancellationToken);

    public async ValueTask SetAsync(string key, ReadOnlySequence<byte> value, ReadOnlyMemory<string> tags, TimeSpan validFor, CancellationToken cancellationToken)
    {
        if (redis is IOutputCacheBufferStore buffers)
        {
            await Ask(() => Done(buffers.SetAsync(key, value, tags, validFor, cancellationToken)), false);
            return;
        }
        await SetAsync(key, value.ToArray(), tags.ToArray(), validFor, cancellationToken);
    }

    public async ValueTask EvictByTagAsync(string tag, CancellationToken cancellationToken)
    {
        owed[tag] = true;
        await Ask(() => ValueTask.FromResult(true), false);
    }

    private async ValueTask<bool> Copy(string key, PipeWriter destination, CancellationToken ct)
    {
        if (await GetAsync(key, ct) is not { } kept)
        {
            return false;
        }
        await destination.WriteAsync(kept, ct);
        return true;
    }

    private static async ValueTask<bool> Done(ValueTask task)
    {
        await task;
        return true;
    }

    private async ValueTask<T> Ask<T>(Func<ValueTask<T>> ask, T otherwise)
    {
        if (time.GetTimestamp() < Volatile.Read(ref restUntil))
        {
            return otherwise;
        }
        try
        {
            foreach (var tag in owed.Keys)
            {
                await redis.EvictByTagAsync(tag, CancellationToken.None);
                owed.TryRemove(tag, out _);
            }
            return await ask();
        }
        catch (Exception e) when (IsSilent(e))
        {
            Volatile.Write(ref restUntil, time.GetTimestamp() + (long)(Rest.TotalSeconds * time.TimestampFrequency));
            log.LogWarning("Redis doesn't answer ({Why}): pages are drawn anew for {Seconds} s. Look at ConnectionStrings__Redis", e.GetBaseException().GetType().Name, Rest.TotalSeconds);
            return otherwise;
        }
    }

    private static bool IsSilent(Exception e) => e is RedisException or RedisTimeoutException or ObjectDisposedException || (e is AggregateException many && many.InnerExceptions.All(IsSilent));
}
