namespace Shop.Features.Posters;

/// <summary>What a share poster says; 1080×1440 pixels, laid out as its brand does.</summary>
/// <param name="Brand">Slug.</param>
/// <param name="Picture">File of the photograph; null: the brand's drawing.</param>
/// <param name="Name">In both languages; the reader's leads.</param>
/// <param name="IsEnglish">Whether the reader's is English.</param>
/// <param name="Line">One sentence.</param>
/// <param name="Price">"39" yuan; null when there is none.</param>
/// <param name="Note">A few words above the name: a lot's day, a place.</param>
/// <param name="Address">Where the QR code leads.</param>
/// <param name="Call">Words at the QR code.</param>
public sealed record Poster(string Brand, string? Picture, Text Name, bool IsEnglish, string Line, string? Price, string Note, string Address, string Call)
{
    public string Lead => IsEnglish && Name.En is { Length: > 0 } english ? english : Name.Zh;
    public string Other => IsEnglish ? Name.Zh : Name.En ?? "";
}
