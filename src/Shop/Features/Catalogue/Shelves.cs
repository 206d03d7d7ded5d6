namespace Shop.Features.Catalogue;

/// <summary>Brands and categories that have something on sale, in two queries.</summary>
public sealed class Shelves(ShopDb db)
{
    public async Task<(IReadOnlyList<Brand> Brands, IReadOnlyList<Category> Categories)> Read(CancellationToken ct = default)
    {
        var brands = await db.Brands.AsNoTracking().OrderBy(b => b.Id).ToListAsync(ct);
        var categories = await db.Categories.AsNoTracking().Where(c => db.Products.Any(p => p.CategoryId == c.Id && p.WithdrawnAt == null))
            .OrderBy(c => c.Position).ThenBy(c => c.Id).ToListAsync(ct);
        return (brands, categories);
    }
}
