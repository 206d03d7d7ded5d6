using Shop.Features.LiveOffers;
using Shop.Features.LivestreamPlans;

namespace Shop.Features.LiveRoom;

public enum DeskResult { Done, Unknown, NotNow, NotYet, NotEnough, PriceNotBelow, PriceNotLowest }

/// <summary>What the host does while the camera runs: begins, shows the next, sells it at a price of now, ends.</summary>
public sealed class RunLivestream(ShopDb db, TellViewers tell, EndOffers endOffers, CheckRundown check, PlanOffer plan, StartOffer start, PageCache pages, ShelfCache shelves, ShopClock clock)
{
    /// <summary>So long before its start it may begin without being asked twice.</summary>
    public static readonly TimeSpan Early = TimeSpan.FromHours(1);

    /// <param name="sure">Also when it is still far from its start.</param>
    public async Task<DeskResult> GoLive(int livestreamId, bool sure, string by, CancellationToken ct = default)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.HoldLivestream(livestreamId, ct) is not { State: LivestreamState.Announced } livestream)
        {
            return DeskResult.NotNow;
        }
        if (livestream.StartsAt - clock.Now > Early && !sure)
        {
            return DeskResult.NotYet;
        }
        livestream.GoLive(clock.Now, by);
        await tell.Add(livestreamId, LiveEventKind.State, StateTold.Of(LivestreamState.Live), ct: ct);
        await transaction.CommitAsync(ct);
        await Told(livestreamId, ct);
        return DeskResult.Done;
    }

    /// <summary>From now on this is the one on screen; again, if it was before.</summary>
    public async Task<DeskResult> Pin(int livestreamId, int itemId, string by, CancellationToken ct = default)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.HoldLivestream(livestreamId, ct) is not { State: LivestreamState.Live })
        {
            return DeskResult.NotNow;
        }
        var now = clock.Now;
        var item = await db.RundownItems.Where(r => r.Id == itemId && r.LivestreamId == livestreamId).Select(r => new
        {
            r.Product.Slug,
            r.Product.Name,
            Variant = r.Product.Variants.Where(v => v.WithdrawnAt == null && v.Prices.Any(p => p.ValidFrom <= now)).OrderBy(v => v.Position).ThenBy(v => v.Id)
                .Select(v => new { v.Sku, Price = v.Prices.Where(p => p.ValidFrom <= now).OrderByDescending(p => p.ValidFrom).Select(p => p.AmountFen).First() }).FirstOrDefault(),
        }).AsSingleQuery().SingleOrDefaultAsync(ct);
        if (item is null)
        {
            return DeskResult.Unknown;
        }
        db.LivePins.Add(new LivePin { LivestreamId = livestreamId, RundownItemId = itemId, At = now, By = by });
        await tell.Add(livestreamId, LiveEventKind.Pin, new PinTold(itemId, item.Slug, new NameTold(item.Name.Zh, item.Name.En), item.Variant?.Sku, item.Variant?.Price, now), ct: ct);
        await transaction.CommitAsync(ct);
        await tell.Wake(livestreamId);
        return DeskResult.Done;
    }

    /// <summary>Sets units aside and starts to sell them, in one transaction. Its price is looked at as the rundown's gate does: below today's, and of what was announced as a bargain below the lowest of thirty days.</summary>
    /// <returns>With the price that it has to be below, in fen, where that is why; else 0.</returns>
    public async Task<(DeskResult Result, long BelowFen)> Offer(int livestreamId, int itemId, OfferTerms terms, string by, CancellationToken ct = default)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.HoldLivestream(livestreamId, ct) is not { State: LivestreamState.Live } livestream)
        {
            return (DeskResult.NotNow, 0);
        }
        if (livestream.Rundown.Find(r => r.Id == itemId) is not { } item)
        {
            return (DeskResult.Unknown, 0);
        }
        if (await PriceFault(livestream, item, terms, ct) is { } fault)
        {
            return fault;
        }
        if (await plan.Run(item, terms, by, ct) is not { } planned)
        {
            return (DeskResult.NotEnough, 0);
        }
        await start.Within(livestreamId, planned.Offer.Id, ct);
        await transaction.CommitAsync(ct);
        await shelves.StockChanged(planned.StockItems);
        await tell.Wake(livestreamId);
        return (DeskResult.Done, 0);
    }

    public async Task<DeskResult> End(int livestreamId, string by, CancellationToken ct = default)
    {
        await using (var transaction = await db.Database.BeginTransactionAsync(ct))
        {
            if (await db.HoldLivestream(livestreamId, ct) is not { State: LivestreamState.Live } livestream)
            {
                return DeskResult.NotNow;
            }
            livestream.End(clock.Now, by);
            await tell.Add(livestreamId, LiveEventKind.State, StateTold.Of(LivestreamState.Ended), ct: ct);
            await transaction.CommitAsync(ct);
        }
        await endOffers.Of(livestreamId, by, ct);
        await Told(livestreamId, ct);
        return DeskResult.Done;
    }

    /// <param name="address">A whole https address.</param>
    public async Task<DeskResult> OpenReplay(int livestreamId, string address, string by, CancellationToken ct = default)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.HoldLivestream(livestreamId, ct) is not { State: LivestreamState.Ended or LivestreamState.Replay } livestream)
        {
            return DeskResult.NotNow;
        }
        livestream.OpenReplay(address, clock.Now, by);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        await Told(livestreamId, ct);
        // Their pages say where they are explained.
        foreach (var item in livestream.Rundown)
        {
            await pages.Evict(PageTags.Product(item.ProductId), ct);
        }
        await shelves.ProductsChanged(livestream.Rundown.Select(r => r.ProductId));
        return DeskResult.Done;
    }

    private async Task<(DeskResult, long)?> PriceFault(Livestream livestream, RundownItem item, OfferTerms terms, CancellationToken ct)
    {
        var variants = (await check.Run([item], [.. livestream.Cooperatives.Select(c => c.CooperativeId)], ct))[0].Variants;
        var evidence = variants.FirstOrDefault(v => v.VariantId == terms.VariantId);
        return evidence?.Fault(terms.PriceFen, item.IsBargain) switch
        {
            RundownFault.NotBelowToday => (DeskResult.PriceNotBelow, evidence.TodayFen),
            RundownFault.NotBelowLowest => (DeskResult.PriceNotLowest, evidence.LowestFen ?? 0),
            _ => null,
        };
    }

    private async Task Told(int livestreamId, CancellationToken ct)
    {
        await pages.Evict(PageTags.Livestream(livestreamId), ct);
        await pages.Evict(PageTags.Livestreams, ct);
        await tell.Wake(livestreamId);
    }
}
