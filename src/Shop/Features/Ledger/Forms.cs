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

    [Range(0, 100, ErrorMessage = "PercentWrong"), RegularExpression(@"\d+(\.\d)?", ErrorMessage = "PercentWrong")]
    public decimal? Percent { get; set; }

    /// <summary>Yuan a unit.</summary>
    [Range(0, 100_000, ErrorMessage = "FixedWrong"), RegularExpression(@"\d+(\.\d{1,2})?", ErrorMessage = "FixedWrong")]
    public decimal? Fixed { get; set; }

    [Required(ErrorMessage = "FromMissing")]
    public DateOnly? From { get; set; }

    public bool ShopBearsFees { get; set; }

    [StringLength(400, ErrorMessage = "TooLong")]
    public string? Note { get; set; }
}
