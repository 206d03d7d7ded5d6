namespace Shop.Features.Repurchase;

/// <summary>What figures can be cut by. Of the products only as many as one may look through: any other is found by its name, SKU or address.</summary>
public sealed class ReadChoices(ShopDb db)
{
    private const int ProductsShown = 200;
    private const int LivestreamsShown = 50;

    /// <param name="form">What was asked: products of it that aren't there are named.</param>
    /// <param name="cooperativeId">Whose own goods alone are counted; null: all.</param>
    public async Task<Choices> Run(FigureForm form, int? cooperativeId, CancellationToken ct)
    {
        var unknown = new List<string>();
        foreach (var asked in new[] { form.Product, form.Began })
        {
            if (!string.IsNullOrWhiteSpace(asked) && await ProductOf(asked, ct) is null)
            {
                unknown.Add(asked);
            }
        }
        var products = await db.Products.AsNoTracking().Where(p => cooperativeId == null || p.CooperativeId == cooperativeId).OrderBy(p => p.BrandId).ThenBy(p => p.Position).ThenBy(p => p.Id).Take(ProductsShown).Select(p => new Choice(p.Slug, p.Name)).ToListAsync(ct);
        var livestreams = await db.Livestreams.AsNoTracking().Where(l => l.WentLiveAt != null && (cooperativeId == null || l.CooperativeId == cooperativeId)).OrderByDescending(l => l.StartsAt).Take(LivestreamsShown).Select(l => new Choice(l.Slug, l.Title)).ToListAsync(ct);
        var workshops = await db.Workshops.AsNoTracking().Where(w => cooperativeId == null || w.CooperativeId == cooperativeId).OrderBy(w => w.Id).Select(w => new Choice(w.Slug, w.Name)).ToListAsync(ct);
        return cooperativeId is not null ? new Choices([], [], products, livestreams) { Unknown = unknown, Workshops = workshops }
            : new Choices(await db.Brands.AsNoTracking().OrderBy(b => b.Id).Select(b => new Choice(b.Slug, b.Name)).ToListAsync(ct), await db.Cooperatives.AsNoTracking().OrderBy(c => c.Id).Select(c => new Choice(c.Slug, c.Name)).ToListAsync(ct), products, livestreams) { Unknown = unknown, Workshops = workshops };
    }

    /// <summary>A workshop by its address; of a cooperative only its own.</summary>
    /// <returns>Null where there is none.</returns>
    public async Task<int?> WorkshopOf(string? slug, int? cooperativeId, CancellationToken ct) => slug is { Length: > 0 }
        ? await db.Workshops.Where(w => w.Slug == slug && (cooperativeId == null || w.CooperativeId == cooperativeId)).Select(w => (int?)w.Id).SingleOrDefaultAsync(ct) : null;

    /// <summary>A product by its address, its name in either language, or the SKU of one of its variants.</summary>
    /// <returns>Null where there is none.</returns>
    public async Task<int?> ProductOf(string? text, CancellationToken ct)
    {
        if (text?.Trim() is not { Length: > 0 } asked)
        {
            return null;
        }
        return await db.Products.Where(p => p.Slug == asked).Select(p => (int?)p.Id).SingleOrDefaultAsync(ct)
            ?? await db.Products.Where(p => p.Name.Zh == asked || p.Name.En == asked || p.Variants.Any(v => v.Sku == asked)).OrderBy(p => p.Id).Select(p => (int?)p.Id).FirstOrDefaultAsync(ct);
    }
}
