using System.ComponentModel.DataAnnotations;

namespace Shop.Features.Settlements;

/// <summary>Where a cooperative's money goes.</summary>
public sealed class BankAccountForm
{
    [Required(ErrorMessage = "HolderMissing"), StringLength(80, ErrorMessage = "TooLong")]
    public string? AccountHolder { get; set; }

    /// <summary>Digits, blanks as they like.</summary>
    [Required(ErrorMessage = "NumberMissing"), RegularExpression("[0-9][0-9 -]{6,38}[0-9]", ErrorMessage = "NumberWrong")]
    public string? AccountNumber { get; set; }

    [Required(ErrorMessage = "BankMissing"), StringLength(80, ErrorMessage = "TooLong")]
    public string? BankName { get; set; }
}

/// <summary>What is wrong, in the cooperative's words.</summary>
public sealed class DifferenceForm
{
    /// <summary>The parcel; none: the settlement as a whole.</summary>
    public long? Part { get; set; }

    [Required(ErrorMessage = "WordsMissing"), StringLength(1000, ErrorMessage = "TooLong")]
    public string? Words { get; set; }
}

public sealed class AnswerForm
{
    [Required(ErrorMessage = "AnswerMissing"), StringLength(1000, ErrorMessage = "TooLong")]
    public string? Words { get; set; }

    /// <summary>In yuan, below 0 to take something off; empty: nothing is corrected.</summary>
    [Range(-1_000_000, 1_000_000, ErrorMessage = "AmountWrong"), RegularExpression(@"-?\d+(\.\d{1,2})?", ErrorMessage = "AmountWrong")]
    public decimal? Correction { get; set; }
}

public sealed class DraftForm
{
    /// <summary>Null: all of them.</summary>
    public int? Cooperative { get; set; }

    /// <summary>The last day that is in it.</summary>
    [Required(ErrorMessage = "DayMissing")]
    public DateOnly? Until { get; set; }
}
