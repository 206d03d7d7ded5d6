namespace Shop.Data;

/// <summary>Finds products by the words that are kept of them.</summary>
public static class FoundByWords
{
    private const string LastCharacter = "\U0010FFFF";

    /// <summary>Those that have each of the words.</summary>
    /// <param name="words">See <see cref="SearchWords.Asked"/>; with none of them everything is found.</param>
    public static IQueryable<Product> FoundBy(this IQueryable<Product> products, ShopDb db, IEnumerable<SearchWord> words)
    {
        foreach (var (word, isBeginning) in words)
        {
            // A range, since PostgreSQL plans a prepared LIKE without knowing that its pattern is a beginning. Terms are compared by their bytes, and none goes on after the last character.
            var last = word + LastCharacter;
#pragma warning disable CA1309 // The database compares, which does so by bytes.
            products = isBeginning
                ? products.Where(p => db.SearchTerms.Any(t => t.ProductId == p.Id && string.Compare(t.Term, word) >= 0 && string.Compare(t.Term, last) < 0))
                : products.Where(p => db.SearchTerms.Any(t => t.ProductId == p.Id && t.Term == word));
#pragma warning restore CA1309
        }
        return products;
    }

    /// <summary>Those whose goods are called that, or sound like it, or whose SKU has it in it.</summary>
    /// <param name="asked">As typed.</param>
    public static IQueryable<Variant> FoundBy(this IQueryable<Variant> variants, ShopDb db, string asked)
    {
        var (words, sku) = (SearchWords.Asked(asked), asked.Trim().ToUpperInvariant());
        var products = db.Products.Where(p => words.Count > 0).FoundBy(db, words);
        return variants.Where(v => products.Any(p => p.Id == v.ProductId) || v.Sku.Contains(sku));
    }
}
