namespace Shop.Features.Listings;

/// <summary>Why a draft can't become a product as it is.</summary>
/// <param name="Key">Its words are the text Apply_{Key}.</param>
/// <param name="Detail">The SKU, or what is gone.</param>
public sealed record ApplyFault(ListingDraft Draft, string Key, string Detail = "");

/// <summary>
/// Writes approved documents into the tables that the shop reads, however many, in a fixed number of queries. Within the caller's transaction;
/// the caller tells the shelves.
/// </summary>
public sealed class ApplyListing(ShopDb db, ProductSearch search, NewSlug slugs, ShopClock clock)
{
    private Dictionary<string, Brand> brands = [];
    private Dictionary<string, Category> categories = [];
    private Dictionary<int, Product> products = [];
    private Dictionary<int, int?> workshops = [];

    /// <param name="drafts">Tracked; afterwards each has its product.</param>
    /// <returns>What stands in the way; when there is anything, nothing was written.</returns>
    public async Task<IReadOnlyList<ApplyFault>> Run(IReadOnlyList<ListingDraft> drafts, string by, CancellationToken ct = default)
    {
        await Load(drafts, ct);
        var faults = await Faults(drafts, ct);
        if (faults.Count > 0)
        {
            return faults;
        }
        var fresh = drafts.Where(d => d.ProductId is null).ToList();
        var names = await slugs.For([.. fresh.Select(d => d.Document.Name)], ct);
        var position = await db.Products.MaxAsync(p => (int?)p.Position, ct) ?? 0;
        foreach (var (draft, slug) in fresh.Zip(names))
        {
            draft.Product = new Product { Slug = slug, Name = draft.Document.Name, CooperativeId = draft.CooperativeId, ListedAt = clock.Now, Position = position += 10 };
            db.Products.Add(draft.Product);
        }
        var written = drafts.Select(d => Write(d.Product ?? products[d.ProductId!.Value], d.Document, by)).ToList();
        await db.SaveChangesAsync(ct);
        await search.Index(written, ct);
        await db.SaveChangesAsync(ct);
        return [];
    }

    private async Task Load(IReadOnlyList<ListingDraft> drafts, CancellationToken ct)
    {
        var ids = drafts.Where(d => d.ProductId is not null).Select(d => d.ProductId!.Value).ToList();
        brands = await db.Brands.ToDictionaryAsync(b => b.Slug, ct);
        categories = await db.Categories.ToDictionaryAsync(c => c.Slug, ct);
        products = await db.Products.Where(p => EF.Parameter(ids).Contains(p.Id)).AsSplitQuery()
            .Include(p => p.Food!.Nutrition).Include(p => p.Attributes).Include(p => p.Pictures)
            .Include(p => p.Variants).ThenInclude(v => v.Options)
            .Include(p => p.Variants).ThenInclude(v => v.Prices)
            .ToDictionaryAsync(p => p.Id, ct);
        workshops = await db.Set<WorkshopProduct>().Where(p => EF.Parameter(ids).Contains(p.ProductId)).GroupBy(p => p.ProductId).Select(g => new { g.Key, Workshop = g.Min(p => p.WorkshopId) }).ToDictionaryAsync(g => g.Key, g => (int?)g.Workshop, ct);
    }

    private async Task<List<ApplyFault>> Faults(IReadOnlyList<ListingDraft> drafts, CancellationToken ct)
    {
        var skus = drafts.SelectMany(d => d.Document.Variants).Select(v => v.Sku).ToList();
        var owners = await db.Variants.Where(v => EF.Parameter(skus).Contains(v.Sku)).Select(v => new { v.Sku, v.ProductId }).ToDictionaryAsync(v => v.Sku, v => v.ProductId, StringComparer.Ordinal, ct);
        var stock = (await db.StockItems.Where(s => EF.Parameter(skus).Contains(s.Code)).Select(s => s.Code).ToListAsync(ct)).ToHashSet(StringComparer.Ordinal);
        var twice = skus.GroupBy(s => s, StringComparer.Ordinal).Where(g => g.Skip(1).Any()).Select(g => g.Key).ToHashSet(StringComparer.Ordinal);
        var pictures = drafts.SelectMany(d => d.Document.Pictures).Distinct().ToList();
        var known = (await db.Pictures.Where(p => EF.Parameter(pictures).Contains(p.Id)).Select(p => p.Id).ToListAsync(ct)).ToHashSet();
        var faults = new List<ApplyFault>();
        foreach (var d in drafts)
        {
            if (d.ProductId is { } id && (products[id].CooperativeId != d.CooperativeId || products[id].WithdrawnAt is not null))
            {
                faults.Add(new(d, "Gone"));
            }
            else if (d.ProductId is { } same && CompareListings.Run(d.Base!, ReadListing.Document(products[same])).Count > 0)
            {
                faults.Add(new(d, "Changed"));
            }
            foreach (var v in d.Document.Variants.Where(v => twice.Contains(v.Sku) || (owners.TryGetValue(v.Sku, out var owner) ? owner != d.ProductId : stock.Contains(v.Sku))))
            {
                faults.Add(new(d, "SkuTaken", v.Sku));
            }
            faults.AddRange(WhatIsMissing.Run(d.Document, d.ProductId is null, clock.Today).Take(1).Select(m => new ApplyFault(d, "Missing", m.Key)));
            if (!brands.ContainsKey(d.Document.Brand) || !categories.ContainsKey(d.Document.Category) || d.Document.Pictures.Exists(p => !known.Contains(p)))
            {
                faults.Add(new(d, "Unknown"));
            }
        }
        return faults;
    }

    private Product Write(Product row, Listing l, string by)
    {
        (row.Name, row.Summary, row.Story, row.Returnable, row.RawPriceFen, row.TaxClass, row.EditedAt) = (l.Name, l.Summary, l.Story, l.Returnable, l.RawPriceFen, l.TaxClass, clock.Now);
        (row.Brand, row.Category) = (brands[l.Brand], categories[l.Category]);
        ProductRows.Attributes(row, l.Attributes);
        if (l is { IsFood: true, Food: { } food })
        {
            ProductRows.Label(row, food);
        }
        else
        {
            row.Food = null;
        }
        row.Pictures.RemoveAll(p => !l.Pictures.Contains(p.PictureId));
        foreach (var (id, i) in l.Pictures.Distinct().Select((id, i) => (id, i)))
        {
            if (row.Pictures.Find(p => p.PictureId == id) is not { } shown)
            {
                row.Pictures.Add(shown = new ProductPicture { PictureId = id });
            }
            shown.Position = i;
        }
        foreach (var gone in row.Variants.Where(v => v.WithdrawnAt is null && l.Variants.TrueForAll(x => x.Sku != v.Sku)))
        {
            gone.WithdrawnAt = clock.Now;
        }
        foreach (var (v, i) in l.Variants.Select((v, i) => (v, i)))
        {
            Write(row, l, v, i, by);
        }
        return row;
    }

    private void Write(Product product, Listing l, ListingVariant v, int position, string by)
    {
        var row = product.Variants.Find(x => x.Sku == v.Sku);
        if (row is null)
        {
            row = new Variant { Sku = v.Sku, Name = v.Name };
            product.Variants.Add(row);
            row.Components.Add(new VariantComponent { Quantity = 1, StockItem = Shelve(product, l, v, by) });
        }
        (row.Name, row.WeightGrams, row.Barcode, row.Position, row.WithdrawnAt) = (v.Name.Zh.Length > 0 ? v.Name : l.Name, v.WeightGrams, v.Barcode, position, null);
        ProductRows.Options(row, v.Options);
        if (row.Prices.MaxBy(p => p.ValidFrom)?.AmountFen != v.PriceFen)
        {
            row.Prices.Add(new Price { AmountFen = v.PriceFen, ValidFrom = clock.Now, SetBy = by });
        }
    }

    // The first units of something new: its numbers say at once what lies in its one lot.
    private StockItem Shelve(Product product, Listing l, ListingVariant v, string by)
    {
        var units = v.Stock ?? 0;
        var lot = new Lot { Code = LotCode.New(), Product = product, MadeOn = l.MadeOn ?? clock.Today, Made = units, Available = units, WorkshopId = workshops.GetValueOrDefault(product.Id) };
        units = ChangeStock.Keeps(lot, l, clock.Today) ? units : 0;
        var item = new StockItem { Code = v.Sku, CooperativeId = product.CooperativeId, Available = units, Made = units };
        db.StockItems.Add(item);
        if (units > 0)
        {
            lot.StockItem = item;
            lot.Events.Add(new LotEvent { Kind = LotEventKind.Opened, At = clock.Now, By = by, Detail = $"{units}" });
            db.Lots.Add(lot);
            db.StockMovements.Add(new StockMovement { StockItem = item, Lot = lot, Kind = StockMovementKind.Made, Available = units, At = clock.Now, By = by });
        }
        return item;
    }
}
