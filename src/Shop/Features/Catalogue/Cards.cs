namespace Shop.Features.Catalogue;

/// <summary>A product as a list shows it.</summary>
public sealed record Card(int Id, string Slug, Text Name, Text Summary, string Brand, PictureShown? Picture, IReadOnlyList<CardVariant> Variants)
{
    public long PriceFen => Variants.Count == 0 ? 0 : Variants.Min(v => v.PriceFen);
    public bool HasSeveralPrices => Variants.Select(v => v.PriceFen).Distinct().Skip(1).Any();
    public Shelf Shelf => new(Variants.Count == 0 ? 0 : Variants.Max(v => v.Available));
}

/// <param name="PriceFen">Current price.</param>
/// <param name="Available">Units that could be sold now; of a set, its scarcest part decides.</param>
public sealed record CardVariant(long PriceFen, long Available);

public static class Cards
{
    /// <summary>Products on sale as cards, in one query.</summary>
    public static IQueryable<Card> AsCards(this IQueryable<Product> products, DateTime now) => products.Select(p => new Card(
        p.Id, p.Slug, p.Name, p.Summary, p.Brand.Slug,
        p.Pictures.Where(x => x.Picture.Until == null || x.Picture.Until > now).OrderBy(x => x.Position)
            .Select(x => new PictureShown(x.Picture.Hash, x.Picture.Extension, x.Picture.Width, x.Picture.Height, x.Picture.Alt, x.Picture.RenderedAt != null)).FirstOrDefault(),
        p.Variants.Where(v => v.WithdrawnAt == null).OrderBy(v => v.Position).Select(v => new CardVariant(
            v.Prices.Where(x => x.ValidFrom <= now).OrderByDescending(x => x.ValidFrom).Select(x => x.AmountFen).FirstOrDefault(),
            v.Components.Min(c => c.StockItem.Available / c.Quantity))).ToList()));
}
