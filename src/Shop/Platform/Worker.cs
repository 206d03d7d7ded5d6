using System.Globalization;

namespace Shop.Platform;

/// <summary>
/// Does its work again and again while the program runs, unless Shop:Workers is off. Of several nodes one takes each round. A fault is logged and noted, and the next round comes, after ever
/// longer pauses; whose database was away tries again at once.
/// </summary>
public abstract class Worker(IServiceScopeFactory scopes, ShopOptions options, TimeSpan pause, ILogger log) : BackgroundService
{
    private static readonly TimeSpan Renewal = TakeRound.Lease / 3;

    private readonly string node = string.Create(CultureInfo.InvariantCulture, $"{Environment.MachineName}-{Environment.ProcessId}-{Guid.NewGuid():n}");

    /// <summary>Rounds of this node that ended with a fault since its last good one.</summary>
    public int FailedInARow { get; private set; }

    /// <summary>Whether every node does it for itself, because it is about what this one keeps in memory or whom it serves.</summary>
    protected virtual bool IsOfEachNode => false;

    /// <summary>For who needs several at once.</summary>
    protected IServiceScopeFactory Scopes => scopes;

    /// <param name="services">Of this round alone.</param>
    protected abstract Task Work(IServiceProvider services, CancellationToken ct);

    /// <summary>One round, if it is due and no other node is at it.</summary>
    /// <returns>False: not now.</returns>
    public async Task<bool> Round(CancellationToken ct = default)
    {
        DateTime? since = null;
        try
        {
            if (!IsOfEachNode)
            {
                await Do(async take => since = await take.Begin(GetType().Name, node, pause, ct));
                if (since is null)
                {
                    return false;
                }
            }
            await using (var scope = scopes.CreateAsyncScope())
            {
                await Hold(Work(scope.ServiceProvider, ct), since, ct);
            }
            FailedInARow = 0;
            await (since is { } begun ? Do(take => take.End(GetType().Name, node, begun)) : Task.CompletedTask);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            await (since is { } begun ? Do(take => take.End(GetType().Name, node, begun)) : Task.CompletedTask);
            throw;
        }
        catch (Exception e)
        {
            FailedInARow++;
            log.LogError(e, "A worker failed and goes on");
            // There is nowhere to note it, and nothing is wrong with the work.
            await (since is { } begun && !Outage.Is(e) ? Do(take => take.Fail(GetType().Name, node, begun, pause, e)) : Task.CompletedTask);
        }
        return true;
    }

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
                    await Round(stoppingToken);
                }
                catch (Exception e) when (!stoppingToken.IsCancellationRequested)
                {
                    log.LogError(e, "What a worker did couldn't be noted; it goes on");
                }
            }
        }
        catch (Exception) when (stoppingToken.IsCancellationRequested)
        {
            // The program ends.
        }
    }

    // Says again and again that it is still at it.
    private async Task Hold(Task work, DateTime? since, CancellationToken ct)
    {
        while (!work.IsCompleted && since is { } begun && await Task.WhenAny(work, Task.Delay(Renewal, ct)) != work && !ct.IsCancellationRequested)
        {
            try
            {
                await Do(take => take.Renew(GetType().Name, node, begun, ct));
            }
            catch (Exception e) when (Outage.Is(e))
            {
                // Then another node may take the next round meanwhile: a row is anybody's once, whoever holds the round.
            }
        }
        await work;
    }

    private async Task Do(Func<TakeRound, Task> act)
    {
        await using var scope = scopes.CreateAsyncScope();
        await act(scope.ServiceProvider.GetRequiredService<TakeRound>());
    }
}
