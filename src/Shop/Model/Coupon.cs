namespace Shop.Model;

/// <summary>优惠券: a code that makes goods cheaper, by a sum or by a share, for a time and so many times.</summary>
public class Coupon
{
    /// <summary>Letters and digits that sound and look like no other: no I, L, O, U.</summary>
    public const string Alphabet = LotCode.Alphabet;
    public const int ShortestCode = 4;
    public const int LongestCode = 16;

    /// <summary>The most that a share takes off, in percent: what is bought always costs something.</summary>
    public const int MostPercent = 90;

    public int Id { get; set; }
    /// <summary>Upper case, of <see cref="Alphabet"/>; never used again.</summary>
    public required string Code { get; set; }
    /// <summary>What shoppers read: 开业优惠.</summary>
    public required Text Name { get; set; }
    /// <summary>Taken off in fen, or <see cref="Percent"/>; one of the two.</summary>
    public long? AmountFen { get; set; }
    /// <summary>Taken off in percent of the goods in scope.</summary>
    public int? Percent { get; set; }
    /// <summary>Goods in scope have to be worth at least this many fen before it.</summary>
    public long MinimumFen { get; set; }
    /// <summary>Only goods of this brand; null: of any.</summary>
    public int? BrandId { get; set; }
    public Brand? Brand { get; set; }
    /// <summary>Only goods of this cooperative; null: of any.</summary>
    public int? CooperativeId { get; set; }
    public Cooperative? Cooperative { get; set; }
    /// <summary>Only what is taken home, no places of a session.</summary>
    public bool IsForGoods { get; set; }
    /// <summary>The only account that may use it; null: whoever has the code.</summary>
    public string? UserId { get; set; }
    /// <summary>The first and the last day on which it holds, in the shop's zone.</summary>
    public DateOnly From { get; set; }
    public DateOnly Until { get; set; }
    /// <summary>How many orders it is good for; null: any number.</summary>
    public int? Limit { get; set; }
    /// <summary>How many orders of one customer; null: any number.</summary>
    public int? LimitPerCustomer { get; set; }
    /// <summary>Orders that hold it now. Moved by conditional statements alone.</summary>
    public int Used { get; set; }
    /// <summary>Tenths of a percent of the discount that the shop bears; the cooperative bears the rest.</summary>
    public int ShopPermille { get; set; }
    /// <summary>What was agreed with whom about who bears it.</summary>
    public string Terms { get; set; } = "";
    public DateTime? PausedAt { get; set; }
    public DateTime MadeAt { get; set; }
    public List<CouponEvent> Events { get; } = [];
    public List<CouponUse> Uses { get; } = [];

    /// <summary>Whether it can be used on a day of the shop's zone, as far as its own row says.</summary>
    public CouponProblem On(DateOnly day) => this switch
    {
        _ when day > Until => CouponProblem.Ended,
        { PausedAt: not null } => CouponProblem.Paused,
        _ when day < From => CouponProblem.NotYet,
        _ when Used >= Limit => CouponProblem.UsedUp,
        _ => CouponProblem.None,
    };

    public bool Covers(int brandId, int cooperativeId) => (BrandId ?? brandId) == brandId && (CooperativeId ?? cooperativeId) == cooperativeId;

    /// <summary>What it takes off goods worth so many fen, all in scope and at least <see cref="MinimumFen"/>; a share is rounded down to the fen.</summary>
    public long Off(long goodsFen) => AmountFen is { } fen ? Math.Min(fen, goodsFen) : goodsFen * Percent!.Value / 100;

    /// <summary>The code as stored, from what a person typed; null when it can't be one. Letters that aren't used are read as what they look like.</summary>
    public static string? Read(string? typed)
    {
        if (typed is not { Length: <= 60 } || !typed.IsNormalized())
        {
            return null;
        }
        var code = string.Concat(typed.Normalize(System.Text.NormalizationForm.FormKC).Where(c => !char.IsWhiteSpace(c) && c is not ('-' or '‐' or '‑' or '–' or '—' or '−'))
            .Select(char.ToUpperInvariant).Select(c => c switch { 'I' or 'L' => '1', 'O' => '0', 'U' => 'V', _ => c }));
        return code.Length is >= ShortestCode and <= LongestCode && code.All(Alphabet.Contains) ? code : null;
    }
}

/// <summary>Why a coupon doesn't hold.</summary>
public enum CouponProblem { None, Unknown, NotYet, Ended, Paused, UsedUp, NothingInScope, BelowMinimum, UsedByCustomer }

/// <summary>An order that holds a coupon.</summary>
public class CouponUse
{
    public long Id { get; set; }
    public int CouponId { get; set; }
    public long OrderId { get; set; }
    public Order Order { get; set; } = null!;
    /// <summary>What it took off, in fen.</summary>
    public long AmountFen { get; set; }
    public DateTime At { get; set; }
    /// <summary>When the order was called off or ended unpaid and the coupon was free again.</summary>
    public DateTime? GivenBackAt { get; set; }
}

/// <summary>What an operator did with a coupon; rows are only ever added.</summary>
public class CouponEvent
{
    public int Id { get; set; }
    public int CouponId { get; set; }
    public CouponEventKind Kind { get; set; }
    public DateTime At { get; set; }
    /// <summary>A user's id.</summary>
    public required string By { get; set; }
    public string Detail { get; set; } = "";
}

public enum CouponEventKind { Made, Changed, Paused, Resumed }
