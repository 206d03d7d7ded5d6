namespace Shop.Features.Catalogue;

/// <summary>The words of the filters: brands with their characters, and categories that have something on sale.</summary>
public sealed record Shelves(IReadOnlyList<Brand> Brands, IReadOnlyList<Category> Categories)
{
    /// <summary>Those of all brands, in their order.</summary>
    public IEnumerable<Character> Characters => Brands.SelectMany(b => b.Characters);

    /// <summary>Reads them in two queries.</summary>
    public static async Task<Shelves> Read(ShopDb db, CancellationToken ct = default) => new(
        await db.Brands.AsNoTracking().WithCharacters().OrderBy(b => b.Id).ToListAsync(ct),
        await db.Categories.AsNoTracking().Where(c => db.Products.Goods().Any(p => p.CategoryId == c.Id && p.WithdrawnAt == null))
            .OrderBy(c => c.Position).ThenBy(c => c.Id).ToListAsync(ct));
}

public static class BrandCharacters
{
    /// <summary>With the characters that aren't withdrawn, in their order, in the same query.</summary>
    public static IQueryable<Brand> WithCharacters(this IQueryable<Brand> brands) =>
        brands.Include(b => b.Characters.Where(c => c.WithdrawnAt == null).OrderBy(c => c.Position).ThenBy(c => c.Id)).AsSingleQuery();
}
