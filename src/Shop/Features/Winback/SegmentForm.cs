using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Localization;

namespace Shop.Features.Winback;

/// <summary>The rules of a segment; what is empty holds for everybody.</summary>
public sealed class SegmentForm : IValidatableObject
{
    /// <summary>Stands among the channels for all but the counter.</summary>
    public const string Online = "Online";

    [Required(ErrorMessage = "NameMissing"), StringLength(Segment.LongestName, ErrorMessage = "TooLong")]
    public string? NameZh { get; set; }

    [StringLength(80, ErrorMessage = "TooLong")]
    public string? NameEn { get; set; }

    [Range(0, 10_000, ErrorMessage = "DaysWrong")]
    public int? DaysFrom { get; set; }

    [Range(0, 10_000, ErrorMessage = "DaysWrong")]
    public int? DaysTo { get; set; }

    [Range(1, 1000, ErrorMessage = "TimesWrong")]
    public int? TimesFrom { get; set; }

    [Range(1, 1000, ErrorMessage = "TimesWrong")]
    public int? TimesTo { get; set; }

    /// <summary>In yuan.</summary>
    [Range(0.0, 10_000_000.0, ErrorMessage = "MoneyWrong"), RegularExpression(@"\d+(\.\d{1,2})?", ErrorMessage = "MoneyWrong")]
    public decimal? MoneyFrom { get; set; }

    [Range(0.0, 10_000_000.0, ErrorMessage = "MoneyWrong"), RegularExpression(@"\d+(\.\d{1,2})?", ErrorMessage = "MoneyWrong")]
    public decimal? MoneyTo { get; set; }

    [Range(1, 5, ErrorMessage = "ScoreWrong")]
    public int? RecencyFrom { get; set; }

    [Range(1, 5, ErrorMessage = "ScoreWrong")]
    public int? RecencyTo { get; set; }

    [Range(1, 5, ErrorMessage = "ScoreWrong")]
    public int? FrequencyFrom { get; set; }

    [Range(1, 5, ErrorMessage = "ScoreWrong")]
    public int? FrequencyTo { get; set; }

    [Range(1, 5, ErrorMessage = "ScoreWrong")]
    public int? SpendingFrom { get; set; }

    [Range(1, 5, ErrorMessage = "ScoreWrong")]
    public int? SpendingTo { get; set; }

    /// <summary>A channel's name.</summary>
    public string? BoughtOn { get; set; }

    /// <summary>A channel's name, or <see cref="Online"/>.</summary>
    public string? NeverOn { get; set; }

    /// <summary>A slug.</summary>
    public string? Product { get; set; }

    public string? Brand { get; set; }

    public bool SecondOverdue { get; set; }

    /// <summary>The button that only counts.</summary>
    public bool Count { get; set; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        var t = validationContext.GetRequiredService<IStringLocalizer<Texts>>();
        List<(bool Wrong, string Key, string Field)> rules =
        [
            (DaysTo < DaysFrom, "Backwards", nameof(DaysTo)),
            (TimesTo < TimesFrom, "Backwards", nameof(TimesTo)),
            (MoneyTo < MoneyFrom, "Backwards", nameof(MoneyTo)),
            (RecencyTo < RecencyFrom, "Backwards", nameof(RecencyTo)),
            (FrequencyTo < FrequencyFrom, "Backwards", nameof(FrequencyTo)),
            (SpendingTo < SpendingFrom, "Backwards", nameof(SpendingTo)),
            (BoughtOn is not null && ChannelOf(BoughtOn) is null, "ChoiceWrong", nameof(BoughtOn)),
            (NeverOn is not null and not Online && ChannelOf(NeverOn) is null, "ChoiceWrong", nameof(NeverOn)),
            (SecondOverdue && TimesFrom > 1, "OverdueOnce", nameof(TimesFrom)),
            (NameZh?.Any(char.IsControl) == true, "StrangeCharacters", nameof(NameZh)),
            (NameEn?.Any(char.IsControl) == true, "StrangeCharacters", nameof(NameEn)),
        ];
        return rules.Where(r => r.Wrong).Select(r => new ValidationResult(t[r.Key], [r.Field]));
    }

    /// <summary>Writes the rules onto a segment; the form was found valid.</summary>
    public void Onto(Segment s, int? product, int? brand)
    {
        s.Name = new Text(NameZh!.Trim(), string.IsNullOrWhiteSpace(NameEn) ? null : NameEn.Trim());
        (s.DaysFrom, s.DaysTo, s.TimesFrom, s.TimesTo) = (DaysFrom, DaysTo, TimesFrom, TimesTo);
        (s.MoneyFromFen, s.MoneyToFen) = (Fen(MoneyFrom), Fen(MoneyTo));
        (s.RecencyFrom, s.RecencyTo, s.FrequencyFrom, s.FrequencyTo, s.SpendingFrom, s.SpendingTo) = (RecencyFrom, RecencyTo, FrequencyFrom, FrequencyTo, SpendingFrom, SpendingTo);
        (s.BoughtOn, s.NeverOn, s.IsNeverOnline) = (ChannelOf(BoughtOn), ChannelOf(NeverOn), NeverOn == Online);
        (s.ProductId, s.BrandId, s.IsSecondOverdue) = (product, brand, SecondOverdue);
    }

    /// <summary>The form as a segment fills it in.</summary>
    public static SegmentForm Of(Segment s) => new()
    {
        NameZh = s.Name.Zh,
        NameEn = s.Name.En,
        DaysFrom = s.DaysFrom,
        DaysTo = s.DaysTo,
        TimesFrom = s.TimesFrom,
        TimesTo = s.TimesTo,
        MoneyFrom = s.MoneyFromFen / 100m,
        MoneyTo = s.MoneyToFen / 100m,
        RecencyFrom = s.RecencyFrom,
        RecencyTo = s.RecencyTo,
        FrequencyFrom = s.FrequencyFrom,
        FrequencyTo = s.FrequencyTo,
        SpendingFrom = s.SpendingFrom,
        SpendingTo = s.SpendingTo,
        BoughtOn = s.BoughtOn?.ToString(),
        NeverOn = s.IsNeverOnline ? Online : s.NeverOn?.ToString(),
        Product = s.Product?.Slug,
        Brand = s.Brand?.Slug,
        SecondOverdue = s.IsSecondOverdue,
    };

    private static Channel? ChannelOf(string? name) => Enum.TryParse<Channel>(name, out var channel) && channel.ToString() == name ? channel : null;

    private static long? Fen(decimal? yuan) => yuan is { } y ? (long)(y * 100) : null;
}
