namespace Shop.Platform;

/// <summary>Does its work again and again while the program runs, unless Shop:Workers is off. A fault is logged and the next round comes.</summary>
public abstract class Worker(ShopOptions options, TimeSpan pause, ILogger log) : BackgroundService
{
    /// <summary>Rounds that ended with a fault since the last good one.</summary>
    public int FailedInARow { get; private set; }

    protected abstract Task Work(CancellationToken ct);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Workers)
        {
            return;
        }
        using var rounds = new PeriodicTimer(pause);
        try
        {
            while (await rounds.WaitForNextTickAsync(stoppingToken))
            {
                try
                {
                    await Work(stoppingToken);
                    FailedInARow = 0;
                }
                catch (Exception e) when (e is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
                {
                    FailedInARow++;
                    log.LogError(e, "A worker failed and goes on");
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The program ends.
        }
    }
}
