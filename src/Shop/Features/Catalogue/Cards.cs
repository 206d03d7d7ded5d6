namespace Shop.Features.Catalogue;

/// <summary>A product as a list shows it.</summary>
public sealed record Card(int Id, string Slug, Text Name, Text Summary, string Brand, PictureShown? Picture, IReadOnlyList<CardVariant> Variants, DateTime? PriceChangesAt, DateTime? PictureEndsAt)
{
    public long PriceFen => Variants.Count == 0 ? 0 : Variants.Min(v => v.PriceFen);
    public bool HasSeveralPrices => Variants.Select(v => v.PriceFen).Distinct().Skip(1).Any();
    public Shelf Shelf => new(Variants.Count == 0 ? 0 : Variants.Max(v => v.Available));

    /// <summary>When the card becomes wrong by itself; UTC, null: not known to.</summary>
    public DateTime? TrueUntil => PriceChangesAt < PictureEndsAt || PictureEndsAt is null ? PriceChangesAt : PictureEndsAt;
}

/// <param name="PriceFen">Current price.</param>
/// <param name="Available">Units that could be sold now; of a set, its scarcest part decides.</param>
public sealed record CardVariant(long PriceFen, long Available);

public static class Cards
{
    /// <summary>Products that a shopper can find: not withdrawn, with a variant that has a price.</summary>
    public static IQueryable<Product> OnSale(this IQueryable<Product> products, DateTime now) =>
        products.Where(p => p.WithdrawnAt == null && p.Variants.Any(v => v.WithdrawnAt == null && v.Prices.Any(x => x.ValidFrom <= now)));

    /// <summary>Prices that hold now, one a variant.</summary>
    public static IQueryable<Price> Current(this DbSet<Price> prices, DateTime now) =>
        prices.Where(x => x.ValidFrom <= now && !prices.Any(y => y.VariantId == x.VariantId && y.ValidFrom <= now && y.ValidFrom > x.ValidFrom));

    /// <summary>Products as cards, in one query.</summary>
    public static IQueryable<Card> AsCards(this IQueryable<Product> products, DateTime now) => products.AsSingleQuery().Select(p => new Card(
        p.Id, p.Slug, p.Name, p.Summary, p.Brand.Slug,
        p.Pictures.Where(x => x.Picture.Until == null || x.Picture.Until > now).OrderBy(x => x.Position)
            .Select(x => new PictureShown(x.Picture.Hash, x.Picture.Extension, x.Picture.Width, x.Picture.Height, x.Picture.Alt, x.Picture.RenderedAt != null)).FirstOrDefault(),
        p.Variants.Where(v => v.WithdrawnAt == null && v.Prices.Any(x => x.ValidFrom <= now)).OrderBy(v => v.Position).Select(v => new CardVariant(
            v.Prices.Where(x => x.ValidFrom <= now).OrderByDescending(x => x.ValidFrom).Select(x => x.AmountFen).FirstOrDefault(),
            v.Components.Min(c => (long?)(c.StockItem.Available / c.Quantity)) ?? 0)).ToList(),
        p.Variants.SelectMany(v => v.Prices).Where(x => x.ValidFrom > now).Min(x => (DateTime?)x.ValidFrom),
        p.Pictures.Where(x => x.Picture.Until > now).Min(x => x.Picture.Until)));
}
