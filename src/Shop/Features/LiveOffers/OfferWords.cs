namespace Shop.Features.LiveOffers;

/// <summary>What viewers are told of an offer: the data of an "offer" event.</summary>
/// <param name="State">"open" or "ended".</param>
public sealed record OfferTold(int Id, int Item, string State, string Sku, long PriceFen, long ListPriceFen, int Units, int Left, int Limit, DateTime? EndsAt)
{
    public static OfferTold Of(LiveOffer offer, string sku) =>
        new(offer.Id, offer.RundownItemId, offer.State == LiveOfferState.Open ? "open" : "ended", sku, offer.PriceFen, offer.ListPriceFen, offer.Units, offer.Available, offer.LimitPerCustomer, offer.EndsAt);
}

/// <summary>How many are left: the data of a "stock" event.</summary>
public sealed record StockTold(int Offer, int Left);
