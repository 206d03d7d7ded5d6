namespace Shop.Features.Catalogue;

/// <summary>One page of the list, in two queries.</summary>
public sealed class FindProducts(ShopDb db, ShopClock clock)
{
    public async Task<(IReadOnlyList<Card> Cards, int Total)> Run(ProductFilter filter, CancellationToken ct = default)
    {
        var now = clock.Now;
        var found = Matching(filter, now);
        var total = await found.CountAsync(ct);
        var cards = await Sorted(found, filter.Sort, now).Skip((filter.Page - 1) * ProductFilter.PageSize).Take(ProductFilter.PageSize).AsCards(now).ToListAsync(ct);
        return (cards, total);
    }

    private IQueryable<Product> Matching(ProductFilter filter, DateTime now)
    {
        var products = db.Products.AsNoTracking().Where(p => p.WithdrawnAt == null && p.Variants.Any(v => v.WithdrawnAt == null));
        if (filter.Brand is { Length: > 0 } brand)
        {
            products = products.Where(p => p.Brand.Slug == brand);
        }
        if (filter.Category is { Length: > 0 } category)
        {
            products = products.Where(p => p.Category.Slug == category);
        }
        if (filter.Character is { Length: > 0 } character)
        {
            products = products.Where(p => p.Characters.Contains(" " + character + " "));
        }
        if (filter.Min is { } min)
        {
            var fen = (long)(min * 100);
            products = products.Where(p => p.Variants.Where(v => v.WithdrawnAt == null).Max(v => v.Prices.Where(x => x.ValidFrom <= now).OrderByDescending(x => x.ValidFrom).Select(x => x.AmountFen).FirstOrDefault()) >= fen);
        }
        if (filter.Max is { } max)
        {
            var fen = (long)(max * 100);
            products = products.Where(p => p.Variants.Where(v => v.WithdrawnAt == null).Min(v => v.Prices.Where(x => x.ValidFrom <= now).OrderByDescending(x => x.ValidFrom).Select(x => x.AmountFen).FirstOrDefault()) <= fen);
        }
        if (filter.InStock)
        {
            products = products.Where(p => p.Variants.Any(v => v.WithdrawnAt == null && v.Components.All(c => c.StockItem.Available >= c.Quantity)));
        }
        return Found(products, filter.Q);
    }

    private IQueryable<Product> Found(IQueryable<Product> products, string? query)
    {
        if (string.IsNullOrWhiteSpace(query))
        {
            return products;
        }
        var asked = SearchWords.Asked(query);
        if (asked.Count == 0)
        {
            return products.Where(p => false);
        }
        foreach (var (word, isBeginning) in asked)
        {
            products = isBeginning
                ? products.Where(p => db.SearchTerms.Any(t => t.ProductId == p.Id && t.Term.StartsWith(word)))
                : products.Where(p => db.SearchTerms.Any(t => t.ProductId == p.Id && t.Term == word));
        }
        return products;
    }

    private static IOrderedQueryable<Product> Sorted(IQueryable<Product> products, string? sort, DateTime now) => sort switch
    {
        "price" => products.OrderBy(p => p.Variants.Where(v => v.WithdrawnAt == null).Min(v => v.Prices.Where(x => x.ValidFrom <= now).OrderByDescending(x => x.ValidFrom).Select(x => x.AmountFen).FirstOrDefault())).ThenBy(p => p.Id),
        "price-down" => products.OrderByDescending(p => p.Variants.Where(v => v.WithdrawnAt == null).Min(v => v.Prices.Where(x => x.ValidFrom <= now).OrderByDescending(x => x.ValidFrom).Select(x => x.AmountFen).FirstOrDefault())).ThenBy(p => p.Id),
        "newest" => products.OrderByDescending(p => p.ListedAt).ThenByDescending(p => p.Id),
        "name" => products.OrderBy(p => p.SortKey).ThenBy(p => p.Id),
        _ => products.OrderBy(p => p.Position).ThenBy(p => p.Id),
    };
}
