using Shop.Features.Catalogue;
using Shop.Features.Listings;

namespace Shop.Features.LivestreamPlans;

/// <summary>Why a product may not be in a rundown.</summary>
public enum RundownFault
{
    /// <summary>Withdrawn, without a price, or never approved.</summary>
    NotOnSale,
    /// <summary>Its cooperative doesn't take part.</summary>
    NotTakingPart,
    LabelIncomplete,
    /// <summary>No offer, and nothing on the shelf.</summary>
    NoStock,
    /// <summary>An offer that costs as much as it does today, or more.</summary>
    NotBelowToday,
    /// <summary>Announced as a bargain, and not below the lowest price of the last thirty days.</summary>
    NotBelowLowest,
    BargainWithoutOffer,
}

/// <summary>What a variant costs and cost.</summary>
/// <param name="TodayFen">0: it isn't sold.</param>
/// <param name="LowestFen">Of the last thirty days, live offers among them; null: it wasn't sold.</param>
/// <param name="Available">Units on the shelf; what is set aside for offers lies there no more.</param>
public sealed record PriceEvidence(int VariantId, string Sku, Text Name, long TodayFen, long? LowestFen, long Available)
{
    /// <summary>Why an offer can't have this price; null: it can.</summary>
    public RundownFault? Fault(long priceFen, bool isBargain) =>
        priceFen >= TodayFen ? RundownFault.NotBelowToday : isBargain && priceFen >= LowestFen ? RundownFault.NotBelowLowest : null;
}

/// <param name="Variants">Of the product, in the shop's order.</param>
/// <param name="Missing">Of the label: keys of Listings' texts.</param>
public sealed record ItemCheck(int ItemId, IReadOnlyList<RundownFault> Faults, IReadOnlyList<PriceEvidence> Variants, IReadOnlyList<string> Missing)
{
    public bool Holds => Faults.Count == 0;
}

/// <summary>The gate before the rundown: looked at when something is put in, handed in, reviewed and announced.</summary>
public sealed class CheckRundown(ShopDb db, ReadListing read, ShopClock clock)
{
    /// <param name="items">With their offers.</param>
    /// <param name="cooperatives">Those that take part.</param>
    /// <returns>One for each item, in their order.</returns>
    public async Task<IReadOnlyList<ItemCheck>> Run(IReadOnlyCollection<RundownItem> items, IReadOnlyCollection<int> cooperatives, CancellationToken ct = default)
    {
        var now = clock.Now;
        var ids = items.Select(i => i.ProductId).Distinct().ToList();
        var listed = (await read.Of(ids, ct)).ToDictionary(p => p.Id);
        var onSale = await db.Products.OnSale(now).Where(p => EF.Parameter(ids).Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.CooperativeId, ct);
        var since = now - PriceHistory.Window;
        var variants = listed.Values.SelectMany(p => p.Variants.Values.Select(v => v.Id)).ToList();
        var spans = (await db.LiveOffers.Where(o => EF.Parameter(variants).Contains(o.VariantId) && o.StartsAt != null && o.EndsAt > since).Select(o => new { o.VariantId, o.PriceFen, o.StartsAt, o.EndsAt }).ToListAsync(ct))
            .ToLookup(o => o.VariantId, o => new PriceSpan(o.PriceFen, o.StartsAt!.Value, o.EndsAt!.Value));
        return [.. items.Select(i => Judge(i, listed.GetValueOrDefault(i.ProductId), onSale.TryGetValue(i.ProductId, out var seller) ? seller : null, cooperatives, spans, now))];
    }

    private static ItemCheck Judge(RundownItem item, ListedProduct? product, int? seller, IReadOnlyCollection<int> cooperatives, ILookup<int, PriceSpan> spans, DateTime now)
    {
        if (product is null || seller is null)
        {
            return new ItemCheck(item.Id, [RundownFault.NotOnSale], [], []);
        }
        var variants = product.Document.Variants.Select(v => (v, product.Variants[v.Sku])).Select(x => new PriceEvidence(x.Item2.Id, x.v.Sku, x.v.Name, x.v.PriceFen, PriceHistory.Lowest(x.Item2.Prices, spans[x.Item2.Id], now), x.Item2.Available)).ToList();
        string[] missing = product.Document.IsFood ? [.. WhatIsMissing.Run(product.Document, isNew: false).Where(m => m.Step == ListingStep.Label).Select(m => m.Key)] : [];
        return new ItemCheck(item.Id, [.. Faults(item, seller.Value, cooperatives, variants, missing.Length > 0)], variants, missing);
    }

    private static IEnumerable<RundownFault> Faults(RundownItem item, int seller, IReadOnlyCollection<int> cooperatives, List<PriceEvidence> variants, bool lacksLabel)
    {
        if (!cooperatives.Contains(seller))
        {
            yield return RundownFault.NotTakingPart;
        }
        if (lacksLabel)
        {
            yield return RundownFault.LabelIncomplete;
        }
        var offers = item.Offers.Where(o => o.State != LiveOfferState.Ended).ToList();
        if (offers.Count == 0 && variants.TrueForAll(v => v.Available <= 0))
        {
            yield return RundownFault.NoStock;
        }
        if (offers.Count == 0 && item.IsBargain)
        {
            yield return RundownFault.BargainWithoutOffer;
        }
        foreach (var fault in offers.Select(o => variants.Find(v => v.VariantId == o.VariantId) is { } v ? v.Fault(o.PriceFen, item.IsBargain) : RundownFault.NotOnSale).OfType<RundownFault>().Distinct())
        {
            yield return fault;
        }
    }
}
