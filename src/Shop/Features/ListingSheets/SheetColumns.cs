using Microsoft.Extensions.Localization;
using Shop.Features.Listings;

namespace Shop.Features.ListingSheets;

/// <summary>The columns of the sheet; a heading is known in either language.</summary>
public sealed class SheetColumns(IStringLocalizer<Texts> texts)
{
    public const string Sku = "Sku";
    /// <summary>Slug of a product that is sold already.</summary>
    public const string Product = "Product";
    /// <summary>Units on the shelf: written, never read.</summary>
    public const string OnShelf = "OnShelf";

    /// <summary>What a row says of its variant, what sets it apart included.</summary>
    internal static IReadOnlyList<ListingField<ListingVariant>> OfVariant { get; } = [.. ListingFields.OfVariant, .. ListingFields.Options];

    private static readonly string[] First = [Sku, Product, "Name", "VariantName", "Price", ListingFields.Stock.Key, OnShelf, "MadeOn", "WeightGrams", "Barcode"];

    /// <summary>Those that a sheet has, in their order: what is changed most comes first, English last.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        .. First,
        .. ListingFields.OfProduct.Select(f => f.Key).Concat(OfVariant.Select(f => f.Key)).Except(First).OrderBy(k => k.EndsWith("En", StringComparison.Ordinal)),
    ];

    /// <summary>The heading in the reader's language.</summary>
    public string Heading(string key) => texts[$"Field_{key}"];

    /// <summary>Where each column stands, and the headings that say nothing to the shop.</summary>
    /// <returns>Twice: the column that stands there more than once; null: none.</returns>
    public (IReadOnlyDictionary<string, int> At, IReadOnlyList<string> Strange, string? Twice) Find(SheetRow headings)
    {
        var known = Known();
        var at = new Dictionary<string, int>();
        var strange = new List<string>();
        for (var i = 0; i < headings.Cells.Count; i++)
        {
            if (known.TryGetValue(headings[i], out var key) && !at.TryAdd(key, i))
            {
                return (at, strange, headings[i]);
            }
            if (key is null && headings[i].Length > 0)
            {
                strange.Add(headings[i]);
            }
        }
        return (at, strange, null);
    }

    private Dictionary<string, string> Known()
    {
        var known = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var culture in Culture.All)
        {
            using var _ = Culture.Of(culture);
            foreach (var key in All)
            {
                known[Heading(key)] = key;
            }
        }
        return known;
    }
}
