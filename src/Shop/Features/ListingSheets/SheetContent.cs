using System.Text.Json;

namespace Shop.Features.ListingSheets;

/// <summary>What was uploaded, as it was read; kept with the sheet until it is taken.</summary>
/// <param name="Headings">The first row.</param>
/// <param name="Rows">The others.</param>
public sealed record SheetContent(SheetRow Headings, IReadOnlyList<SheetRow> Rows, IReadOnlyList<SheetPicture> Pictures)
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public string ToJson() => JsonSerializer.Serialize(this, Options);

    public static SheetContent FromJson(string json) => JsonSerializer.Deserialize<SheetContent>(json, Options)!;
}

/// <summary>A picture that came with the sheet. It lies in the picture folder; its row is written when the sheet is taken.</summary>
/// <param name="Name">The file's name, without folder and ending: an SKU, perhaps with "-2" after it.</param>
/// <param name="Hash">Names it in the picture folder.</param>
public sealed record SheetPicture(string Name, string Hash, string Extension, int Width, int Height);

/// <summary>Something that keeps the whole sheet from being taken.</summary>
/// <param name="Row">As the spreadsheet counts; 0 where it isn't in a row.</param>
/// <param name="Column">Its heading, or the name of a file.</param>
/// <param name="Value">What stands there.</param>
/// <param name="Why">In the reader's language.</param>
public sealed record WrongCell(int Row, string Column, string Value, string Why);
