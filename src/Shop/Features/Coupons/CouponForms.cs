using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Localization;

namespace Shop.Features.Coupons;

/// <summary>What of a coupon may be changed later: it never gets worse for who has the code in hand, but for the day it ends and how often it is good.</summary>
public class CouponChangeForm : IValidatableObject
{
    private const int MostYears = 3;

    [Required(ErrorMessage = "NameMissing"), StringLength(40, ErrorMessage = "TooLong")]
    public string? NameZh { get; set; }

    [StringLength(80, ErrorMessage = "TooLong")]
    public string? NameEn { get; set; }

    /// <summary>The last day, in the shop's zone.</summary>
    [Required(ErrorMessage = "UntilWrong")]
    public DateOnly? Until { get; set; }

    /// <summary>Orders; null: any number.</summary>
    [Range(1, 1_000_000, ErrorMessage = "LimitWrong")]
    public int? Limit { get; set; }

    [Range(1, 1000, ErrorMessage = "LimitPerCustomerWrong")]
    public int? LimitPerCustomer { get; set; }

    public virtual IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        var t = validationContext.GetRequiredService<IStringLocalizer<Texts>>();
        var today = validationContext.GetRequiredService<ShopClock>().Today;
        if (Until > today.AddYears(MostYears))
        {
            yield return new(t["UntilTooFar", MostYears], [nameof(Until)]);
        }
        foreach (var (name, text) in new[] { (nameof(NameZh), NameZh), (nameof(NameEn), NameEn) })
        {
            if (text?.Any(char.IsControl) == true)
            {
                yield return new(t["StrangeCharacters"], [name]);
            }
        }
    }

    /// <summary>The form as a coupon fills it in.</summary>
    public static CouponChangeForm Of(Coupon c) => new() { NameZh = c.Name.Zh, NameEn = c.Name.En, Until = c.Until, Limit = c.Limit, LimitPerCustomer = c.LimitPerCustomer };
}

/// <summary>A new coupon.</summary>
public sealed class CouponForm : CouponChangeForm
{
    [Required(ErrorMessage = "CodeWrong")]
    public string? Code { get; set; }

    /// <summary>In yuan; this or <see cref="Percent"/>.</summary>
    [Range(0.01, 10_000, ErrorMessage = "AmountWrong"), RegularExpression(@"\d+(\.\d{1,2})?", ErrorMessage = "AmountWrong")]
    public decimal? Amount { get; set; }

    [Range(1, Coupon.MostPercent, ErrorMessage = "PercentWrong")]
    public int? Percent { get; set; }

    /// <summary>In yuan; null: none.</summary>
    [Range(0, 100_000, ErrorMessage = "MinimumWrong"), RegularExpression(@"\d+(\.\d{1,2})?", ErrorMessage = "MinimumWrong")]
    public decimal? Minimum { get; set; }

    /// <summary>A slug; null: every brand.</summary>
    public string? Brand { get; set; }

    public string? Cooperative { get; set; }

    /// <summary>The first day, in the shop's zone.</summary>
    [Required(ErrorMessage = "FromWrong")]
    public DateOnly? From { get; set; }

    /// <summary>How much of the discount the shop bears, in percent.</summary>
    [Required(ErrorMessage = "ShopPercentWrong"), Range(0.0, 100.0, ErrorMessage = "ShopPercentWrong"), RegularExpression(@"\d+(\.\d)?", ErrorMessage = "ShopPercentWrong")]
    public decimal? ShopPercent { get; set; } = 100;

    [StringLength(400, ErrorMessage = "TooLong")]
    public string? Terms { get; set; }

    public override IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        var t = validationContext.GetRequiredService<IStringLocalizer<Texts>>();
        var today = validationContext.GetRequiredService<ShopClock>().Today;
        List<(bool Wrong, string Key, string Field)> rules =
        [
            (Code is not null && Coupon.Read(Code) is null, "CodeWrong", nameof(Code)),
            ((Amount is null) == (Percent is null), "OneOfTwo", nameof(Amount)),
            (Amount is { } off && !(Minimum > off), "MinimumBelowAmount", nameof(Minimum)),
            (From < today, "FromWrong", nameof(From)),
            (Until < From, "UntilWrong", nameof(Until)),
            (ShopPercent < 100 && string.IsNullOrWhiteSpace(Terms), "TermsMissing", nameof(Terms)),
            (Terms?.Any(c => char.IsControl(c) && c is not ('\r' or '\n' or '\t')) == true, "StrangeCharacters", nameof(Terms)),
        ];
        return base.Validate(validationContext).Concat(rules.Where(r => r.Wrong).Select(r => new ValidationResult(t[r.Key], [r.Field])));
    }
}
