using Shop.Features.Experiences;
using Shop.Features.Reviews;
using Shop.Features.Workshops;

namespace Shop.Features.Catalogue;

/// <summary>Everything that a product's page shows.</summary>
public sealed record ProductShown(Product Product, IReadOnlyList<VariantShown> Variants, IReadOnlyList<PictureShown> Pictures, IReadOnlyList<Card> Related)
{
    /// <summary>The first one that can be bought, or the first.</summary>
    public VariantShown? Chosen => Variants.FirstOrDefault(v => !v.Shelf.IsSoldOut) ?? (Variants.Count > 0 ? Variants[0] : null);
    public bool IsSoldOut => Variants.All(v => v.Shelf.IsSoldOut);
    public bool IsWithdrawn => Product.WithdrawnAt is not null || Variants.Count == 0;

    /// <summary>By SKU the lowest price of the thirty days before the current one, where that was lowered; in fen.</summary>
    public IReadOnlyDictionary<string, long> Struck { get; init; } = new Dictionary<string, long>();

    /// <summary>Where it is made, if that can be looked into.</summary>
    public WorkshopLink? Workshop { get; init; }

    /// <summary>Who is on it, and by which licence.</summary>
    public IReadOnlyList<CharacterOnProduct> Characters { get; init; } = [];

    /// <summary>Where its latest replay explains it; null: there is none.</summary>
    public Explained? Explained { get; init; }

    /// <summary>Where one sees it made.</summary>
    public IReadOnlyList<VisitOffer> Visits { get; init; } = [];

    /// <summary>How it was rated, and the newest words.</summary>
    public ProductReviews Reviews { get; init; } = ProductReviews.None;

    /// <summary>When the page becomes wrong by itself; UTC, null: not known to.</summary>
    public DateTime? TrueUntil { get; init; }
}

/// <param name="Seconds">Since the beginning of the replay.</param>
public sealed record Explained(string Livestream, Text Title, int Seconds);

/// <param name="Pose">Null: not said, or not one of the drawn ones.</param>
/// <param name="Licence">That holds today.</param>
public sealed record CharacterOnProduct(string Slug, Text Name, string Drawing, Text? Pose, LicenceShown? Licence);

/// <param name="Until">The last day on which it holds.</param>
public sealed record LicenceShown(string Number, DateOnly Until, bool IsDemo);

/// <param name="PriceBefore">What it cost when those that matter now (<see cref="PriceHistory"/>) hadn't begun yet; null: nothing.</param>
/// <param name="Recent">Prices that have begun since, in any order.</param>
/// <param name="PriceChangesAt">When the next price begins, if one is known; UTC.</param>
public sealed record VariantShown(string Sku, Text Name, long? PriceBefore, IReadOnlyList<PriceStep> Recent, Shelf Shelf, DateTime? PriceChangesAt)
{
    public IReadOnlyList<PriceStep> Prices => PriceHistory.Join(PriceBefore, Recent);

    public long PriceFen => Prices.MaxBy(p => p.ValidFrom)?.AmountFen ?? 0;

    /// <summary>On the shelf, what leaves first first; of a set, those of all its parts.</summary>
    public IReadOnlyList<LotOnShelf> Lots { get; init; } = [];

    /// <summary>Where the next unit comes from: one lot for each part.</summary>
    public IEnumerable<LotOnShelf> Next => Shelf.IsSoldOut ? [] : Lots.DistinctBy(l => l.StockItemId);
}

/// <summary>A lot of which there is something on the shelf.</summary>
public sealed record LotOnShelf(int StockItemId, string Code, DateOnly MadeOn, DateOnly? BestBefore);

/// <summary>Reads a product's page in four queries, whatever is on it.</summary>
public sealed class ShowProduct(ShopDb db, ShopClock clock)
{
    private const int Related = 4;

    public async Task<ProductShown?> Run(string slug, CancellationToken ct = default)
    {
        var (now, today) = (clock.Now, clock.Today);
        if (await Read(slug, now, today, ct) is not (var product, var shown, var licencesChangeOn))
        {
            return null;
        }
        await ReadFacts(product, ct);
        var variants = await Variants(product.Id, now, today).ToListAsync(ct);
        // The first of its category and the first of its brand: both stand in an index, whatever many goods the brand has.
        var others = db.Products.OnSale(now).Where(p => p.BrandId == product.BrandId && p.Id != product.Id).OrderBy(p => p.Position).ThenBy(p => p.Id);
        var near = others.Where(p => p.CategoryId == product.CategoryId).Take(Related).Select(p => p.Id).Concat(others.Take(2 * Related).Select(p => p.Id));
        var related = await db.Products.AsNoTracking().Where(p => near.Contains(p.Id))
            .OrderBy(p => p.CategoryId == product.CategoryId ? 0 : 1).ThenBy(p => p.Position).ThenBy(p => p.Id)
            .Take(Related).AsCards(now).ToListAsync(ct);
        var pictures = product.Pictures.Where(x => x.Picture.Until is null || x.Picture.Until > now).OrderBy(x => x.Position).Select(x => x.Picture).ToList();
        return shown with
        {
            Variants = variants,
            Pictures = pictures.ConvertAll(p => new PictureShown(p.Hash, p.Extension, p.Width, p.Height, p.Alt, p.RenderedAt is not null)),
            Related = related,
            Struck = variants.Select(v => (v.Sku, Price: PriceHistory.Struck(v.Prices, now))).Where(v => v.Price is not null).ToDictionary(v => v.Sku, v => v.Price!.Value.Fen),
            TrueUntil = variants.Select(v => v.PriceChangesAt).Concat(variants.Select(v => PriceHistory.Struck(v.Prices, now)?.Until)).Concat(pictures.Select(p => p.Until)).Append(licencesChangeOn is { } day ? clock.StartOf(day) : null).Min(),
        };
    }

    // The row itself, and what is but a few: pictures, who is on it, where one sees it made, the newest words. Each multiplies the row, so tables of facts aren't among them.
    private async Task<(Product, ProductShown, DateOnly? LicencesChangeOn)?> Read(string slug, DateTime now, DateOnly today, CancellationToken ct)
    {
        var (offer, said) = (VisitOffer.Of(db, now), ReviewShown.Of(now));
        // By the slug once more: PostgreSQL would else count and sort the reviews of all goods, and look for the next session of every experience.
        var reviews = db.Reviews.Where(r => r.Product.Slug == slug);
        var (counted, newest) = (reviews.Counted(), reviews.Written().OrderByDescending(r => r.WrittenAt).ThenByDescending(r => r.Id).Take(ShowReviews.Few).Select(r => r.Id));
        var row = await (
            from p in db.Products.AsNoTracking().Goods().Where(p => p.Slug == slug)
                .Include(p => p.Brand).Include(p => p.Category).Include(p => p.Cooperative).Include(p => p.Food)
                .Include(p => p.Pictures).ThenInclude(x => x.Picture)
            join c in counted on (int?)p.Id equals c.ProductId into ratings
            from rated in ratings.DefaultIfEmpty()
            select new
            {
                Product = p,
                Rated = rated,
                Latest = db.Reviews.Where(r => r.ProductId == p.Id && newest.Contains(r.Id)).OrderByDescending(r => r.WrittenAt).ThenByDescending(r => r.Id).Select(said).ToList(),
                Workshops = p.Workshops.OrderBy(x => x.WorkshopId)
                    .Select(x => new { x.Workshop.Slug, Brand = x.Workshop.Brand.Slug, x.Workshop.Name, x.Workshop.Line, Drawing = x.Workshop.Steps.Where(s => s.Position == 1).Select(s => s.Drawing).FirstOrDefault() }).ToList(),
                Characters = p.Characters.Where(c => c.Character.WithdrawnAt == null).OrderBy(c => c.Position)
                    .Select(c => new { c.CharacterId, c.Character.Slug, c.Character.Name, c.Character.Portrait, PoseSlug = c.Pose == null ? null : c.Pose.Slug, PoseZh = c.Pose == null ? null : c.Pose.Name.Zh, PoseEn = c.Pose == null ? null : c.Pose.Name.En }).ToList(),
                Licences = db.Licences.Where(l => l.ProductId == p.Id && l.State == LicenceState.Granted && l.Until >= today)
                    .OrderBy(l => l.Id).Select(l => new { l.CharacterId, l.Character.Slug, l.Character.Name, l.Character.Portrait, l.Number, l.From, l.Until, l.IsDemo }).ToList(),
                Replays = db.LivePins.Where(x => x.RundownItem.ProductId == p.Id && x.RundownItem.Livestream.State == LivestreamState.Replay)
                    .OrderByDescending(x => x.RundownItem.Livestream.WentLiveAt).ThenBy(x => x.At).Take(1).Select(x => new { x.RundownItem.Livestream.Slug, x.RundownItem.Livestream.Title, x.At, x.RundownItem.Livestream.WentLiveAt }).ToList(),
                Visits = db.ExperienceGoods.Where(x => x.GoodId == p.Id && x.GoodId == db.Products.Where(q => q.Slug == slug).Select(q => (int?)q.Id).FirstOrDefault() && x.Experience.Product.WithdrawnAt == null).OrderBy(x => x.Experience.Product.Position).Select(x => x.Experience).Select(offer).ToList(),
            }).AsSingleQuery().SingleOrDefaultAsync(ct);
        if (row is null)
        {
            return null;
        }
        var licences = row.Licences.Where(l => l.From <= today).OrderByDescending(l => l.Until).ToLookup(l => l.CharacterId, l => new LicenceShown(l.Number, l.Until, l.IsDemo));
        return (row.Product, new ProductShown(row.Product, [], [], [])
        {
            Workshop = row.Workshops.Select(w => new WorkshopLink(w.Slug, w.Brand, w.Name, w.Line, w.Drawing ?? "")).FirstOrDefault(),
            // Who is on it, and who may be: on a label, a licence alone says so.
            Characters = [.. row.Characters.Select(c => new CharacterOnProduct(c.Slug, c.Name, c.PoseSlug ?? c.Portrait, c.PoseZh is null ? null : new Text(c.PoseZh, c.PoseEn), licences[c.CharacterId].FirstOrDefault())),
                .. row.Licences.Where(l => licences.Contains(l.CharacterId) && row.Characters.TrueForAll(c => c.CharacterId != l.CharacterId))
                    .DistinctBy(l => l.CharacterId).Select(l => new CharacterOnProduct(l.Slug, l.Name, l.Portrait, null, licences[l.CharacterId].First()))],
            Explained = row.Replays.Select(r => new Explained(r.Slug, r.Title, Math.Max(0, (int)(r.At - r.WentLiveAt!.Value).TotalSeconds))).FirstOrDefault(),
            Visits = row.Visits,
            Reviews = row.Rated.ProductId is null ? ProductReviews.None : new ProductReviews(row.Rated.Figures, row.Latest),
        }, row.Licences.Select(l => (DateOnly?)(l.From > today ? l.From : l.Until.AddDays(1))).Min());
    }

    // Three tables one below the other; as collections of one row they would multiply each other.
    private async Task ReadFacts(Product product, CancellationToken ct)
    {
        var facts = await db.Set<ProductAttribute>().Where(a => a.ProductId == product.Id)
            .Select(a => new { Of = Fact.Attribute, At = a.Position, a.Name.Zh, a.Name.En, Value = a.Value.Zh, Other = a.Value.En, Fee = (long?)null })
            .Concat(db.Set<Nutrient>().Where(n => n.ProductId == product.Id)
                .Select(n => new { Of = Fact.Nutrient, At = n.Position, n.Name.Zh, n.Name.En, Value = n.Per100g, Other = (string?)n.Nrv, Fee = (long?)null }))
            .Concat(db.Set<DeliveryException>().Where(e => e.CooperativeId == product.CooperativeId)
                .Select(e => new { Of = Fact.Delivery, At = e.Id, Zh = "", En = (string?)null, Value = e.ProvinceCode, Other = (string?)null, Fee = e.FeeFen }))
            .OrderBy(f => f.At).ToListAsync(ct);
        foreach (var f in facts)
        {
            switch (f.Of)
            {
                case Fact.Attribute:
                    product.Attributes.Add(new ProductAttribute { Position = f.At, Name = new Text(f.Zh, f.En), Value = new Text(f.Value, f.Other) });
                    break;
                case Fact.Nutrient:
                    product.Food?.Nutrition.Add(new Nutrient { Position = f.At, Name = new Text(f.Zh, f.En), Per100g = f.Value, Nrv = f.Other! });
                    break;
                case Fact.Delivery:
                    product.Cooperative.DeliveryExceptions.Add(new DeliveryException { ProvinceCode = f.Value, FeeFen = f.Fee });
                    break;
            }
        }
    }

    private static class Fact
    {
        public const int Attribute = 0, Nutrient = 1, Delivery = 2;
    }

    // A month's few prices times the few lots that lie there: dearer as two queries.
    private IQueryable<VariantShown> Variants(int productId, DateTime now, DateOnly today)
    {
        var since = PriceHistory.Since(now);
        return db.Variants.Where(v => v.ProductId == productId && v.WithdrawnAt == null && v.Prices.Any(x => x.ValidFrom <= now))
            .OrderBy(v => v.Position).ThenBy(v => v.Id)
            .Select(v => new VariantShown(v.Sku, v.Name,
                v.Prices.Where(x => x.ValidFrom <= since).OrderByDescending(x => x.ValidFrom).Select(x => (long?)x.AmountFen).FirstOrDefault(),
                v.Prices.Where(x => x.ValidFrom > since && x.ValidFrom <= now).Select(x => new PriceStep(x.AmountFen, x.ValidFrom)).ToList(),
                new Shelf(v.Components.Min(c => (long?)(c.StockItem.Available / c.Quantity)) ?? 0),
                v.Prices.Where(x => x.ValidFrom > now).Min(x => (DateTime?)x.ValidFrom))
            {
                Lots = (from c in v.Components
                        from l in db.Lots.Where(l => l.StockItemId == c.StockItemId)
                        where l.Available > 0 && l.RecalledAt == null && (l.SellUntil == null || l.SellUntil >= today)
                        orderby l.BestBefore == null, l.BestBefore, l.MadeOn, l.Id
                        select new LotOnShelf(l.StockItemId, l.Code, l.MadeOn, l.BestBefore)).ToList(),
            })
            .AsSingleQuery();
    }
}
