namespace Shop.Features.Catalogue;

/// <summary>A product as a list shows it.</summary>
/// <param name="Pictures">The first of those that may be shown.</param>
/// <param name="At">When it was read; UTC.</param>
public sealed record Card(int Id, string Slug, Text Name, Text Summary, string Brand, IReadOnlyList<PictureShown> Pictures, IReadOnlyList<CardVariant> Variants, DateTime? PriceChangesAt, DateTime? PictureEndsAt, DateTime At)
{
    public PictureShown? Picture => Pictures.Count == 0 ? null : Pictures[0];
    public long PriceFen => Cheapest?.PriceFen ?? 0;
    private CardVariant? Cheapest => Variants.MinBy(v => v.PriceFen);
    public bool HasSeveralPrices => Variants.Select(v => v.PriceFen).Distinct().Skip(1).Any();
    public Shelf Shelf => new(Variants.Count == 0 ? 0 : Variants.Max(v => v.Available));

    /// <summary>The lowest of the thirty days before the price shown, where that was lowered; in fen.</summary>
    public long? StruckFen => Cheapest is { } v ? PriceHistory.Struck(v.Prices, At)?.Fen : null;

    /// <summary>When the card becomes wrong by itself; UTC, null: not known to.</summary>
    public DateTime? TrueUntil => new[] { PriceChangesAt, PictureEndsAt, Cheapest is { } v ? PriceHistory.Struck(v.Prices, At)?.Until : null }.Min();
}

/// <param name="PriceBefore">What it cost when those that matter now (<see cref="PriceHistory"/>) hadn't begun yet; null: nothing.</param>
/// <param name="Recent">Prices that have begun since, in any order.</param>
/// <param name="Available">Units that could be sold now; of a set, its scarcest part decides.</param>
public sealed record CardVariant(long? PriceBefore, IReadOnlyList<PriceStep> Recent, long Available)
{
    public IReadOnlyList<PriceStep> Prices => PriceHistory.Join(PriceBefore, Recent);

    /// <summary>Current price.</summary>
    public long PriceFen => Prices.MaxBy(p => p.ValidFrom)?.AmountFen ?? 0;
}

public static class Cards
{
    /// <summary>Goods that a shopper can find: not withdrawn, with a variant that has a price.</summary>
    public static IQueryable<Product> OnSale(this IQueryable<Product> products, DateTime now) =>
        products.Where(p => p.Kind == ProductKind.Goods && p.WithdrawnAt == null && p.Variants.Any(v => v.WithdrawnAt == null && v.Prices.Any(x => x.ValidFrom <= now)));

    /// <summary>Prices that hold now, one a variant.</summary>
    public static IQueryable<Price> Current(this DbSet<Price> prices, DateTime now) =>
        prices.Where(x => x.ValidFrom <= now && !prices.Any(y => y.VariantId == x.VariantId && y.ValidFrom <= now && y.ValidFrom > x.ValidFrom));

    /// <summary>Products as cards, in one query.</summary>
    public static IQueryable<Card> AsCards(this IQueryable<Product> products, DateTime now) => AsCards(products, now, PriceHistory.Since(now));

    private static IQueryable<Card> AsCards(IQueryable<Product> products, DateTime now, DateTime since) => products.AsSingleQuery().Select(p => new Card(
        p.Id, p.Slug, p.Name, p.Summary, p.Brand.Slug,
        // A list of one: the first of each would be numbered through the pictures of all goods, whatever few are shown.
        p.Pictures.Where(x => (x.Picture.Until == null || x.Picture.Until > now) && !x.Product.Pictures.Any(y => (y.Picture.Until == null || y.Picture.Until > now) && y.Position < x.Position))
            .Select(x => new PictureShown(x.Picture.Hash, x.Picture.Extension, x.Picture.Width, x.Picture.Height, x.Picture.Alt, x.Picture.RenderedAt != null)).ToList(),
        p.Variants.Where(v => v.WithdrawnAt == null && v.Prices.Any(x => x.ValidFrom <= now)).OrderBy(v => v.Position).Select(v => new CardVariant(
            v.Prices.Where(x => x.ValidFrom <= since).OrderByDescending(x => x.ValidFrom).Select(x => (long?)x.AmountFen).FirstOrDefault(),
            v.Prices.Where(x => x.ValidFrom > since && x.ValidFrom <= now).Select(x => new PriceStep(x.AmountFen, x.ValidFrom)).ToList(),
            v.Components.Min(c => (long?)(c.StockItem.Available / c.Quantity)) ?? 0)).ToList(),
        p.Variants.Min(v => v.Prices.Where(x => x.ValidFrom > now).Min(x => (DateTime?)x.ValidFrom)),
        p.Pictures.Where(x => x.Picture.Until > now).Min(x => x.Picture.Until), now));
}
