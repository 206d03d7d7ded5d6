using System.Threading.RateLimiting;
using StackExchange.Redis;

namespace Shop.Platform;

/// <summary>
/// Counts in Redis, by its clock, how often somebody came, so that a limit holds over all nodes. While Redis is away each node counts by itself: nobody is refused for it, and nobody waits.
/// </summary>
public sealed class SharedLimits(IConfiguration settings, Secrets secrets, TimeProvider time, ILogger<SharedLimits> log) : IHostedService, IAsyncDisposable
{
    /// <summary>How long nobody asks a Redis that didn't answer.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(5);

    // Both: KEYS[1] the counter, ARGV how many it lets through, the window's or one permit's milliseconds, how many are asked for (0: whether there is one). The answer is 1 or 0.
    // The first one begins the window; a key without an end can't be left behind.
    private const string Window = """
        local most, asked = tonumber(ARGV[1]), tonumber(ARGV[3])
        if asked == 0 then return tonumber(redis.call('GET', KEYS[1]) or 0) < most and 1 or 0 end
        local n = redis.call('INCRBY', KEYS[1], asked)
        if n == asked then redis.call('PEXPIRE', KEYS[1], ARGV[2]) end
        return n <= most and 1 or 0
        """;

    // A bucket is one number, the time at which it will be full again; it ends then.
    private const string Bucket = """
        local most, each, asked = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
        local clock = redis.call('TIME')
        local now = clock[1] * 1000 + math.floor(clock[2] / 1000)
        local full = math.max(tonumber(redis.call('GET', KEYS[1]) or now), now) + math.max(asked, 1) * each
        if full - now > most * each then return 0 end
        if asked > 0 then redis.call('SET', KEYS[1], string.format('%.3f', full), 'PX', math.ceil(full - now)) end
        return 1
        """;

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
        RateLimitPartition.Get(whose, _ => new Limiter(this, time, new(limit, whose, Window, permits.PermitLimit, permits.Window, Portion: 1),
            new FixedWindowRateLimiter(new() { PermitLimit = permits.PermitLimit, Window = permits.Window, AutoReplenishment = false })));

    /// <param name="limit">Its name.</param>
    /// <param name="whose">The address; Redis sees a keyed hash of it.</param>
    /// <param name="permits">So many at once, and what comes back in a period.</param>
    /// <param name="portion">How many a node asks for in one trip and then hands out: what comes often needn't ask Redis each time.</param>
    internal RateLimitPartition<string> For(string limit, string whose, TokenBucketRateLimiterOptions permits, int portion = 1) =>
        RateLimitPartition.Get(whose, _ => new Limiter(this, time, new(limit, whose, Bucket, permits.TokenLimit, permits.ReplenishmentPeriod / permits.TokensPerPeriod, portion),
            new TokenBucketRateLimiter(new() { TokenLimit = permits.TokenLimit, TokensPerPeriod = permits.TokensPerPeriod, ReplenishmentPeriod = permits.ReplenishmentPeriod, AutoReplenishment = false })));

    /// <param name="rule">What is counted.</param>
    /// <param name="asked">How many; 0: whether there is one.</param>
    /// <returns>Whether they are let through; null: Redis can't tell.</returns>
    private async ValueTask<bool?> Ask(Rule rule, int asked)
    {
        if (redis is null || time.GetTimestamp() < Volatile.Read(ref restUntil))
        {
            return null;
        }
        try
        {
            var key = $"shop:limit:{rule.Limit}:{secrets.LimitKey(rule.Limit, rule.Whose)}";
            return (long)await redis.GetDatabase().ScriptEvaluateAsync(rule.Script, [key], [rule.Most, rule.Each.TotalMilliseconds, asked]) == 1;
        }
        catch (Exception e) when (e is RedisException or TimeoutException or ObjectDisposedException)
        {
            Volatile.Write(ref restUntil, time.GetTimestamp() + (long)(Rest.TotalSeconds * time.TimestampFrequency));
            log.LogWarning("Redis doesn't answer ({Why}): each node counts by itself for {Seconds} s. Look at ConnectionStrings__Redis", e.GetType().Name, Rest.TotalSeconds);
            return null;
        }
    }

    /// <param name="Limit">Its name.</param>
    /// <param name="Whose">The address.</param>
    /// <param name="Script">Which of the two.</param>
    /// <param name="Most">How many it lets through.</param>
    /// <param name="Each">The window, or after how long one more is let through.</param>
    /// <param name="Portion">How many are asked for in one trip.</param>
    private sealed record Rule(string Limit, string Whose, string Script, int Most, TimeSpan Each, int Portion);

    /// <param name="shared">Asks Redis.</param>
    /// <param name="time">Tells how long nobody came.</param>
    /// <param name="rule">What it counts, and how.</param>
    /// <param name="here">Counts without Redis, or while it is away. Who holds it replenishes it.</param>
    private sealed class Limiter(SharedLimits shared, TimeProvider time, Rule rule, ReplenishingRateLimiter here) : ReplenishingRateLimiter
    {
        private long used = time.GetTimestamp();
        private int inHand;

        public override TimeSpan? IdleDuration => here.IdleDuration is null ? null : time.GetElapsedTime(Volatile.Read(ref used));
        public override bool IsAutoReplenishing => here.IsAutoReplenishing;
        public override TimeSpan ReplenishmentPeriod => here.ReplenishmentPeriod;

        public override RateLimiterStatistics? GetStatistics() => here.GetStatistics();

        public override bool TryReplenish() => here.TryReplenish();

        protected override RateLimitLease AttemptAcquireCore(int permitCount)
        {
            // First of all, with Redis or without: whoever is idle may be thrown away at any moment.
            Volatile.Write(ref used, time.GetTimestamp());
            if (shared.redis is null)
            {
                return here.AttemptAcquire(permitCount);
            }
            // Redis can only be asked with patience; that comes next.
            int had;
            do
            {
                had = Volatile.Read(ref inHand);
            }
            while (had >= permitCount && permitCount > 0 && Interlocked.CompareExchange(ref inHand, had - permitCount, had) != had);
            return new Answer(had >= permitCount && permitCount > 0);
        }

        protected override async ValueTask<RateLimitLease> AcquireAsyncCore(int permitCount, CancellationToken cancellationToken)
        {
            Volatile.Write(ref used, time.GetTimestamp());
            var asked = permitCount == 0 ? 0 : Math.Max(permitCount, rule.Portion);
            switch (await shared.Ask(rule, asked))
            {
                case true:
                    Interlocked.Add(ref inHand, asked - permitCount);
                    return new Answer(true);
                // The last few are fewer than a portion.
                case false when asked > permitCount:
                    return await shared.Ask(rule, permitCount) is { } answer ? new Answer(answer) : here.AttemptAcquire(permitCount);
                case false:
                    return new Answer(false);
                case null:
                    return here.AttemptAcquire(permitCount);
            }
        }

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
