namespace Shop.Features.Catalogue;

/// <summary>Everything that a product's page shows.</summary>
public sealed record ProductShown(Product Product, IReadOnlyList<VariantShown> Variants, IReadOnlyList<PictureShown> Pictures, IReadOnlyList<Card> Related)
{
    /// <summary>The first one that can be bought, or the first.</summary>
    public VariantShown? Chosen => Variants.FirstOrDefault(v => !v.Shelf.IsSoldOut) ?? (Variants.Count > 0 ? Variants[0] : null);
    public bool IsSoldOut => Variants.All(v => v.Shelf.IsSoldOut);
    public bool IsWithdrawn => Product.WithdrawnAt is not null || Variants.Count == 0;
}

public sealed record VariantShown(string Sku, Text Name, long PriceFen, Shelf Shelf, int WeightGrams, string Barcode);

/// <summary>Reads a product's page in four queries.</summary>
public sealed class ShowProduct(ShopDb db, ShopClock clock)
{
    public async Task<ProductShown?> Run(string slug, CancellationToken ct = default)
    {
        var now = clock.Now;
        var product = await db.Products.AsNoTracking().Where(p => p.Slug == slug)
            .Include(p => p.Brand).Include(p => p.Category).Include(p => p.Cooperative).ThenInclude(c => c.DeliveryExceptions)
            .Include(p => p.Food!.Nutrition).Include(p => p.Attributes)
            .AsSingleQuery().SingleOrDefaultAsync(ct);
        if (product is null)
        {
            return null;
        }
        var variants = await db.Variants.Where(v => v.ProductId == product.Id && v.WithdrawnAt == null).OrderBy(v => v.Position).ThenBy(v => v.Id)
            .Select(v => new VariantShown(v.Sku, v.Name,
                v.Prices.Where(x => x.ValidFrom <= now).OrderByDescending(x => x.ValidFrom).Select(x => x.AmountFen).FirstOrDefault(),
                new Shelf(v.Components.Min(c => c.StockItem.Available / c.Quantity)), v.WeightGrams, v.Barcode))
            .ToListAsync(ct);
        var pictures = await db.Set<ProductPicture>().Where(x => x.ProductId == product.Id && (x.Picture.Until == null || x.Picture.Until > now)).OrderBy(x => x.Position)
            .Select(x => new PictureShown(x.Picture.Hash, x.Picture.Extension, x.Picture.Width, x.Picture.Height, x.Picture.Alt, x.Picture.RenderedAt != null))
            .ToListAsync(ct);
        var related = await db.Products.AsNoTracking()
            .Where(p => p.BrandId == product.BrandId && p.Id != product.Id && p.WithdrawnAt == null && p.Variants.Any(v => v.WithdrawnAt == null))
            .OrderBy(p => p.CategoryId == product.CategoryId ? 0 : 1).ThenBy(p => p.Position).ThenBy(p => p.Id)
            .Take(4).AsCards(now).ToListAsync(ct);
        return new ProductShown(product, variants, pictures, related);
    }
}
