using Shop.Features.LiveRoom;

namespace Shop.Features.LiveOffers;

/// <summary>Ends offers: what nobody took lies on the shelf again. What shoppers hold stays theirs until they order it or their time is over.</summary>
public sealed class EndOffers(ShopDb db, OneByOne each, Stock stock, TellViewers tell, ShelfCache shelves, ShopClock clock)
{
    /// <summary>Those whose time is over.</summary>
    public async Task Due(CancellationToken ct = default)
    {
        var now = clock.Now;
        var due = await db.LiveOffers.Where(o => o.State == LiveOfferState.Open && o.EndsAt <= now).OrderBy(o => o.Id).Select(o => (long)o.Id).ToListAsync(ct);
        await each.Run(nameof(EndOffers), due, async id =>
        {
            await One((int)id, "shop", ct);
            return true;
        }, ct);
    }

    /// <summary>All of a livestream, planned ones too: it ended or was cancelled. After the caller's commit; run again, it does nothing.</summary>
    public async Task Of(int livestreamId, string by, CancellationToken ct = default)
    {
        foreach (var id in await db.LiveOffers.Where(o => o.LivestreamId == livestreamId && o.State != LiveOfferState.Ended).OrderBy(o => o.Id).Select(o => o.Id).ToListAsync(ct))
        {
            await One(id, by, ct);
        }
    }

    /// <summary>One of them, started or not. Not within a transaction.</summary>
    public async Task One(int offerId, string by, CancellationToken ct = default)
    {
        db.ChangeTracker.Clear();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await Within(offerId, by, ct) is { } ended)
        {
            await transaction.CommitAsync(ct);
            await Told(ended);
        }
    }

    /// <summary>One of them within the caller's transaction: all or nothing with what the caller does. What the context tracked before is forgotten. After the commit the caller says <see cref="Told"/>.</summary>
    /// <returns>Null: it had ended before.</returns>
    public async Task<Ended?> Within(int offerId, string by, CancellationToken ct = default)
    {
        // Stock before the offer, as everywhere; the livestream before both, because it is held by whoever tells.
        var known = await db.LiveOffers.AsNoTracking().Where(o => o.Id == offerId).Select(o => new { o.LivestreamId, o.VariantId, o.Variant.Sku }).SingleAsync(ct);
        await db.HoldLivestream(known.LivestreamId, ct);
        var components = await db.Variants.Where(v => v.Id == known.VariantId).SelectMany(v => v.Components).OrderBy(c => c.StockItemId).Select(c => new { c.StockItemId, c.Quantity }).ToListAsync(ct);
        foreach (var c in components)
        {
            await stock.Hold(c.StockItemId, ct);
        }
        await db.HoldOffer(offerId, ct);
        db.ChangeTracker.Clear();
        var offer = await db.LiveOffers.SingleAsync(o => o.Id == offerId, ct);
        if (offer.State == LiveOfferState.Ended)
        {
            return null;
        }
        var (left, wasOpen, now) = (offer.Available, offer.State == LiveOfferState.Open, clock.Now);
        (offer.State, offer.Available, offer.Returned) = (LiveOfferState.Ended, 0, offer.Returned + left);
        offer.EndsAt = offer.StartsAt is { } started && offer.EndsAt > now ? (now > started ? now : started.AddSeconds(1)) : offer.EndsAt;
        await db.SaveChangesAsync(ct);
        if (left > 0)
        {
            await stock.GiveBack(offerId, [.. components.Select(c => (c.StockItemId, (long)c.Quantity * left))], by, ct);
        }
        if (wasOpen)
        {
            await tell.Add(known.LivestreamId, LiveEventKind.Offer, OfferTold.Of(offer, known.Sku), ct: ct);
        }
        await db.SaveChangesAsync(ct);
        return new Ended(known.LivestreamId, [.. components.Select(c => c.StockItemId)]);
    }

    /// <summary>After the commit: shelves and viewers hear of it.</summary>
    public async Task Told(Ended ended)
    {
        await shelves.StockChanged(ended.StockItems);
        await tell.Wake(ended.LivestreamId);
    }
}

/// <param name="StockItems">Whose units lie on the shelf again.</param>
public sealed record Ended(int LivestreamId, IReadOnlyList<int> StockItems);
