using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;

namespace Shop.Features.Catalogue;

/// <summary>What the list's address asks for. All of it is optional; what can't be read is told and left out.</summary>
public sealed record ProductFilter
{
    public const int PageSize = 24;

    [StringLength(64)]
    public string? Brand { get; init; }

    [StringLength(64)]
    public string? Category { get; init; }

    [StringLength(64)]
    public string? Character { get; init; }

    /// <summary>Yuan.</summary>
    [Range(0, 1_000_000, ErrorMessage = "PriceWrong")]
    public decimal? Min { get; init; }

    /// <summary>Yuan.</summary>
    [Range(0, 1_000_000, ErrorMessage = "PriceWrong")]
    public decimal? Max { get; init; }

    [FromQuery(Name = "in_stock")]
    public bool InStock { get; init; }

    [StringLength(100, ErrorMessage = "QueryTooLong")]
    public string? Q { get; init; }

    public string? Sort { get; init; }

    [Range(1, 100_000, ErrorMessage = "PageWrong")]
    public int Page { get; init; } = 1;

    public static IReadOnlyList<string> Sorts { get; } = ["default", "price", "price-down", "newest", "name"];

    /// <summary>The address of the list with some of it changed; null takes a part out. The page starts again.</summary>
    public string With(params (string Name, string? Value)[] changes)
    {
        var parts = new Dictionary<string, string?>
        {
            ["brand"] = Brand,
            ["category"] = Category,
            ["character"] = Character,
            ["min"] = Min?.ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["max"] = Max?.ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["in_stock"] = InStock ? "true" : null,
            ["q"] = Q,
            ["sort"] = Sort is null or "default" ? null : Sort,
        };
        foreach (var (name, value) in changes)
        {
            parts[name] = value;
        }
        return "/products" + QueryString.Create(parts.Where(p => !string.IsNullOrEmpty(p.Value)));
    }
}
