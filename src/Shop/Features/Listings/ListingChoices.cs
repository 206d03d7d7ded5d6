namespace Shop.Features.Listings;

public sealed record Choice(string Slug, Text Name);

/// <summary>What a cooperative may choose from: the brands under which it sells, and all categories, its own first.</summary>
/// <param name="Foods">Categories whose goods are eaten.</param>
/// <param name="UsualCategory">The one that most of its goods are in; null while it has none.</param>
public sealed record ListingChoices(IReadOnlyList<Choice> Brands, IReadOnlyList<Choice> Categories, IReadOnlySet<string> Foods, string? UsualCategory)
{
    /// <summary>A cooperative that sells nothing yet chooses among all brands; the operator looks at it anyway.</summary>
    public static async Task<ListingChoices> Read(ShopDb db, int cooperativeId, CancellationToken ct = default)
    {
        var brands = await db.Brands.AsNoTracking().OrderBy(b => b.Id).Select(b => new { b.Slug, b.Name, Own = b.Products.Any(p => p.CooperativeId == cooperativeId) }).ToListAsync(ct);
        var categories = await db.Categories.AsNoTracking().Where(c => c.Slug != Experience.CategorySlug).OrderBy(c => c.Position).ThenBy(c => c.Id).Select(c => new
        {
            c.Slug,
            c.Name,
            Own = db.Products.Count(p => p.CategoryId == c.Id && p.CooperativeId == cooperativeId && p.WithdrawnAt == null),
            Food = db.Products.Any(p => p.CategoryId == c.Id && p.TaxClass == TaxClass.Food && p.WithdrawnAt == null),
        }).ToListAsync(ct);
        var own = brands.Where(b => b.Own).ToList();
        return new(
            [.. (own.Count > 0 ? own : brands).Select(b => new Choice(b.Slug, b.Name))],
            [.. categories.OrderByDescending(c => c.Own).Select(c => new Choice(c.Slug, c.Name))],
            categories.Where(c => c.Food).Select(c => c.Slug).ToHashSet(),
            categories.Where(c => c.Own > 0).MaxBy(c => c.Own)?.Slug);
    }

    /// <summary>The list for a field; null where anything may be typed.</summary>
    public IReadOnlyList<Choice>? Of(FieldKind kind) => kind switch { FieldKind.Brand => Brands, FieldKind.Category => Categories, _ => null };

    /// <summary>What people read for a value: a brand's name instead of its slug.</summary>
    public string Show(FieldKind kind, string value, bool inChinese = false) =>
        Of(kind)?.FirstOrDefault(c => c.Slug == value) is { } choice ? inChinese ? choice.Name.Zh : choice.Name.Here : value;

    /// <summary>The slug of what people wrote; null when there is no such choice.</summary>
    public string? Find(FieldKind kind, string typed) => typed.Length == 0 ? ""
        : Of(kind)?.FirstOrDefault(c => c.Slug == typed || c.Name.Zh == typed || string.Equals(c.Name.En, typed, StringComparison.OrdinalIgnoreCase))?.Slug;
}
