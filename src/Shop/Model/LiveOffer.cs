namespace Shop.Model;

/// <summary>
/// 直播专享价: a price and units that hold only during one livestream. The units are set aside from the shelf (their lots count them as
/// reserved); at all times Available + Reserved + Sold + Returned = Units, each at least 0, and the database holds to it. Available and Reserved
/// move by the conditional statements of Features/LiveOffers alone.
/// </summary>
public class LiveOffer
{
    public const int ShortestSeconds = 10;
    public const int LongestSeconds = 1200;

    public int Id { get; set; }
    public int LivestreamId { get; set; }
    public Livestream Livestream { get; set; } = null!;
    public int RundownItemId { get; set; }
    public RundownItem RundownItem { get; set; } = null!;
    public int VariantId { get; set; }
    public Variant Variant { get; set; } = null!;
    public long PriceFen { get; set; }
    /// <summary>What it cost otherwise when the offer was made, in fen.</summary>
    public long ListPriceFen { get; set; }
    /// <summary>Units of the variant, boxes and not jars.</summary>
    public int Units { get; set; }
    public int Available { get; set; }
    /// <summary>Taken by shoppers and not yet paid.</summary>
    public int Reserved { get; set; }
    public int Sold { get; set; }
    /// <summary>Back on the shelf.</summary>
    public int Returned { get; set; }
    public int LimitPerCustomer { get; set; }
    /// <summary>How long it lasts once it is started.</summary>
    public int Seconds { get; set; }
    public LiveOfferState State { get; set; }
    public DateTime CreatedAt { get; set; }
    public DateTime? StartsAt { get; set; }
    public DateTime? EndsAt { get; set; }
    /// <summary>When the last unit was first taken.</summary>
    public DateTime? SoldOutAt { get; set; }
    public List<LiveOfferLot> Lots { get; } = [];

    public bool IsOpen(DateTime now) => State == LiveOfferState.Open && StartsAt <= now && now < EndsAt;
}

/// <summary>Planned: units are set aside, nobody can buy yet. Ended: what was left is back on the shelf.</summary>
public enum LiveOfferState { Planned, Open, Ended }

/// <summary>From which lot how many units of a stock item are set aside for an offer and not yet in an order.</summary>
public class LiveOfferLot
{
    public int OfferId { get; set; }
    public int LotId { get; set; }
    public Lot Lot { get; set; } = null!;
    public int StockItemId { get; set; }
    /// <summary>In which order they are taken.</summary>
    public int Position { get; set; }
    /// <summary>Units of the stock item, jars and not boxes.</summary>
    public long Left { get; set; }
}

/// <summary>How many units a shopper took of an offer, so that the limit is a rule of the database.</summary>
public class LiveShare
{
    public int OfferId { get; set; }
    public required string UserId { get; set; }
    public int Taken { get; set; }
    public int Most { get; set; }
}

/// <summary>Units of an offer that are a shopper's until they are ordered, or until the end comes. The order line that they became names them.</summary>
public class LivePurchase
{
    public long Id { get; set; }
    public int OfferId { get; set; }
    public LiveOffer Offer { get; set; } = null!;
    /// <summary>Null once the person was forgotten.</summary>
    public string? UserId { get; set; }
    /// <summary>Names the wish: the same again is the same purchase.</summary>
    public required string Key { get; set; }
    public int Quantity { get; set; }
    public LivePurchaseState State { get; set; }
    public DateTime At { get; set; }
    public DateTime ExpiresAt { get; set; }
}

/// <summary>Held: to be ordered. Ordered: in an order that isn't paid or confirmed yet. Released: back in the offer or on the shelf.</summary>
public enum LivePurchaseState { Held, Ordered, Sold, Released }

/// <summary>Who wants to be told when units of a sold-out offer come back.</summary>
public class LiveWaiter
{
    public long Id { get; set; }
    public int OfferId { get; set; }
    public required string UserId { get; set; }
    public DateTime At { get; set; }
    public DateTime? ToldAt { get; set; }
}
