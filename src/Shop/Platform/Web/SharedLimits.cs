using System.Threading.RateLimiting;
using StackExchange.Redis;

namespace Shop.Platform;

/// <summary>
/// Counts in Redis, by its clock, how often somebody came within a minute, so that a limit holds over all nodes. While Redis is away each node counts by itself: nobody is refused for it, and nobody waits.
/// </summary>
public sealed class SharedLimits(IConfiguration settings, Secrets secrets, TimeProvider time, ILogger<SharedLimits> log) : IHostedService, IAsyncDisposable
{
    /// <summary>How long nobody asks a Redis that didn't answer.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(5);

    // The first one begins the minute; a key without an end can't be left behind.
    private const string Count = "local n = redis.call('INCR', KEYS[1]) if n == 1 then redis.call('PEXPIRE', KEYS[1], ARGV[1]) end return n";

    private ConnectionMultiplexer? redis;
    private long restUntil = long.MinValue;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (settings.GetConnectionString("Redis") is not { Length: > 0 } address)
        {
            return;
        }
        var configured = ConfigurationOptions.Parse(address);
        // It may come later; and a visitor doesn't wait for it.
        configured.AbortOnConnectFail = false;
        configured.BacklogPolicy = BacklogPolicy.FailFast;
        configured.AsyncTimeout = Math.Min(configured.AsyncTimeout, 1000);
        redis = await ConnectionMultiplexer.ConnectAsync(configured);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (redis is not null)
        {
            await redis.DisposeAsync();
        }
    }

    /// <param name="limit">Its name.</param>
    /// <param name="whose">The address; Redis sees a keyed hash of it.</param>
    /// <param name="permits">Requests a window.</param>
    internal RateLimitPartition<string> For(string limit, string whose, FixedWindowRateLimiterOptions permits) =>
        redis is null ? RateLimitPartition.GetFixedWindowLimiter(whose, _ => permits)
        : RateLimitPartition.Get(whose, _ => new Limiter(this, $"shop:limit:{limit}:{secrets.LimitKey(limit, whose)}", permits));

    /// <returns>How many there were in this window, this one among them; null: Redis can't tell.</returns>
    private async Task<long?> Add(string key, TimeSpan window)
    {
        if (time.GetTimestamp() < Volatile.Read(ref restUntil))
        {
            return null;
        }
        try
        {
            return (long)await redis!.GetDatabase().ScriptEvaluateAsync(Count, [key], [(long)window.TotalMilliseconds]);
        }
        catch (Exception e) when (e is RedisException or TimeoutException or ObjectDisposedException)
        {
            Volatile.Write(ref restUntil, time.GetTimestamp() + (long)(Rest.TotalSeconds * time.TimestampFrequency));
            log.LogWarning("Redis doesn't answer ({Why}): each node counts by itself for {Seconds} s. Look at ConnectionStrings__Redis", e.GetType().Name, Rest.TotalSeconds);
            return null;
        }
    }

    private sealed class Limiter(SharedLimits shared, string key, FixedWindowRateLimiterOptions permits) : ReplenishingRateLimiter
    {
        // As in the partition without Redis, who holds it replenishes it.
        private readonly FixedWindowRateLimiter here = new(new FixedWindowRateLimiterOptions { PermitLimit = permits.PermitLimit, Window = permits.Window, AutoReplenishment = false });

        public override TimeSpan? IdleDuration => here.IdleDuration;
        public override bool IsAutoReplenishing => here.IsAutoReplenishing;
        public override TimeSpan ReplenishmentPeriod => here.ReplenishmentPeriod;

        public override RateLimiterStatistics? GetStatistics() => here.GetStatistics();

        public override bool TryReplenish() => here.TryReplenish();

        // Whether there is room can only be asked with patience; that comes next.
        protected override RateLimitLease AttemptAcquireCore(int permitCount) => new Answer(permitCount == 0);

        protected override async ValueTask<RateLimitLease> AcquireAsyncCore(int permitCount, CancellationToken cancellationToken) =>
            await shared.Add(key, permits.Window) is { } count ? new Answer(count <= permits.PermitLimit) : here.AttemptAcquire(permitCount);

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                here.Dispose();
            }
            base.Dispose(disposing);
        }
    }

    private sealed class Answer(bool isYes) : RateLimitLease
    {
        public override bool IsAcquired => isYes;
        public override IEnumerable<string> MetadataNames => [];

        public override bool TryGetMetadata(string metadataName, out object? metadata)
        {
            metadata = null;
            return false;
        }
    }
}
