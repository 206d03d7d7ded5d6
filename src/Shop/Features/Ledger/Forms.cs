using System.ComponentModel.DataAnnotations;

namespace Shop.Features.Ledger;

/// <summary>A posting by hand.</summary>
public sealed class CorrectionForm
{
    /// <summary>Names the posting: sent twice it is one.</summary>
    public Guid Key { get; set; } = Guid.NewGuid();

    [Required(ErrorMessage = "CooperativeMissing")]
    public int? Cooperative { get; set; }

    /// <summary>In yuan: what the cooperative is owed more; below 0 less.</summary>
    [Required(ErrorMessage = "AmountWrong"), Range(-1_000_000, 1_000_000, ErrorMessage = "AmountWrong"), RegularExpression(@"-?\d+(\.\d{1,2})?", ErrorMessage = "AmountWrong")]
    public decimal? Amount { get; set; }

    public string? Order { get; set; }

    [Required(ErrorMessage = "AccountWrong"), EnumDataType(typeof(LedgerAccount), ErrorMessage = "AccountWrong")]
    public LedgerAccount? Account { get; set; } = LedgerAccount.Corrections;

    [Required(ErrorMessage = "NoteMissing"), StringLength(400, ErrorMessage = "TooLong")]
    public string? Note { get; set; }

    /// <summary>What a correction may be posted against.</summary>
    public static readonly LedgerAccount[] Accounts = [LedgerAccount.Corrections, LedgerAccount.Unexplained, LedgerAccount.Commission, LedgerAccount.Coupons, LedgerAccount.PaymentFees, LedgerAccount.Bank];
}

/// <summary>A term of commission from a day on.</summary>
public sealed class TermForm
{
    /// <summary>Null: every cooperative.</summary>
    public int? Cooperative { get; set; }

    /// <summary>Null: every category.</summary>
    public int? Category { get; set; }

    [Range(0.0, 100.0, ErrorMessage = "PercentWrong"), RegularExpression(@"\d+(\.\d)?", ErrorMessage = "PercentWrong")]
    public decimal? Percent { get; set; }

    /// <summary>Yuan a unit.</summary>
    [Range(0.0, 100_000.0, ErrorMessage = "FixedWrong"), RegularExpression(@"\d+(\.\d{1,2})?", ErrorMessage = "FixedWrong")]
    public decimal? Fixed { get; set; }

    [Required(ErrorMessage = "FromMissing")]
    public DateOnly? From { get; set; }

    public bool ShopBearsFees { get; set; }

    [StringLength(400, ErrorMessage = "TooLong")]
    public string? Note { get; set; }

    /// <summary>As it is kept; the form is valid and has one rate.</summary>
    public CommissionTerm Term(string by, DateTime now) => new()
    {
        CooperativeId = Cooperative,
        CategoryId = Category,
        Scope = CommissionTerm.ScopeOf(Cooperative, Category),
        Permille = Percent is { } percent ? (int)(percent * 10) : null,
        FixedFen = Fixed is { } yuan ? (long)(yuan * 100) : null,
        ShopBearsFees = ShopBearsFees,
        From = From!.Value,
        Note = Note?.Trim() ?? "",
        CreatedAt = now,
        By = by,
    };
}
