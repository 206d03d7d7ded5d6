using Shop.Features.LiveRoom;

namespace Shop.Features.LiveOffers;

public enum StartOfferResult { Started, Unknown, NotLive, Already }

/// <summary>From now on everyone who watches can buy it, until its time is over or the livestream ends.</summary>
public sealed class StartOffer(ShopDb db, TellViewers tell, ShopClock clock)
{
    public async Task<StartOfferResult> Run(int offerId, CancellationToken ct = default)
    {
        db.ChangeTracker.Clear();
        if (await db.LiveOffers.AsNoTracking().Where(o => o.Id == offerId).Select(o => (int?)o.LivestreamId).SingleOrDefaultAsync(ct) is not { } livestreamId)
        {
            return StartOfferResult.Unknown;
        }
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var livestream = await db.HoldLivestream(livestreamId, ct);
        if (livestream is not { State: LivestreamState.Live })
        {
            return StartOfferResult.NotLive;
        }
        if (!await Within(livestreamId, offerId, ct))
        {
            return StartOfferResult.Already;
        }
        await transaction.CommitAsync(ct);
        await tell.Wake(livestreamId);
        return StartOfferResult.Started;
    }

    /// <summary>Within the caller's transaction, which holds the livestream and knows that it is live. After the commit the caller wakes the viewers.</summary>
    /// <returns>False: it was started before.</returns>
    public async Task<bool> Within(int livestreamId, int offerId, CancellationToken ct = default)
    {
        var offer = await db.LiveOffers.Include(o => o.Variant).SingleAsync(o => o.Id == offerId, ct);
        if (offer.State != LiveOfferState.Planned)
        {
            return false;
        }
        (offer.State, offer.StartsAt, offer.EndsAt) = (LiveOfferState.Open, clock.Now, clock.Now.AddSeconds(offer.Seconds));
        await tell.Add(livestreamId, LiveEventKind.Offer, OfferTold.Of(offer, offer.Variant.Sku), ct: ct);
        return true;
    }
}
