using System.ComponentModel.DataAnnotations;

namespace Shop.Features.Stories;

/// <summary>A story as it stands in the editor.</summary>
public sealed record StoryForm
{
    /// <summary>Number of the version that the writer began with.</summary>
    [Range(1, int.MaxValue, ErrorMessage = "SeenMissing")]
    public int Seen { get; init; }

    [Required(ErrorMessage = "ZhMissing")]
    [StringLength(Story.Longest, ErrorMessage = "TooLong")]
    public string? Zh { get; init; }

    [StringLength(Story.Longest, ErrorMessage = "TooLong")]
    public string? En { get; init; }

    public static StoryForm Of(StoryVersion version) => new() { Seen = version.Number, Zh = version.Markdown.Zh, En = version.Markdown.En };

    /// <summary>As it is kept: line ends of one kind, no blanks around; English that isn't there is null.</summary>
    public Text Markdown => new(Tidy(Zh), string.IsNullOrWhiteSpace(En) ? null : Tidy(En));

    /// <summary>With the picture at the end of both texts, from where the writer moves it.</summary>
    public StoryForm WithPicture(int id)
    {
        var line = $"\n\n![](picture:{id})\n";
        return this with { Zh = Tidy(Zh) + line, En = string.IsNullOrWhiteSpace(En) ? En : Tidy(En) + line };
    }

    private static string Tidy(string? text) => (text ?? "").ReplaceLineEndings("\n").Trim();
}

/// <summary>A picture that is brought for a story, and the right to show it.</summary>
public sealed record PictureForm
{
    [Required(ErrorMessage = "FileMissing")]
    public IFormFile? File { get; init; }

    [Required(ErrorMessage = "AltMissing")]
    [StringLength(300, ErrorMessage = "AltLong")]
    public string? AltZh { get; init; }

    [Required(ErrorMessage = "AltMissing")]
    [StringLength(300, ErrorMessage = "AltLong")]
    public string? AltEn { get; init; }

    [Required(ErrorMessage = "AuthorMissing")]
    [StringLength(120, ErrorMessage = "FieldLong")]
    public string? Author { get; init; }

    [Required(ErrorMessage = "HolderMissing")]
    [StringLength(120, ErrorMessage = "FieldLong")]
    public string? Holder { get; init; }

    [Required(ErrorMessage = "LicenceMissing")]
    [StringLength(120, ErrorMessage = "FieldLong")]
    public string? Licence { get; init; }

    /// <summary>The last day on which it may be shown, in the shop's zone; null: no end.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>How the people shown agreed; empty when nobody is shown.</summary>
    [StringLength(500, ErrorMessage = "ConsentLong")]
    public string? Consent { get; init; }
}
