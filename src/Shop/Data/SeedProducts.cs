namespace Shop.Data;

/// <summary>Products from seeds/products/. First all products, variants and stock items, then what sets are composed of.</summary>
internal sealed class SeedProducts(ShopDb db, SeedPictures pictures, SeedLots lots, DateTime now)
{
    private Dictionary<string, Brand> brands = [];
    private Dictionary<string, Category> categories = [];
    private Dictionary<string, Cooperative> cooperatives = [];
    private Dictionary<string, Product> products = [];
    private Dictionary<string, StockItem> stock = [];
    private Dictionary<string, Character> characters = [];

    public async Task Load(CancellationToken ct)
    {
        brands = await db.Brands.ToDictionaryAsync(x => x.Slug, ct);
        categories = await db.Categories.ToDictionaryAsync(x => x.Slug, ct);
        cooperatives = await db.Cooperatives.ToDictionaryAsync(x => x.Slug, ct);
        stock = await db.StockItems.ToDictionaryAsync(x => x.Code, ct);
        await pictures.Load(ct);
        characters = await db.Characters.Include(x => x.Poses).ToDictionaryAsync(x => x.Slug, ct);
        products = await db.Products.Where(p => p.Kind == ProductKind.Goods).AsSplitQuery()
            .Include(p => p.Characters).Include(p => p.Food!.Nutrition).Include(p => p.Attributes).Include(p => p.Pictures)
            .Include(p => p.Variants).ThenInclude(v => v.Options)
            .Include(p => p.Variants).ThenInclude(v => v.Components)
            .Include(p => p.Variants).ThenInclude(v => v.Prices)
            .ToDictionaryAsync(x => x.Slug, ct);
    }

    public async Task Upsert(string path, Seeds.Product seed, CancellationToken ct)
    {
        if (!products.TryGetValue(seed.Slug, out var row))
        {
            row = new Product { Slug = seed.Slug, Name = seed.Name, ListedAt = now };
            products[seed.Slug] = db.Products.Add(row).Entity;
        }
        if (row.EditedAt is null)
        {
            row.Brand = Find(path, brands, seed.Brand);
            row.Category = Find(path, categories, seed.Category);
            row.Cooperative = Find(path, cooperatives, seed.Cooperative);
            (row.Name, row.Summary, row.Story, row.Position) = (seed.Name, seed.Summary, seed.Story, seed.Position);
            (row.Returnable, row.TaxClass, row.RawPriceFen) = (seed.Returnable, seed.TaxClass, seed.RawPrice is { } raw ? Seeds.Fen(raw) : null);
            Characters(path, row, seed.Characters);
            ProductRows.Attributes(row, seed.Attributes.Select(a => new ListingPair(a.Name, a.Value)));
            Label(row, seed.Food);
            await pictures.Onto(row, path, seed.Pictures, ct);
        }
        foreach (var (variant, i) in seed.Variants.Select((v, i) => (v, i)))
        {
            Upsert(row, variant, i);
        }
    }

    /// <summary>Every product anew: a brand's or a category's name is among its words.</summary>
    public async Task Index(CancellationToken ct)
    {
        var search = new ProductSearch(db);
        foreach (var product in products.Values)
        {
            await search.Index(product, ct);
        }
    }

    /// <summary>What one unit takes from the shelf; every stock item exists by now.</summary>
    public void Compose(string path, Seeds.Product seed)
    {
        foreach (var v in seed.Variants)
        {
            var row = products[seed.Slug].Variants.Single(x => x.Sku == v.Sku);
            if (row.Components.Count > 0)
            {
                continue;
            }
            var parts = v.Components is { Length: > 0 } set ? set : [new Seeds.Component(v.Sku, 1)];
            row.Components.AddRange(parts.Select(c => new VariantComponent { StockItem = Find(path, stock, c.Sku), Quantity = c.Quantity }));
        }
    }

    private void Upsert(Product product, Seeds.Variant seed, int position)
    {
        var row = product.Variants.Find(v => v.Sku == seed.Sku);
        if (row is null)
        {
            row = new Variant { Sku = seed.Sku, Name = seed.Name };
            product.Variants.Add(row);
        }
        if (product.EditedAt is null)
        {
            (row.Name, row.WeightGrams, row.Barcode, row.Position) = (seed.Name, seed.WeightGrams, seed.Barcode, position);
            ProductRows.Options(row, (seed.Options ?? []).Select(o => new ListingPair(o.Name, o.Value)));
        }
        if (row.Prices.Count == 0)
        {
            row.Prices.Add(new Price { AmountFen = Seeds.Fen(seed.Price), ValidFrom = now, SetBy = "seed" });
        }
        if (seed.Components is not { Length: > 0 } && !stock.ContainsKey(seed.Sku))
        {
            stock[seed.Sku] = db.StockItems.Add(new StockItem { Code = seed.Sku, CooperativeId = product.Cooperative.Id, Available = seed.Stock, Made = seed.Stock }).Entity;
            lots.Open(product, stock[seed.Sku]);
        }
    }

    /// <param name="seeds">"late-crane", or with the pose "late-crane:flies".</param>
    private void Characters(string path, Product product, string[] seeds)
    {
        var named = seeds.Select((s, i) => (Character: Find(path, characters, s.Split(':')[0]), Pose: s.Split(':').ElementAtOrDefault(1), Position: i)).ToList();
        db.RemoveRange(product.Characters.Where(x => named.TrueForAll(n => n.Character.Id != x.CharacterId)));
        foreach (var (character, pose, position) in named)
        {
            var row = product.Characters.Find(x => x.CharacterId == character.Id);
            if (row is null)
            {
                product.Characters.Add(row = new ProductCharacter { CharacterId = character.Id });
            }
            row.PoseId = pose is null ? null : Find(path, character.Poses.ToDictionary(p => p.Slug), pose).Id;
            row.Position = position;
        }
    }

    private static void Label(Product row, Seeds.Food? food)
    {
        if (food is not null)
        {
            ProductRows.Label(row, new ListingFood
            {
                Ingredients = food.Ingredients,
                NetContent = food.NetContent,
                Maker = food.Maker,
                Address = food.Address,
                Origin = food.Origin,
                Storage = food.Storage,
                ShelfLifeDays = food.ShelfLifeDays,
                NotSoldInLastDays = food.NotSoldInLastDays,
                Standard = food.Standard,
                Licence = food.Licence,
                Allergens = food.Allergens,
                Nutrition = [.. food.Nutrition.Select(n => new ListingNutrient(n.Name, n.Per100g, n.Nrv))],
            });
        }
    }

    internal static T Find<T>(string path, Dictionary<string, T> rows, string key) =>
        rows.TryGetValue(key, out var row) ? row : throw new WrongSeedException(path, $"'{key}' isn't there");
}
