using System.Text.Json;
using System.Text.Json.Serialization;

namespace Shop.Features.OrderImports;

/// <summary>
/// How a platform writes its orders, as a file of seeds/import-profiles or of the data folder's import-profiles: a village adds its own there. A column is
/// named by its headings, the first one found counts, or by its place from 0; −1 is the last.
/// </summary>
public sealed record ImportProfile
{
    /// <summary>The file's name without its ending.</summary>
    [JsonIgnore]
    public string Name { get; init; } = "";
    public required Text Title { get; init; }
    /// <summary>"utf-8" or "gb18030"; null: what the file is.</summary>
    public string? Encoding { get; init; }
    /// <summary>One character, or "blanks" for any number of them; null: what the first line uses.</summary>
    public string? Separator { get; init; }
    public HeaderKind Header { get; init; } = HeaderKind.Yes;
    /// <summary>Rows of one customer and day are one order, which then needs no number.</summary>
    public bool OneOrderADay { get; init; }
    public required IReadOnlyDictionary<ImportField, string[]> Columns { get; init; }
    /// <summary>How times are written; empty: ISO 8601. Without an offset they are in the shop's zone.</summary>
    public string[] Times { get; init; } = [];
    /// <summary>What the status column says; without words for it every line is paid.</summary>
    public IReadOnlyDictionary<PastLineState, string[]> Statuses { get; init; } = new Dictionary<PastLineState, string[]>();
    /// <summary>Numbers that say themselves what the order is.</summary>
    public NumberRule[] Numbers { get; init; } = [];
    /// <summary>Where no column says it.</summary>
    public string Currency { get; init; } = Money.Cny;
}

public sealed record NumberRule(string StartsWith, PastLineState Status);

/// <summary>Maybe: the first row is left out when its time can't be read.</summary>
public enum HeaderKind { Yes, Maybe }

public enum ImportField { Order, PlacedAt, Status, Customer, Phone, Email, Sku, Title, Units, Amount, UnitPrice, Currency }

/// <summary>The profiles there are; those of the data folder come before the shop's own of the same name.</summary>
public sealed class ImportProfiles(Folders folders)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, Converters = { new JsonStringEnumConverter() } };

    public IReadOnlyList<ImportProfile> All() =>
        [.. Files().GroupBy(f => Path.GetFileNameWithoutExtension(f), StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => Read(g.First()))];

    /// <summary>Null when there is none of that name.</summary>
    /// <exception cref="WrongSeedException">The file isn't a profile; it says why.</exception>
    public ImportProfile? Of(string name) => Files().FirstOrDefault(f => Path.GetFileNameWithoutExtension(f) == name) is { } file ? Read(file) : null;

    private IEnumerable<string> Files() => new[] { Path.Combine(folders.Data, "import-profiles"), Path.Combine(folders.Seeds, "import-profiles") }
        .Where(Directory.Exists).SelectMany(d => Directory.EnumerateFiles(d, "*.json"));

    private static ImportProfile Read(string file)
    {
        try
        {
            return JsonSerializer.Deserialize<ImportProfile>(File.ReadAllBytes(file), Json)! with { Name = Path.GetFileNameWithoutExtension(file) };
        }
        catch (Exception e) when (e is JsonException or IOException)
        {
            throw new WrongSeedException(file, e.Message);
        }
    }
}
