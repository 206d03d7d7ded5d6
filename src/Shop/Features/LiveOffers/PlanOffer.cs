namespace Shop.Features.LiveOffers;

/// <summary>Sets units aside for an offer that can be started later. Whether the product may be offered at that price is looked at before (the rundown's gate).</summary>
public sealed class PlanOffer(ShopDb db, Stock stock, ShopClock clock)
{
    /// <summary>Within the caller's transaction, which holds the livestream; the item is saved. After the commit the caller tells ShelfCache of <see cref="Planned.StockItems"/>.</summary>
    /// <param name="by">A user's id.</param>
    /// <returns>Null when there are not that many on the shelf: then the caller undoes the transaction.</returns>
    public async Task<Planned?> Run(RundownItem item, OfferTerms terms, string by, CancellationToken ct = default)
    {
        var variant = await db.Variants.AsNoTracking().Where(v => v.Id == terms.VariantId && v.ProductId == item.ProductId && v.WithdrawnAt == null).Select(v => new
        {
            Components = v.Components.Select(c => new { c.StockItemId, c.Quantity }).ToList(),
            Price = v.Prices.Where(p => p.ValidFrom <= clock.Now).OrderByDescending(p => p.ValidFrom).Select(p => (long?)p.AmountFen).FirstOrDefault(),
        }).SingleOrDefaultAsync(ct);
        if (variant is not { Price: { } list, Components.Count: > 0 })
        {
            return null;
        }
        var offer = new LiveOffer
        {
            LivestreamId = item.LivestreamId,
            RundownItemId = item.Id,
            VariantId = terms.VariantId,
            PriceFen = terms.PriceFen,
            ListPriceFen = list,
            Units = terms.Units,
            Available = terms.Units,
            LimitPerCustomer = terms.LimitPerCustomer,
            Seconds = terms.Seconds,
            CreatedAt = clock.Now,
        };
        db.LiveOffers.Add(offer);
        await db.SaveChangesAsync(ct);
        return await stock.SetAside(offer.Id, [.. variant.Components.Select(c => (c.StockItemId, (long)c.Quantity * terms.Units))], by, ct)
            ? new Planned(offer, [.. variant.Components.Select(c => c.StockItemId)])
            : null;
    }
}

/// <param name="VariantId">One of the item's product.</param>
/// <param name="PriceFen">Above 0.</param>
/// <param name="Units">Above 0; set aside at once.</param>
/// <param name="LimitPerCustomer">Above 0.</param>
/// <param name="Seconds">10 to 1,200.</param>
public sealed record OfferTerms(int VariantId, long PriceFen, int Units, int LimitPerCustomer, int Seconds);

public sealed record Planned(LiveOffer Offer, IReadOnlyList<int> StockItems);
