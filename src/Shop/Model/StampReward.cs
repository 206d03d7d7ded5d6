namespace Shop.Model;

/// <summary>What a full stamp card gave: one coupon, once. How many stamps there are is never written down; the purchase history tells it.</summary>
public class StampReward
{
    public int Id { get; set; }
    /// <summary>The card's slug in seeds/stamp-cards.json.</summary>
    public required string Card { get; set; }
    public required string UserId { get; set; }
    /// <summary>1 for the first full card of this account, 2 for the next.</summary>
    public int Ordinal { get; set; }
    public int CouponId { get; set; }
    public Coupon Coupon { get; set; } = null!;
    public DateTime GivenAt { get; set; }
}
