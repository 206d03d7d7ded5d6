namespace Shop.Data;

/// <summary>What is made, listed, labelled and sent, without experiences: those have their own pages and nothing to be sent.</summary>
public static class GoodsOnly
{
    public static IQueryable<Product> Goods(this IQueryable<Product> products) => products.Where(p => p.Kind == ProductKind.Goods);

    public static IQueryable<Variant> Goods(this IQueryable<Variant> variants) => variants.Where(v => v.SessionId == null);

    /// <summary>Lots of goods; the lot of a session holds its places.</summary>
    public static IQueryable<Lot> Goods(this IQueryable<Lot> lots) => lots.Where(l => l.Product.Kind == ProductKind.Goods);

    /// <summary>Parcels; bookings are come to.</summary>
    public static IQueryable<OrderPart> Parcels(this IQueryable<OrderPart> parts) => parts.Where(p => !p.IsBooking);
}
