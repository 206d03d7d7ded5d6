namespace Shop.Features.Catalogue;

/// <summary>The words of the filters: brands, and categories that have something on sale.</summary>
public sealed record Shelves(IReadOnlyList<Brand> Brands, IReadOnlyList<Category> Categories)
{
    /// <summary>Reads them in two queries.</summary>
    public static async Task<Shelves> Read(ShopDb db, CancellationToken ct = default) => new(
        await db.Brands.AsNoTracking().OrderBy(b => b.Id).ToListAsync(ct),
        await db.Categories.AsNoTracking().Where(c => db.Products.Any(p => p.CategoryId == c.Id && p.WithdrawnAt == null))
            .OrderBy(c => c.Position).ThenBy(c => c.Id).ToListAsync(ct));
}
