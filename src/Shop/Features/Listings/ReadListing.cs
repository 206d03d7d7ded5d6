namespace Shop.Features.Listings;

/// <summary>A product as the tables have it.</summary>
/// <param name="Variants">By SKU.</param>
public sealed record ListedProduct(int Id, string Slug, Listing Document, IReadOnlyDictionary<string, ListedVariant> Variants)
{
    public bool IsSoldOut => Variants.Values.All(v => v.Available <= 0);
}

/// <param name="StockItemId">Null for a set, whose parts have the stock.</param>
/// <param name="Available">Units on the shelf; of a set, its scarcest part decides.</param>
/// <param name="Prices">Those that matter now (<see cref="PriceHistory"/>).</param>
public sealed record ListedVariant(int Id, int? StockItemId, long Available, IReadOnlyList<PriceStep> Prices);

/// <summary>Reads the documents of a cooperative's products, however many, in a fixed number of queries.</summary>
public sealed class ReadListing(ShopDb db, ShopClock clock)
{
    public const int PageSize = 50;

    /// <summary>Those that aren't withdrawn, in the shop's order.</summary>
    /// <param name="slug">Only this one; null: all.</param>
    public Task<IReadOnlyList<ListedProduct>> Of(int cooperativeId, string? slug = null, CancellationToken ct = default) =>
        Read(db.Products.Goods().Where(p => p.CooperativeId == cooperativeId && p.WithdrawnAt == null && (slug == null || p.Slug == slug)), ct);

    /// <summary>One page of them; the last one where a later one was asked for.</summary>
    public async Task<(IReadOnlyList<ListedProduct> Rows, int Page, Counted Total)> Page(int cooperativeId, int page, CancellationToken ct = default)
    {
        var own = db.Products.Goods().Where(p => p.CooperativeId == cooperativeId && p.WithdrawnAt == null);
        var total = await own.CountAround(page, PageSize, ct);
        page = total.PageWithin(page, PageSize);
        var ids = await own.OrderBy(p => p.Position).ThenBy(p => p.Id).Skip((page - 1) * PageSize).Take(PageSize).Select(p => p.Id).ToListAsync(ct);
        return (await Of(ids, ct), page, total);
    }

    public Task<IReadOnlyList<ListedProduct>> Of(IReadOnlyCollection<int> ids, CancellationToken ct = default) => Read(db.Products.Where(p => EF.Parameter(ids).Contains(p.Id)), ct);

    private async Task<IReadOnlyList<ListedProduct>> Read(IQueryable<Product> products, CancellationToken ct)
    {
        var (now, since) = (clock.Now, PriceHistory.Since(clock.Now));
        var rows = await products.AsNoTracking().OrderBy(p => p.Position).ThenBy(p => p.Id)
            .Include(p => p.Brand).Include(p => p.Category).Include(p => p.Food!.Nutrition).Include(p => p.Attributes).Include(p => p.Pictures)
            .Include(p => p.Variants.Where(v => v.WithdrawnAt == null)).ThenInclude(v => v.Options)
            .Include(p => p.Variants.Where(v => v.WithdrawnAt == null)).ThenInclude(v => v.Components).ThenInclude(c => c.StockItem)
            .Include(p => p.Variants.Where(v => v.WithdrawnAt == null))
                .ThenInclude(v => v.Prices.Where(x => x.ValidFrom <= now && (x.ValidFrom > since || !db.Prices.Any(y => y.VariantId == x.VariantId && y.ValidFrom > x.ValidFrom && y.ValidFrom <= since))))
            .AsSplitQuery().ToListAsync(ct);
        return rows.ConvertAll(p => new ListedProduct(p.Id, p.Slug, Document(p), p.Variants.ToDictionary(v => v.Sku, Variant)));
    }

    /// <summary>What the tables say of a product that is loaded whole.</summary>
    public static Listing Document(Product p) => new()
    {
        Name = p.Name,
        Brand = p.Brand.Slug,
        Category = p.Category.Slug,
        Summary = p.Summary,
        Story = p.Story,
        Returnable = p.Returnable,
        RawPriceFen = p.RawPriceFen,
        TaxClass = p.TaxClass,
        Attributes = [.. p.Attributes.OrderBy(a => a.Position).Select(a => new ListingPair(a.Name, a.Value))],
        Variants = [.. p.Variants.Where(v => v.WithdrawnAt is null).OrderBy(v => v.Position).ThenBy(v => v.Id).Select(v => new ListingVariant
        {
            Sku = v.Sku,
            Name = v.Name,
            PriceFen = v.Prices.MaxBy(x => x.ValidFrom)?.AmountFen ?? 0,
            WeightGrams = v.WeightGrams,
            Barcode = v.Barcode,
            Options = [.. v.Options.OrderBy(o => o.Position).Select(o => new ListingPair(o.Name, o.Value))],
        })],
        Food = p.Food is not { } f ? null : new ListingFood
        {
            Ingredients = f.Ingredients,
            NetContent = f.NetContent,
            Maker = f.Maker,
            Address = f.Address,
            Origin = f.Origin,
            Storage = f.Storage,
            ShelfLifeDays = f.ShelfLifeDays,
            NotSoldInLastDays = f.NotSoldInLastDays,
            Standard = f.Standard,
            Licence = f.Licence,
            Allergens = f.Allergens,
            Nutrition = [.. f.Nutrition.OrderBy(n => n.Position).Select(n => new ListingNutrient(n.Name, n.Per100g, n.Nrv))],
        },
        Pictures = [.. p.Pictures.OrderBy(x => x.Position).Select(x => x.PictureId)],
    };

    private static ListedVariant Variant(Variant v) => new(v.Id,
        v.Components is [{ Quantity: 1 } only] && only.StockItem.Code == v.Sku ? only.StockItemId : null,
        v.Components.Select(c => c.StockItem.Available / c.Quantity).DefaultIfEmpty(0).Min(),
        [.. v.Prices.Select(x => new PriceStep(x.AmountFen, x.ValidFrom))]);
}
