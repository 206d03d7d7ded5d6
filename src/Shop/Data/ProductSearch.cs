namespace Shop.Data;

/// <summary>Keeps what products are found and sorted by. Whoever changes a product's words calls it and saves.</summary>
public sealed class ProductSearch(ShopDb db)
{
    /// <summary>Writes the words of one product, whose brand, category, attributes and variants are loaded.</summary>
    public Task Index(Product product, CancellationToken ct = default) => Index([product], ct);

    /// <summary>Writes the words of several, in one query for all of them.</summary>
    public async Task Index(IReadOnlyCollection<Product> products, CancellationToken ct = default)
    {
        var ids = products.Select(p => p.Id).ToList();
        var kept = (await db.SearchTerms.Where(t => EF.Parameter(ids).Contains(t.ProductId)).ToListAsync(ct)).ToLookup(t => t.ProductId);
        foreach (var product in products)
        {
            Index(product, [.. kept[product.Id]]);
        }
    }

    private void Index(Product product, List<SearchTerm> kept)
    {
        product.SortKey = Pinyin.SortKey(product.Name.Zh);
        product.SortKeyEn = Pinyin.SortKey(product.Name.En ?? product.Name.Zh);
        Text[] names = [product.Name, product.Brand.Name, product.Category.Name, .. product.Variants.Select(v => v.Name)];
        Text[] texts = [product.Summary, .. product.Attributes.Select(a => a.Value)];
        var wanted = SearchWords.ToKeep(Both(names), [.. Both(texts), .. product.Variants.Select(v => v.Sku)]);
        db.SearchTerms.RemoveRange(kept.Where(t => !wanted.Contains(t.Term)));
        db.SearchTerms.AddRange(wanted.Except(kept.Select(t => t.Term)).Select(w => new SearchTerm { ProductId = product.Id, Term = w }));
    }

    private static IEnumerable<string?> Both(IEnumerable<Text> texts) => texts.SelectMany(t => new[] { t.Zh, t.En });
}
