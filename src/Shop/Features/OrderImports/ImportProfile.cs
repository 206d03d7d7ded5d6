using System.Text.Json;
using System.Text.Json.Serialization;

namespace Shop.Features.OrderImports;

/// <summary>
/// How a platform writes its orders, as a file of seeds/import-profiles or of import-profiles among the shared files (the data folder's, without a bucket): a village adds its own there. A column is
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

/// <summary>The profiles there are; a village's own come before the shop's of the same name.</summary>
public sealed class ImportProfiles(SharedFiles files, Folders folders)
{
    private const string Own = "import-profiles";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, Converters = { new JsonStringEnumConverter() } };

    /// <exception cref="WrongSeedException">A file isn't a profile; it says why.</exception>
    public async Task<IReadOnlyList<ImportProfile>> All(CancellationToken ct = default)
    {
        var names = Directory.EnumerateFiles(Brought, "*.json").Concat(await files.List(Own, ct).Select(f => f.Name).Where(n => n.EndsWith(".json", StringComparison.Ordinal)).ToListAsync(ct))
            .Select(f => Path.GetFileNameWithoutExtension(f)).Distinct().Order(StringComparer.Ordinal).ToList();
        var all = new List<ImportProfile>();
        foreach (var name in names)
        {
            all.AddRange(await Of(name, ct) is { } profile ? [profile] : []);
        }
        return all;
    }

    /// <summary>Null when there is none of that name.</summary>
    /// <exception cref="WrongSeedException">The file isn't a profile; it says why.</exception>
    public async Task<ImportProfile?> Of(string name, CancellationToken ct = default)
    {
        if (name.Length is 0 or > 100 || Path.GetFileName(name) != name || name.Any(char.IsControl))
        {
            return null;
        }
        var brought = Path.Combine(Brought, name + ".json");
        return await files.Read(NameOf(name), ct) is { } own ? Read(NameOf(name), own) : File.Exists(brought) ? Read(brought, await File.ReadAllBytesAsync(brought, ct)) : null;
    }

    /// <summary>Adds one to the village's own.</summary>
    public Task Put(string name, byte[] json, CancellationToken ct) => files.Put(NameOf(name), json, ct);

    private string Brought => Path.Combine(folders.Seeds, "import-profiles");

    private static string NameOf(string name) => $"{Own}/{name}.json";

    private static ImportProfile Read(string file, byte[] json)
    {
        try
        {
            return JsonSerializer.Deserialize<ImportProfile>(json, Json)! with { Name = Path.GetFileNameWithoutExtension(file) };
        }
        catch (JsonException e)
        {
            throw new WrongSeedException(file, e.Message);
        }
    }
}
