namespace Shop.Platform;

/// <summary>
/// The time of the shop's PostgreSQL: nodes whose clocks differ agree by it on when a reservation ends or a livestream begins. It is asked at the start and every minute; in between
/// this machine's clock goes on from there.
/// </summary>
public sealed class DatabaseTime(TimeProvider machine) : TimeProvider
{
    private long ahead;

    public override DateTimeOffset GetUtcNow() => machine.GetUtcNow().AddTicks(Volatile.Read(ref ahead));

    public override long GetTimestamp() => machine.GetTimestamp();

    public override long TimestampFrequency => machine.TimestampFrequency;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => machine.CreateTimer(callback, state, dueTime, period);

    /// <returns>By how much the database's clock is ahead of this machine's; half of the question's way is taken off.</returns>
    public async Task<TimeSpan> Ask(ShopDb db, CancellationToken ct = default)
    {
        // The connection's making isn't a part of the way.
        await db.Database.OpenConnectionAsync(ct);
        try
        {
            var asked = machine.GetUtcNow();
            var now = await db.Database.SqlQuery<DateTime>($"SELECT clock_timestamp() AS \"Value\"").SingleAsync(ct);
            var difference = new DateTimeOffset(now) - asked - ((machine.GetUtcNow() - asked) / 2);
            Volatile.Write(ref ahead, difference.Ticks);
            return difference;
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }
}

/// <summary>Asks for it: before the first request, then every minute.</summary>
public sealed class KeepDatabaseTime(DatabaseTime time, IServiceScopeFactory scopes, ILogger<KeepDatabaseTime> log) : BackgroundService
{
    private static readonly TimeSpan Off = TimeSpan.FromSeconds(2);

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await Ask(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var rounds = new PeriodicTimer(TimeSpan.FromMinutes(1));
        try
        {
            while (await rounds.WaitForNextTickAsync(stoppingToken))
            {
                await Ask(stoppingToken);
            }
        }
        catch (OperationCanceledException)
        {
            // The program ends.
        }
    }

    private async Task Ask(CancellationToken ct)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            if (await time.Ask(scope.ServiceProvider.GetRequiredService<ShopDb>(), ct) is var ahead && ahead.Duration() > Off)
            {
                log.LogWarning("This machine's clock differs from the database's by {Seconds:0} s; the database's counts", ahead.TotalSeconds);
            }
        }
        catch (Exception e) when (Outage.Is(e))
        {
            log.LogWarning("PostgreSQL doesn't say what time it is ({Why}); the difference that was known goes on counting", e.Message);
        }
    }
}
