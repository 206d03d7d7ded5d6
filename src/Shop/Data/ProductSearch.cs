namespace Shop.Data;

/// <summary>Keeps what products are found and sorted by. Whoever changes a product's words calls it and saves.</summary>
public sealed class ProductSearch(ShopDb db)
{
    /// <summary>Writes the words of one product, whose brand, category, attributes and variants are loaded.</summary>
    public async Task Index(Product product, CancellationToken ct = default)
    {
        product.SortKey = Pinyin.SortKey(product.Name.Zh);
        product.SortKeyEn = Pinyin.SortKey(product.Name.En ?? product.Name.Zh);
        Text[] names = [product.Name, product.Brand.Name, product.Category.Name, .. product.Variants.Select(v => v.Name)];
        Text[] texts = [product.Summary, .. product.Attributes.Select(a => a.Value)];
        var wanted = SearchWords.ToKeep(Both(names), [.. Both(texts), .. product.Variants.Select(v => v.Sku)]);
        var kept = await db.SearchTerms.Where(t => t.ProductId == product.Id).ToListAsync(ct);
        db.SearchTerms.RemoveRange(kept.Where(t => !wanted.Contains(t.Term)));
        db.SearchTerms.AddRange(wanted.Except(kept.Select(t => t.Term)).Select(w => new SearchTerm { ProductId = product.Id, Term = w }));
    }

    private static IEnumerable<string?> Both(IEnumerable<Text> texts) => texts.SelectMany(t => new[] { t.Zh, t.En });
}
