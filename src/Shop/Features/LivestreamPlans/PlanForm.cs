using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Localization;

namespace Shop.Features.LivestreamPlans;

/// <summary>A livestream as a cooperative plans it; times are those of the shop's wall clock.</summary>
public sealed class PlanForm : IValidatableObject
{
    public const int MostHosts = 3;

    [Required(ErrorMessage = "TitleMissing"), StringLength(40, ErrorMessage = "TooLong")]
    public string? Title { get; set; }

    [StringLength(80, ErrorMessage = "TooLong")]
    public string? TitleEn { get; set; }

    [StringLength(300, ErrorMessage = "TooLong")]
    public string? Summary { get; set; }

    [StringLength(500, ErrorMessage = "TooLong")]
    public string? SummaryEn { get; set; }

    [Required(ErrorMessage = "TimeMissing")]
    public DateTime? StartsAt { get; set; }

    [Required(ErrorMessage = "TimeMissing")]
    public DateTime? EndsAt { get; set; }

    /// <summary>Keys in the order in which they are named; empty places count nothing.</summary>
    [MaxLength(MostHosts)]
    public List<int?> Hosts { get; set; } = [];

    /// <summary>Slug of one of the cooperative's own.</summary>
    public string? Workshop { get; set; }

    /// <summary>Where else.</summary>
    [StringLength(60, ErrorMessage = "TooLong")]
    public string? Place { get; set; }

    /// <summary>Somebody else is there at that time, and it is all the same.</summary>
    public bool AnyPlace { get; set; }

    /// <summary>Slugs.</summary>
    [MaxLength(20)]
    public List<string> Brands { get; set; } = [];

    /// <summary>Slugs of those that take part besides.</summary>
    [MaxLength(20)]
    public List<string> Cooperatives { get; set; } = [];

    [EnumDataType(typeof(VideoKind), ErrorMessage = "VideoWrong")]
    public VideoKind Video { get; set; }

    [StringLength(300, ErrorMessage = "TooLong")]
    public string? VideoAddress { get; set; }

    /// <summary>Of the livestream when the form was opened.</summary>
    public int Version { get; set; } = -1;

    public IReadOnlyList<int> ChosenHosts => [.. Hosts.OfType<int>().Distinct()];

    /// <summary>The video lies elsewhere, and it has to be said where.</summary>
    public bool NeedsAddress => Video is not (VideoKind.None or VideoKind.Own);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        var t = validationContext.GetRequiredService<IStringLocalizer<Texts>>();
        foreach (var (name, text) in new[] { (nameof(Title), Title), (nameof(TitleEn), TitleEn), (nameof(Summary), Summary), (nameof(SummaryEn), SummaryEn), (nameof(Place), Place) })
        {
            if (text?.Any(c => char.IsControl(c) && c is not ('\r' or '\n' or '\t')) == true)
            {
                yield return new(t["StrangeCharacters"], [name]);
            }
        }
        if (ChosenHosts.Count == 0)
        {
            yield return new(t["HostMissing"], [nameof(Hosts)]);
        }
        if (Brands.Count == 0)
        {
            yield return new(t["BrandMissing"], [nameof(Brands)]);
        }
        if (NeedsAddress && !(Uri.TryCreate(VideoAddress?.Trim(), UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps && address.UserInfo.Length == 0))
        {
            yield return new(t["AddressWrong"], [nameof(VideoAddress)]);
        }
    }

    public static PlanForm Of(Livestream l, ShopClock clock) => new()
    {
        Title = l.Title.Zh,
        TitleEn = l.Title.En,
        Summary = l.Summary.Zh,
        SummaryEn = l.Summary.En,
        StartsAt = clock.Local(l.StartsAt),
        EndsAt = clock.Local(l.EndsAt),
        Hosts = [.. l.Hosts.OrderBy(h => h.Position).Select(h => (int?)h.HostId)],
        Workshop = l.Workshop?.Slug,
        Place = l.Place,
        Brands = [.. l.Brands.Select(b => b.Brand.Slug)],
        Cooperatives = [.. l.Cooperatives.Where(c => c.CooperativeId != l.CooperativeId).Select(c => c.Cooperative.Slug)],
        Video = l.Video,
        VideoAddress = l.VideoAddress,
        Version = l.Version,
    };
}

/// <summary>Another time, and why.</summary>
public sealed class MoveForm
{
    [Required(ErrorMessage = "TimeMissing")]
    public DateTime? StartsAt { get; set; }

    [Required(ErrorMessage = "TimeMissing")]
    public DateTime? EndsAt { get; set; }

    [StringLength(200, ErrorMessage = "TooLong")]
    public string? Reason { get; set; }

    [StringLength(300, ErrorMessage = "TooLong")]
    public string? ReasonEn { get; set; }

    public bool AnyPlace { get; set; }

    public int Version { get; set; } = -1;
}

/// <summary>Why it doesn't take place.</summary>
public sealed class CancelForm
{
    [StringLength(200, ErrorMessage = "TooLong")]
    public string? CancelReason { get; set; }

    [StringLength(300, ErrorMessage = "TooLong")]
    public string? CancelReasonEn { get; set; }

    public int Version { get; set; } = -1;
}
