namespace Shop.Data;

/// <summary>Finds products by the words that are kept of them.</summary>
public static class FoundByWords
{
    /// <summary>Those that have each of the words.</summary>
    /// <param name="words">See <see cref="SearchWords.Asked"/>; with none of them everything is found.</param>
    public static IQueryable<Product> FoundBy(this IQueryable<Product> products, ShopDb db, IEnumerable<SearchWord> words)
    {
        foreach (var (word, isBeginning) in words)
        {
            products = isBeginning
                ? products.Where(p => db.SearchTerms.Any(t => t.ProductId == p.Id && t.Term.StartsWith(word)))
                : products.Where(p => db.SearchTerms.Any(t => t.ProductId == p.Id && t.Term == word));
        }
        return products;
    }
}
