namespace Shop.Model;

/// <summary>人群: customers chosen by what they bought. Every rule that is set has to hold; a null one holds for everybody.</summary>
public class Segment
{
    public const int LongestName = 40;

    public int Id { get; set; }
    /// <summary>Of one that came with the shop; null: an operator's.</summary>
    public string? Slug { get; set; }
    public required Text Name { get; set; }
    /// <summary>Days since the last purchase day, at least and at most.</summary>
    public int? DaysFrom { get; set; }
    public int? DaysTo { get; set; }
    /// <summary>Purchase days, at least and at most.</summary>
    public int? TimesFrom { get; set; }
    public int? TimesTo { get; set; }
    /// <summary>Of all orders, in fen.</summary>
    public long? MoneyFromFen { get; set; }
    public long? MoneyToFen { get; set; }
    /// <summary>Scores from 1 to 5, 5 best.</summary>
    public int? RecencyFrom { get; set; }
    public int? RecencyTo { get; set; }
    public int? FrequencyFrom { get; set; }
    public int? FrequencyTo { get; set; }
    public int? SpendingFrom { get; set; }
    public int? SpendingTo { get; set; }
    /// <summary>Bought there at least once.</summary>
    public Channel? BoughtOn { get; set; }
    /// <summary>Never bought there.</summary>
    public Channel? NeverOn { get; set; }
    /// <summary>Never bought but at the counter.</summary>
    public bool IsNeverOnline { get; set; }
    public int? ProductId { get; set; }
    public Product? Product { get; set; }
    public int? BrandId { get; set; }
    public Brand? Brand { get; set; }
    /// <summary>One purchase day, and that longer ago than three quarters of those who came back took.</summary>
    public bool IsSecondOverdue { get; set; }
    public DateTime MadeAt { get; set; }
    /// <summary>When a person changed it; seeds leave it alone then.</summary>
    public DateTime? EditedAt { get; set; }

    public bool HasRule => (DaysFrom ?? DaysTo ?? TimesFrom ?? TimesTo ?? RecencyFrom ?? RecencyTo ?? FrequencyFrom ?? FrequencyTo ?? SpendingFrom ?? SpendingTo ?? ProductId ?? BrandId) is not null
        || (MoneyFromFen ?? MoneyToFen) is not null || (BoughtOn ?? NeverOn) is not null || IsNeverOnline || IsSecondOverdue;
}

/// <summary>Somebody agreed that the shop writes of goods and offers. One row an address; nothing is written before it is confirmed and after it ended.</summary>
public class OfferConsent
{
    public long Id { get; set; }
    public OfferChannel Channel { get; set; }
    /// <summary>An e-mail, trimmed and lower-case; for other ways than mail a telephone, E.164.</summary>
    public required string Address { get; set; }
    /// <summary>As an <see cref="Identifier"/> of that address has it.</summary>
    public required string Hash { get; set; }
    /// <summary>Language of what is written: "zh-CN" or "en".</summary>
    public string Culture { get; set; } = "zh-CN";
    public OfferConsentPlace Place { get; set; }
    public DateTime AgreedAt { get; set; }
    /// <summary>When it was certain that the address is theirs.</summary>
    public DateTime? ConfirmedAt { get; set; }
    public DateTime? EndedAt { get; set; }

    public bool Holds => ConfirmedAt is not null && EndedAt is null;
}

/// <summary>The way on which an offer travels. Each is agreed to by itself.</summary>
public enum OfferChannel { Mail, Sms, Wechat }

/// <summary>A text message that was decided in the same transaction as what it tells; a worker hands it to the channel's gateway.</summary>
public class OutgoingText
{
    public const int Longest = 1000;

    public long Id { get; set; }
    /// <summary>What it tells, "campaign:1:42:7": unique, so that nothing is told twice.</summary>
    public required string Occasion { get; set; }
    public OfferChannel Channel { get; set; }
    /// <summary>E.164.</summary>
    public required string To { get; set; }
    public required string Words { get; set; }
    public DateTime CreatedAt { get; set; }
    public DateTime NextTryAt { get; set; }
    public DateTime? SentAt { get; set; }
    public int Tries { get; set; }
    /// <summary>The gateway's status, 400 to 499, that says that it will never take this; null: it didn't say so.</summary>
    public int? Refused { get; set; }
}

/// <summary>Where somebody agreed.</summary>
public enum OfferConsentPlace { Account, Registration, Checkout }

/// <summary>
/// 唤回: a message to a segment, with a coupon for each, and a part of the segment that gets nothing, so that one sees what the message did. Who belongs to which part is drawn once, when it
/// starts.
/// </summary>
public class Campaign
{
    public const int LongestSubject = 80;
    public const int LongestBody = 2000;
    public const int LeastHoldout = 10;
    public const int MostHoldout = 50;
    public const int LeastWindow = 7;
    public const int MostWindow = 180;

    public int Id { get; set; }
    /// <summary>What shoppers read of its coupon, too.</summary>
    public required Text Name { get; set; }
    public int SegmentId { get; set; }
    public Segment Segment { get; set; } = null!;
    public required Text Subject { get; set; }
    /// <summary>Plain text; an empty line begins a new paragraph.</summary>
    public required Text Body { get; set; }
    /// <summary>What each one's coupon takes off in fen, or <see cref="CouponPercent"/>; neither: no coupon.</summary>
    public long? CouponFen { get; set; }
    public int? CouponPercent { get; set; }
    public long CouponMinimumFen { get; set; }
    /// <summary>How many days a coupon holds, from the day of its message.</summary>
    public int CouponDays { get; set; }
    /// <summary>Percent of those chosen who get nothing.</summary>
    public int HoldoutPercent { get; set; }
    /// <summary>Days from the start in which purchases are counted.</summary>
    public int WindowDays { get; set; }
    public CampaignState State { get; set; }
    /// <summary>What the draw was made with: the same seed and customers give the same two groups.</summary>
    public long? Seed { get; set; }
    public DateTime MadeAt { get; set; }
    public DateTime? StartedAt { get; set; }
    /// <summary>The first instant that isn't counted any more.</summary>
    public DateTime? WindowEndsAt { get; set; }
    public DateTime? StoppedAt { get; set; }
    /// <summary>A user's id: who started it, before that who made it.</summary>
    public required string By { get; set; }
    /// <summary>As it started: customers of the segment, and those of them who were left out before the draw.</summary>
    public int InSegment { get; set; }
    public int WithoutConsent { get; set; }
    public int OverCap { get; set; }
    public int Elsewhere { get; set; }
    public List<CampaignMember> Members { get; } = [];

    public bool HasCoupon => CouponFen is not null || CouponPercent is not null;
}

public enum CampaignState { Draft, Running, Stopped }

/// <summary>A customer whom a campaign drew, into one of its two groups. Rows are never moved from one to the other.</summary>
public class CampaignMember
{
    public long Id { get; set; }
    public int CampaignId { get; set; }
    public Campaign Campaign { get; set; } = null!;
    public long CustomerId { get; set; }
    public bool IsHoldout { get; set; }
    public CampaignMemberState State { get; set; }
    /// <summary>Why nothing was written after all.</summary>
    public NotWritten? Reason { get; set; }
    public int? CouponId { get; set; }
    public Coupon? Coupon { get; set; }
    public DateTime? WrittenAt { get; set; }
}

/// <summary>Held: of the group that gets nothing.</summary>
public enum CampaignMemberState { Held, Waiting, Written, LeftOut }

public enum NotWritten { NoConsent, OverCap, Stopped }
