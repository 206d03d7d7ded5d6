using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.Extensions.Localization;
using Shop.Features.Baskets;

namespace Shop.Features.Till;

/// <summary>How what lies on the counter is paid.</summary>
public sealed record SaleForm : IValidatableObject
{
    /// <summary>The most cash that is counted, in fen.</summary>
    private const long MostFen = 100_000_000;

    /// <summary>The bill, as <see cref="Bill.Written"/>.</summary>
    public List<string> Line { get; init; } = [];

    /// <summary>Names this sale: posted twice, it is one.</summary>
    public string? Key { get; init; }

    /// <summary>The total in fen that the page showed.</summary>
    public long ShownTotal { get; init; }

    /// <summary>The button that was pressed: "code" (the cooperative's own code was scanned), "exact", "cash" (as typed), or the yuan that were given in notes.</summary>
    public string? Tender { get; init; }

    /// <summary>Yuan as typed.</summary>
    public string? Given { get; init; }

    public string? Phone { get; init; }

    public string? Coupon { get; init; }

    public Bill Bill => Bill.Read(Line);

    private CounterPayment? Payment => Tender switch { "code" => CounterPayment.Code, "exact" or "cash" => CounterPayment.Cash, _ => Fen(Tender) is null ? null : CounterPayment.Cash };

    /// <summary>In fen; null where the sum was exact or nothing was given in cash.</summary>
    private long? GivenFen => Payment != CounterPayment.Cash || Tender == "exact" ? null : Fen(Tender == "cash" ? Given : Tender);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        var t = validationContext.GetRequiredService<IStringLocalizer<Texts>>();
        if (Payment is null)
        {
            yield return new ValidationResult(t["TenderMissing"], [nameof(Tender)]);
        }
        if (Tender == "cash" && GivenFen is null)
        {
            yield return new ValidationResult(t["GivenWrong"], [nameof(Given)]);
        }
        if (Phone is not null && Telephone.Read(Phone) is null)
        {
            yield return new ValidationResult(t["PhoneWrong"], [nameof(Phone)]);
        }
        if (Coupon is not null && Model.Coupon.Read(Coupon) is null)
        {
            yield return new ValidationResult(CouponWords.Why(CouponProblem.Unknown, null, validationContext.GetRequiredService<IStringLocalizer<Baskets.Texts>>()), [nameof(Coupon)]);
        }
        if (Key is not { Length: > 0 and <= 40 } || !Key.All(char.IsAsciiLetterOrDigit))
        {
            yield return new ValidationResult(t["KeyMissing"], [""]);
        }
    }

    /// <summary>The sale that this form asks for; the form has been found valid.</summary>
    public SaleRequest ToRequest(int cooperativeId, string by) => new()
    {
        CooperativeId = cooperativeId,
        Bill = Bill,
        Key = Key!,
        Payment = Payment!.Value,
        ShownTotalFen = ShownTotal,
        GivenFen = GivenFen,
        Phone = Phone is null ? null : Telephone.Read(Phone),
        Coupon = Model.Coupon.Read(Coupon),
        By = by,
    };

    private static long? Fen(string? yuan) =>
        decimal.TryParse(yuan, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var read) && read * 100 is var fen && fen == decimal.Truncate(fen) && fen is > 0 and <= MostFen ? (long)fen : null;
}

/// <summary>What comes back over the counter.</summary>
public sealed record UndoForm
{
    /// <summary>Units by line id.</summary>
    public Dictionary<long, int> Units { get; init; } = [];

    /// <summary>They can't be sold again.</summary>
    public bool IsBroken { get; init; }

    [Required(ErrorMessage = "ReasonMissing"), StringLength(200, ErrorMessage = "TooLong")]
    public string? Reason { get; init; }

    /// <summary>The sale's version as the page showed it.</summary>
    public int Version { get; init; }
}
