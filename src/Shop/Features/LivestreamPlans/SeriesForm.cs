using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Localization;

namespace Shop.Features.LivestreamPlans;

/// <summary>"Every Thursday 19:30" as an operator writes it; times are those of the shop's wall clock.</summary>
public sealed class SeriesForm : IValidatableObject
{
    [Required(ErrorMessage = "TitleMissing"), StringLength(40, ErrorMessage = "TooLong")]
    public string? Title { get; set; }

    [StringLength(80, ErrorMessage = "TooLong")]
    public string? TitleEn { get; set; }

    [StringLength(300, ErrorMessage = "TooLong")]
    public string? Summary { get; set; }

    [StringLength(500, ErrorMessage = "TooLong")]
    public string? SummaryEn { get; set; }

    /// <summary>Slug.</summary>
    [Required(ErrorMessage = "ChooseOne")]
    public string? Cooperative { get; set; }

    /// <summary>Slug.</summary>
    [Required(ErrorMessage = "ChooseOne")]
    public string? Brand { get; set; }

    [Required(ErrorMessage = "HostMissing")]
    public int? Host { get; set; }

    /// <summary>Slug of one of the cooperative's.</summary>
    public string? Workshop { get; set; }

    [StringLength(60, ErrorMessage = "TooLong")]
    public string? Place { get; set; }

    [MaxLength(7)]
    public List<DayOfWeek> Days { get; set; } = [];

    [Required(ErrorMessage = "TimeMissing")]
    public TimeOnly? Time { get; set; }

    [Required(ErrorMessage = "MinutesWrong"), Range(5, 720, ErrorMessage = "MinutesWrong")]
    public int? Minutes { get; set; }

    [Required(ErrorMessage = "DayMissing")]
    public DateOnly? From { get; set; }

    /// <summary>The last day; null: no end yet.</summary>
    public DateOnly? Until { get; set; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        var t = validationContext.GetRequiredService<IStringLocalizer<Texts>>();
        var today = validationContext.GetRequiredService<ShopClock>().Today;
        if (Days.Count == 0)
        {
            yield return new(t["DaysMissing"], [nameof(Days)]);
        }
        if (From <= today || From > today.AddYears(1))
        {
            yield return new(t["FromWrong"], [nameof(From)]);
        }
        if (Until < From)
        {
            yield return new(t["UntilWrong"], [nameof(Until)]);
        }
    }
}

/// <summary>One that is left out.</summary>
public sealed class SkipForm
{
    /// <summary>When the rule would have it, UTC.</summary>
    [Required(ErrorMessage = "TimeMissing")]
    public DateTimeOffset? At { get; set; }

    [StringLength(200, ErrorMessage = "TooLong")]
    public string? Reason { get; set; }
}

/// <summary>The last day of a series, and why those after it don't take place.</summary>
public sealed class EndForm
{
    [Required(ErrorMessage = "DayMissing")]
    public DateOnly? Until { get; set; }

    [StringLength(200, ErrorMessage = "TooLong")]
    public string? EndReason { get; set; }
}
