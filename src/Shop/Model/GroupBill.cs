namespace Shop.Model;

/// <summary>
/// 团体账单: what a school or company is asked for, for one or several bookings with a cooperative. Numbered without gaps by cooperative and year; never changed or deleted,
/// a wrong one is cancelled by a credit note. It isn't a 发票, which only the cooperative's tax account can issue.
/// </summary>
public class GroupBill
{
    public int Id { get; set; }
    public int CooperativeId { get; set; }
    public Cooperative Cooperative { get; set; } = null!;
    /// <summary>In the shop's zone.</summary>
    public int Year { get; set; }
    /// <summary>From 1, without gaps within cooperative and year; bills and credit notes count together.</summary>
    public int Sequence { get; set; }
    public required string Number { get; set; }
    public GroupBillKind Kind { get; set; }
    /// <summary>The bill that a credit note cancels.</summary>
    public int? CreditsId { get; set; }
    public GroupBill? Credits { get; set; }
    /// <summary>The credit note that cancelled it.</summary>
    public GroupBill? CreditNote { get; set; }
    /// <summary>Of the group, and its 统一社会信用代码.</summary>
    public required string Title { get; set; }
    public required string TaxNumber { get; set; }
    public DateTime IssuedAt { get; set; }
    /// <summary>The user's id.</summary>
    public required string By { get; set; }
    /// <summary>Why it was credited.</summary>
    public string Reason { get; set; } = "";
    /// <summary>In fen, tax included; below 0 on a credit note.</summary>
    public long TotalFen { get; set; }
    public long TaxFen { get; set; }
    public List<GroupBillLine> Lines { get; } = [];

    public static string NumberOf(int cooperativeId, int year, int sequence) => FormattableString.Invariant($"B{year}-{cooperativeId}-{sequence:0000}");
}

public enum GroupBillKind { Bill, CreditNote }

/// <summary>A line of a booking as it stood when the bill was written.</summary>
public class GroupBillLine
{
    public int Id { get; set; }
    public int BillId { get; set; }
    public long PartId { get; set; }
    public required string OrderNumber { get; set; }
    public required Text Name { get; set; }
    public required Text What { get; set; }
    public int Quantity { get; set; }
    public long AmountFen { get; set; }
    public int TaxRatePermille { get; set; }
    public long TaxFen { get; set; }
}

/// <summary>How many bills a cooperative has written in a year. Writing it is what holds the next number.</summary>
public class BillYear
{
    public int CooperativeId { get; set; }
    public int Year { get; set; }
    public int Last { get; set; }
}

/// <summary>统一社会信用代码: eighteen characters, the last of which checks the others (GB 32100-2015).</summary>
public static class CreditCode
{
    private const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    /// <summary>As it is written; null when it isn't one.</summary>
    public static string? Read(string? typed)
    {
        var code = (typed ?? "").Normalize(System.Text.NormalizationForm.FormKC).Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal).ToUpperInvariant();
        return code.Length == 18 && code.All(c => Alphabet.Contains(c, StringComparison.Ordinal)) && Check(code) == code[17] ? code : null;
    }

    /// <summary>The check character of the first seventeen: weights are powers of 3 modulo 31.</summary>
    private static char Check(string code)
    {
        var (sum, weight) = (0, 1);
        for (var i = 0; i < 17; i++)
        {
            sum += Alphabet.IndexOf(code[i], StringComparison.Ordinal) * weight;
            weight = weight * 3 % 31;
        }
        return Alphabet[(31 - (sum % 31)) % 31];
    }
}
