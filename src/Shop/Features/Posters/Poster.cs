namespace Shop.Features.Posters;

/// <summary>What a share poster says; laid out as its brand does.</summary>
/// <param name="Brand">Slug.</param>
/// <param name="Name">In both languages; the reader's leads.</param>
/// <param name="IsEnglish">Whether the reader's is English.</param>
/// <param name="Address">Where the QR code leads.</param>
/// <param name="Call">Words at the QR code.</param>
public sealed record Poster(string Brand, Text Name, bool IsEnglish, string Address, string Call)
{
    public PosterKind Kind { get; init; }
    /// <summary>File of the photograph; null: the brand's drawing.</summary>
    public string? Picture { get; init; }
    /// <summary>File of another photograph, beside the first.</summary>
    public string? Second { get; init; }
    /// <summary>File of the drawing that stands in a photograph's place.</summary>
    public string? Scene { get; init; }
    /// <summary>File of the character in the pose that fits.</summary>
    public string? Character { get; init; }
    /// <summary>Files of several characters, for a picture of them together.</summary>
    public IReadOnlyList<string> Figures { get; init; } = [];
    /// <summary>One sentence.</summary>
    public string Line { get; init; } = "";
    /// <summary>"39" yuan; null when there is none.</summary>
    public string? Price { get; init; }
    /// <summary>On a tag: a lot's code.</summary>
    public string Code { get; init; } = "";
    /// <summary>What is written over the code.</summary>
    public string CodeName { get; init; } = "";
    /// <summary>Who, when, where: at most four are shown.</summary>
    public IReadOnlyList<PosterFact> Facts { get; init; } = [];

    public string Lead => IsEnglish && Name.En is { Length: > 0 } english ? english : Name.Zh;
    public string Other => IsEnglish ? Name.Zh : Name.En ?? "";
}

public enum PosterKind { Product, Lot, Workshop, Livestream, Brand, Character, Family, Shop }

public sealed record PosterFact(string Name, string Value);
