namespace Shop.Model;

/// <summary>What a visitor means to buy. A guest's is known by a cookie, an account's by the account.</summary>
public class Basket
{
    /// <summary>The most units of one thing, and the most different things, that fit.</summary>
    public const int MostOfOne = 99;
    public const int MostLines = 100;

    public Guid Id { get; set; }
    public string? UserId { get; set; }
    public DateTime ChangedAt { get; set; }
    /// <summary>The coupon whose code was typed; whether it holds is looked at anew each time.</summary>
    public int? CouponId { get; set; }
    public List<BasketItem> Items { get; } = [];
}

public class BasketItem
{
    public Guid BasketId { get; set; }
    public int VariantId { get; set; }
    public Variant Variant { get; set; } = null!;
    public int Quantity { get; set; }
    /// <summary>The price in fen that the shopper was last shown; a change is told before anything is bought.</summary>
    public long SeenPriceFen { get; set; }
    public DateTime AddedAt { get; set; }
    /// <summary>The livestream on whose page it was put in.</summary>
    public int? LivestreamId { get; set; }
    /// <summary>The key of the form that booked it: posted twice, it is one booking. Null for goods.</summary>
    public string? BookingKey { get; set; }
    /// <summary>Names, a line each, and ages of those who come, where the experience asks; erased with what isn't ordered in a week.</summary>
    public string? Names { get; set; }
    public string? Ages { get; set; }

    /// <summary>More come than before.</summary>
    public void AddWho(string? names, string? ages) => (Names, Ages) = (Together(Names, names), Together(Ages, ages));

    private static string? Together(string? some, string? more) => string.IsNullOrEmpty(some) ? more : string.IsNullOrEmpty(more) ? some : $"{some}\n{more}";
}
