using System.Collections.Concurrent;
using Shop.Features.LiveRoom;

namespace Shop.Features.LiveOffers;

/// <summary>Tells viewers how many are left of an offer: at most twice a second each, however many are taken, and the last number always. It never throws.</summary>
public sealed class TellStock(IServiceScopeFactory scopes, IHostApplicationLifetime life, ILogger<TellStock> log)
{
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(500);

    /// <summary>True: somebody tells already, and something has changed since it last looked.</summary>
    private readonly ConcurrentDictionary<int, bool> changed = new();

    /// <summary>After the commit.</summary>
    public void Changed(int offerId)
    {
        if (changed.TryAdd(offerId, true))
        {
            _ = Go(offerId);
            return;
        }
        changed.TryUpdate(offerId, true, false);
    }

    private async Task Go(int offerId)
    {
        while (changed.TryUpdate(offerId, false, true) || !changed.TryRemove(new KeyValuePair<int, bool>(offerId, false)))
        {
            try
            {
                await Tell(offerId);
            }
            catch (Exception e)
            {
                log.LogWarning(e, "What is left of offer {Offer} was not told", offerId);
            }
            await Task.Delay(Rest, life.ApplicationStopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (life.ApplicationStopping.IsCancellationRequested)
            {
                return;
            }
        }
    }

    private async Task Tell(int offerId)
    {
        await using var scope = scopes.CreateAsyncScope();
        var (db, tell) = (scope.ServiceProvider.GetRequiredService<ShopDb>(), scope.ServiceProvider.GetRequiredService<TellViewers>());
        await using var transaction = await db.Database.BeginTransactionAsync();
        var offer = await db.LiveOffers.AsNoTracking().Where(o => o.Id == offerId).Select(o => new { o.LivestreamId, o.Available, o.State }).SingleAsync();
        if (offer.State != LiveOfferState.Open)
        {
            return;
        }
        await tell.Add(offer.LivestreamId, LiveEventKind.Stock, new StockTold(offerId, offer.Available));
        await transaction.CommitAsync();
        await tell.Wake(offer.LivestreamId);
    }
}
