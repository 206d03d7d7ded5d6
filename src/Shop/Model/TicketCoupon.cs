namespace Shop.Model;

/// <summary>What a ticket gives for the shop in front: the terms, by experience.</summary>
public class TicketGift
{
    /// <summary>The experience's.</summary>
    public int ProductId { get; set; }
    public Experience Experience { get; set; } = null!;
    /// <summary>What visitors read.</summary>
    public required Text Name { get; set; }
    /// <summary>Taken off goods of the experience's cooperative, in fen.</summary>
    public long AmountFen { get; set; }
    /// <summary>Goods have to be worth at least this many fen; more than <see cref="AmountFen"/>.</summary>
    public long MinimumFen { get; set; }
    /// <summary>So many days, the session's being the first.</summary>
    public int Days { get; set; }
    /// <summary>Tenths of a percent that the shop bears; the cooperative bears the rest.</summary>
    public int ShopPermille { get; set; }
}

/// <summary>The coupon of an order's tickets for one experience: one, however often the order changes.</summary>
public class TicketCoupon
{
    public long Id { get; set; }
    public long OrderId { get; set; }
    /// <summary>The experience's.</summary>
    public int ProductId { get; set; }
    public int CouponId { get; set; }
    public Coupon Coupon { get; set; } = null!;
    public DateTime GivenAt { get; set; }
}
