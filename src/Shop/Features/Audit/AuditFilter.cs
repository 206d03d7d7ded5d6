using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace Shop.Features.Audit;

/// <summary>What is looked for in the audit; what can't be read is left out.</summary>
public sealed record AuditFilter
{
    /// <summary>A user's id, or "command".</summary>
    [StringLength(64)]
    public string? Who { get; init; }

    /// <summary>The name of a kind of thing.</summary>
    [StringLength(60)]
    public string? Kind { get; init; }

    /// <summary>A number, SKU, code or word of an address, as people write it.</summary>
    [StringLength(120)]
    public string? What { get; init; }

    /// <summary>The first and the last day, in the shop's zone.</summary>
    public DateOnly? From { get; init; }
    public DateOnly? Until { get; init; }

    [Range(1, 100_000)]
    public int Page { get; init; } = 1;

    /// <summary>What was typed, as it is kept.</summary>
    public string? Reference => string.IsNullOrWhiteSpace(What) ? null : OrderNumber.Read(What) ?? LotCode.Read(What) ?? What.Trim();

    public string Query(int? page = null)
    {
        (string Name, string? Value)[] all = [("who", Who), ("kind", Kind), ("what", What), ("from", Day(From)), ("until", Day(Until)), ("page", page > 1 ? page.Value.ToString(CultureInfo.InvariantCulture) : null)];
        return QueryString.Create(all.Where(q => !string.IsNullOrWhiteSpace(q.Value)).Select(q => KeyValuePair.Create(q.Name, q.Value))).ToString();
    }

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
