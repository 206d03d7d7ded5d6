namespace Shop.Features.LiveRoom;

/// <summary>What became of a livestream. Money in fen.</summary>
/// <param name="Orders">With at least one thing from it, and not called off.</param>
/// <param name="SalesFen">Of those things, after discounts and before refunds.</param>
/// <param name="NewCustomers">Who had ordered nothing before.</param>
/// <param name="ReturningCustomers">Who had.</param>
/// <param name="UnknownOrders">By nobody who can be known again.</param>
public sealed record LivestreamFigures(Livestream Livestream, int Orders, long SalesFen, int Units, long RefundedFen, int NewCustomers, int ReturningCustomers, int UnknownOrders, IReadOnlyList<OfferFigures> Offers);

/// <param name="SecondsToSellOut">From its start until the last unit was first taken; null: it never was.</param>
public sealed record OfferFigures(Text Product, Text Variant, long PriceFen, long ListPriceFen, int Units, int Sold, int Returned, int? SecondsToSellOut);

/// <summary>Counts a livestream from the lines of orders that name it.</summary>
public sealed class CountLivestream(ShopDb db)
{
    public async Task<LivestreamFigures> Run(int livestreamId, CancellationToken ct = default)
    {
        var livestream = await db.Livestreams.AsNoTracking().SingleAsync(l => l.Id == livestreamId, ct);
        var good = db.Orders.Where(o => o.State != OrderState.Cancelled && o.State != OrderState.Expired);
        var lines = await db.OrderLines.Where(l => l.LivestreamId == livestreamId && l.Part.Order.State != OrderState.Cancelled && l.Part.Order.State != OrderState.Expired && l.Part.State != PartState.Cancelled)
            .Select(l => new { l.Part.OrderId, l.Part.Order.CustomerId, l.Part.Order.PlacedAt, TotalFen = (l.PriceFen * l.Quantity) - l.DiscountFen, l.Quantity, l.RefundedFen }).ToListAsync(ct);
        var here = lines.Where(l => l.CustomerId is not null).GroupBy(l => l.CustomerId!.Value).ToDictionary(g => g.Key, g => g.Min(l => l.PlacedAt));
        var began = await good.Where(o => o.CustomerId != null && db.OrderLines.Any(l => l.LivestreamId == livestreamId && l.Part.Order.CustomerId == o.CustomerId))
            .GroupBy(o => o.CustomerId!.Value).Select(g => new { Customer = g.Key, First = g.Min(o => o.PlacedAt) }).ToDictionaryAsync(g => g.Customer, g => g.First, ct);
        var returning = here.Count(h => began.TryGetValue(h.Key, out var first) && first < h.Value);
        return new LivestreamFigures(livestream, lines.Select(l => l.OrderId).Distinct().Count(), lines.Sum(l => l.TotalFen), lines.Sum(l => l.Quantity), lines.Sum(l => l.RefundedFen),
            here.Count - returning, returning, lines.Where(l => l.CustomerId is null).Select(l => l.OrderId).Distinct().Count(), await Offers(livestreamId, ct));
    }

    private async Task<IReadOnlyList<OfferFigures>> Offers(int livestreamId, CancellationToken ct)
    {
        var offers = await db.LiveOffers.Where(o => o.LivestreamId == livestreamId && o.StartsAt != null).OrderBy(o => o.StartsAt).ThenBy(o => o.Id)
            .Select(o => new { Product = o.RundownItem.Product.Name, Variant = o.Variant.Name, o.PriceFen, o.ListPriceFen, o.Units, o.Sold, o.Returned, o.StartsAt, o.SoldOutAt }).ToListAsync(ct);
        return offers.ConvertAll(o => new OfferFigures(o.Product, o.Variant, o.PriceFen, o.ListPriceFen, o.Units, o.Sold, o.Returned, o.SoldOutAt is { } gone ? (int)Math.Ceiling((gone - o.StartsAt!.Value).TotalSeconds) : null));
    }
}
