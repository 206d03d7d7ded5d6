namespace Shop.Features.Listings;

public enum PriceResult
{
    /// <summary>It holds from now on.</summary>
    Live,
    Same,
    /// <summary>Outside the band: an operator looks at it first.</summary>
    Submitted,
    /// <summary>The product has a draft that isn't finished: there the price belongs.</summary>
    HasDraft,
}

/// <summary>A new price: at once when it is a small edit, else by way of the review.</summary>
public sealed class ChangePrice(ShopDb db, ShopClock clock, ListingOptions options, ShelfCache shelves)
{
    /// <summary>Whether it may go live without a review.</summary>
    public bool IsSmall(long fen, ListedVariant variant) => PriceHistory.IsSmall(fen, variant.Prices, options.PriceBandPercent, clock.Now);

    /// <summary>Adds the row; the caller saves.</summary>
    public void Add(int variantId, long fen, string by) => db.Prices.Add(new Price { VariantId = variantId, AmountFen = fen, ValidFrom = clock.Now, SetBy = by });

    /// <param name="sku">Of one of the product's variants.</param>
    /// <param name="fen">Above 0.</param>
    public async Task<PriceResult> Run(int cooperativeId, ListedProduct product, string sku, long fen, string by, CancellationToken ct = default)
    {
        var variant = product.Variants[sku];
        if (product.Document.Variants.Find(v => v.Sku == sku)!.PriceFen == fen)
        {
            return PriceResult.Same;
        }
        if (await db.ListingDrafts.AnyAsync(d => d.ProductId == product.Id && (d.State == ListingState.Draft || d.State == ListingState.Submitted || d.State == ListingState.SentBack), ct))
        {
            return PriceResult.HasDraft;
        }
        if (IsSmall(fen, variant))
        {
            Add(variant.Id, fen, by);
            await db.SaveChangesAsync(ct);
            await shelves.ProductsChanged([product.Id]);
            return PriceResult.Live;
        }
        var draft = DraftListing.Begun(cooperativeId, product, clock.Now, by);
        draft.Document.Variants.Find(v => v.Sku == sku)!.PriceFen = fen;
        DraftListing.Submitted(draft, clock.Now, by);
        db.ListingDrafts.Add(draft);
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException)
        {
            // A draft was begun meanwhile; the index lets one.
            return PriceResult.HasDraft;
        }
        return PriceResult.Submitted;
    }
}
