namespace Shop.Features.Catalogue;

/// <param name="Total">Of all pages, as far as they were counted.</param>
/// <param name="Page">The page shown: the last one where a later one was asked for.</param>
public sealed record ProductsFound(IReadOnlyList<Card> Cards, Counted Total, int Page)
{
    public int Pages => Total.Pages(ProductFilter.PageSize);
}

/// <summary>One page of the list, in two queries. Its order is whole, so that pages never overlap.</summary>
public sealed class FindProducts(ShopDb db, ShopClock clock)
{
    public async Task<ProductsFound> Run(ProductFilter filter, CancellationToken ct = default)
    {
        var now = clock.Now;
        var found = Matching(filter, now);
        var total = await found.CountAround(filter.Page ?? 1, ProductFilter.PageSize, ct);
        var page = total.PageWithin(filter.Page ?? 1, ProductFilter.PageSize);
        IReadOnlyList<Card> cards = total.Known == 0 ? [] : await Sorted(found, filter.Sort, now)
            .Skip((page - 1) * ProductFilter.PageSize).Take(ProductFilter.PageSize).AsCards(now).ToListAsync(ct);
        return new ProductsFound(cards, total, page);
    }

    private const int Nearest = 40;

    /// <summary>Goods that share words with a text, most of them first: for an address that leads nowhere.</summary>
    public async Task<IReadOnlyList<Card>> Near(string text, CancellationToken ct = default)
    {
        var now = clock.Now;
        var words = SearchWords.Asked(text).Select(w => w.Word).ToList();
        // Those that share most are few, whatever many share one word.
        var nearest = db.SearchTerms.Where(t => words.Contains(t.Term)).GroupBy(t => t.ProductId).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).Take(Nearest).Select(g => g.Key);
        return await db.Products.AsNoTracking().OnSale(now).Where(p => nearest.Contains(p.Id))
            .OrderByDescending(p => db.SearchTerms.Count(t => t.ProductId == p.Id && words.Contains(t.Term))).ThenBy(p => p.Position).ThenBy(p => p.Id)
            .Take(4).AsCards(now).ToListAsync(ct);
    }

    private IQueryable<Product> Matching(ProductFilter filter, DateTime now)
    {
        var products = db.Products.AsNoTracking().OnSale(now);
        if (filter.Brand is { } brand)
        {
            products = products.Where(p => p.Brand.Slug == brand);
        }
        if (filter.Category is { } category)
        {
            products = products.Where(p => p.Category.Slug == category);
        }
        if (filter.Character is { } character)
        {
            products = products.Where(p => p.Characters.Any(c => c.Character.Slug == character));
        }
        if (filter.Min is not null || filter.Max is not null)
        {
            var (from, to) = ((long)((filter.Min ?? 0) * 100), filter.Max is { } max ? (long)(max * 100) : long.MaxValue);
            var prices = db.Prices.Current(now).Where(x => x.AmountFen >= from && x.AmountFen <= to);
            products = products.Where(p => p.Variants.Any(v => v.WithdrawnAt == null && prices.Any(x => x.VariantId == v.Id)));
        }
        if (filter.OnlyInStock)
        {
            products = products.Where(p => p.Variants.Any(v => v.WithdrawnAt == null && v.Components.Count > 0 && v.Components.All(c => c.StockItem.Available >= c.Quantity)));
        }
        return filter.IsAsked ? Found(products, filter.Q!) : products;
    }

    private IQueryable<Product> Found(IQueryable<Product> products, string query)
    {
        var asked = SearchWords.Asked(query);
        return asked.Count == 0 ? products.Where(p => false) : products.FoundBy(db, asked);
    }

    private IQueryable<Product> Sorted(IQueryable<Product> products, string? sort, DateTime now)
    {
        return sort switch
        {
            "price" => Cheapest(products, now).OrderBy(x => x.Fen).ThenBy(x => x.Product.Id).Select(x => x.Product),
            "price-down" => Cheapest(products, now).OrderByDescending(x => x.Fen).ThenBy(x => x.Product.Id).Select(x => x.Product),
            "newest" => products.OrderByDescending(p => p.ListedAt).ThenByDescending(p => p.Id),
            "name" when Culture.Here == Culture.English => products.OrderBy(p => p.SortKeyEn).ThenBy(p => p.Id),
            "name" => products.OrderBy(p => p.SortKey).ThenBy(p => p.Id),
            _ => products.OrderBy(p => p.Position).ThenBy(p => p.Id),
        };
    }

    // Beginning at the prices, whose index is in order, a page needs a look at few goods.
    private IQueryable<Priced> Cheapest(IQueryable<Product> products, DateTime now)
    {
        var (prices, variants) = (db.Prices.Current(now), db.Variants.Where(v => v.WithdrawnAt == null));
        return from x in prices
               join v in variants on x.VariantId equals v.Id
               join p in products on v.ProductId equals p.Id
               where !variants.Any(o => o.ProductId == p.Id && prices.Any(y => y.VariantId == o.Id && (y.AmountFen < x.AmountFen || (y.AmountFen == x.AmountFen && o.Id < v.Id))))
               select new Priced { Product = p, Fen = x.AmountFen };
    }

    private sealed class Priced
    {
        public required Product Product { get; init; }
        public long Fen { get; init; }
    }
}
