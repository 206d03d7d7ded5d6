using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Localization;

namespace Shop.Features.Winback;

/// <summary>A campaign that hasn't started yet.</summary>
public sealed class CampaignForm : IValidatableObject
{
    [Required(ErrorMessage = "NameMissing"), StringLength(Model.Segment.LongestName, ErrorMessage = "TooLong")]
    public string? NameZh { get; set; }

    [StringLength(80, ErrorMessage = "TooLong")]
    public string? NameEn { get; set; }

    [Required(ErrorMessage = "SegmentMissing")]
    public int? Segment { get; set; }

    [Required(ErrorMessage = "WordsMissing"), StringLength(Campaign.LongestSubject, ErrorMessage = "TooLong")]
    public string? SubjectZh { get; set; }

    [Required(ErrorMessage = "WordsMissing"), StringLength(Campaign.LongestSubject, ErrorMessage = "TooLong")]
    public string? SubjectEn { get; set; }

    [Required(ErrorMessage = "WordsMissing"), StringLength(Campaign.LongestBody, ErrorMessage = "TooLong")]
    public string? BodyZh { get; set; }

    [Required(ErrorMessage = "WordsMissing"), StringLength(Campaign.LongestBody, ErrorMessage = "TooLong")]
    public string? BodyEn { get; set; }

    /// <summary>In yuan; this or <see cref="CouponPercent"/>, or neither.</summary>
    [Range(0.01, 10_000, ErrorMessage = "AmountWrong"), RegularExpression(@"\d+(\.\d{1,2})?", ErrorMessage = "AmountWrong")]
    public decimal? CouponAmount { get; set; }

    [Range(1, Coupon.MostPercent, ErrorMessage = "PercentWrong")]
    public int? CouponPercent { get; set; }

    /// <summary>In yuan; null: none.</summary>
    [Range(0, 100_000, ErrorMessage = "MinimumWrong"), RegularExpression(@"\d+(\.\d{1,2})?", ErrorMessage = "MinimumWrong")]
    public decimal? CouponMinimum { get; set; }

    [Required(ErrorMessage = "CouponDaysWrong"), Range(1, 365, ErrorMessage = "CouponDaysWrong")]
    public int? CouponDays { get; set; } = 30;

    [Required(ErrorMessage = "HoldoutWrong"), Range(Campaign.LeastHoldout, Campaign.MostHoldout, ErrorMessage = "HoldoutWrong")]
    public int? Holdout { get; set; } = 20;

    [Required(ErrorMessage = "WindowWrong"), Range(Campaign.LeastWindow, Campaign.MostWindow, ErrorMessage = "WindowWrong")]
    public int? Window { get; set; } = 30;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        var t = validationContext.GetRequiredService<IStringLocalizer<Texts>>();
        var lines = new[] { (nameof(NameZh), NameZh), (nameof(NameEn), NameEn), (nameof(SubjectZh), SubjectZh), (nameof(SubjectEn), SubjectEn) };
        var bodies = new[] { (nameof(BodyZh), BodyZh), (nameof(BodyEn), BodyEn) };
        List<(bool Wrong, string Key, string Field)> rules =
        [
            (CouponAmount is not null && CouponPercent is not null, "OneOfTwo", nameof(CouponPercent)),
            (CouponAmount is { } off && !(CouponMinimum > off), "MinimumBelowAmount", nameof(CouponMinimum)),
            (CouponAmount is null && CouponPercent is null && CouponMinimum > 0, "MinimumAlone", nameof(CouponMinimum)),
            .. lines.Select(l => (l.Item2?.Any(char.IsControl) == true, "StrangeCharacters", l.Item1)),
            .. bodies.Select(b => (b.Item2?.Any(c => char.IsControl(c) && c is not ('\r' or '\n' or '\t')) == true, "StrangeCharacters", b.Item1)),
        ];
        return rules.Where(r => r.Wrong).Select(r => new ValidationResult(t[r.Key], [r.Field]));
    }

    /// <summary>Writes itself onto a campaign; the form was found valid.</summary>
    public void Onto(Campaign c)
    {
        c.Name = new Text(NameZh!.Trim(), string.IsNullOrWhiteSpace(NameEn) ? null : NameEn.Trim());
        c.SegmentId = Segment!.Value;
        c.Subject = new Text(SubjectZh!.Trim(), SubjectEn!.Trim());
        c.Body = new Text(Lines(BodyZh!), Lines(BodyEn!));
        (c.CouponFen, c.CouponPercent, c.CouponMinimumFen, c.CouponDays) = (Fen(CouponAmount), CouponPercent, Fen(CouponMinimum) ?? 0, CouponDays!.Value);
        (c.HoldoutPercent, c.WindowDays) = (Holdout!.Value, Window!.Value);
    }

    /// <summary>The form as a campaign fills it in.</summary>
    public static CampaignForm Of(Campaign c) => new()
    {
        NameZh = c.Name.Zh,
        NameEn = c.Name.En,
        Segment = c.SegmentId,
        SubjectZh = c.Subject.Zh,
        SubjectEn = c.Subject.En,
        BodyZh = c.Body.Zh,
        BodyEn = c.Body.En,
        CouponAmount = c.CouponFen / 100m,
        CouponPercent = c.CouponPercent,
        CouponMinimum = c.CouponMinimumFen == 0 ? null : c.CouponMinimumFen / 100m,
        CouponDays = c.CouponDays,
        Holdout = c.HoldoutPercent,
        Window = c.WindowDays,
    };

    private static string Lines(string text) => text.ReplaceLineEndings("\n").Trim();

    private static long? Fen(decimal? yuan) => yuan is { } y ? (long)(y * 100) : null;
}
