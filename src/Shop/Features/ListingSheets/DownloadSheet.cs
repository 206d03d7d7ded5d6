using Microsoft.Extensions.Localization;
using Shop.Features.Listings;

namespace Shop.Features.ListingSheets;

/// <summary>The sheet with what a cooperative has, a row a variant; in a fixed number of queries.</summary>
public sealed class DownloadSheet(ShopDb db, ReadListing read, SheetColumns columns, IStringLocalizer<Texts> texts)
{
    public async Task<byte[]> Xlsx(int cooperativeId, CancellationToken ct)
    {
        var (headings, rows) = await Rows(cooperativeId, ct);
        return WriteSheet.Xlsx(texts["SheetName"], headings, rows);
    }

    /// <summary>UTF-8 with its mark.</summary>
    public async Task<byte[]> Csv(int cooperativeId, CancellationToken ct)
    {
        var (headings, rows) = await Rows(cooperativeId, ct);
        return WriteSheet.Csv(headings, rows);
    }

    private async Task<(IReadOnlyList<string> Headings, IEnumerable<IReadOnlyList<object?>> Rows)> Rows(int cooperativeId, CancellationToken ct)
    {
        var products = await read.Of(cooperativeId, null, ct);
        var choices = await ListingChoices.Read(db, cooperativeId, ct);
        return ([.. SheetColumns.All.Select(columns.Heading)], products.SelectMany(p => p.Document.Variants.Select((v, i) => Row(p, v, i == 0, choices))));
    }

    // What is said of a product stands in its first row; its name in each, so that people see what they have before them.
    private List<object?> Row(ListedProduct product, ListingVariant variant, bool isFirst, ListingChoices choices)
    {
        var ofProduct = ListingFields.OfProduct.ToDictionary(f => f.Key);
        var ofVariant = SheetColumns.OfVariant.ToDictionary(f => f.Key);
        return [.. SheetColumns.All.Select(key => key switch
        {
            SheetColumns.Sku => variant.Sku,
            SheetColumns.Product => product.Slug,
            SheetColumns.OnShelf => product.Variants[variant.Sku].Available,
            _ when ofVariant.TryGetValue(key, out var f) => Cell(f.Kind, f.Get(variant), choices),
            _ when ofProduct.TryGetValue(key, out var f) && (isFirst || key == "Name") => Cell(f.Kind, f.Get(product.Document), choices),
            _ => null,
        })];
    }

    // Numbers as numbers, so that a spreadsheet can reckon with them.
    private object? Cell(FieldKind kind, string value, ListingChoices choices) => kind switch
    {
        _ when value.Length == 0 => null,
        FieldKind.Money => ListingValue.Fen(value) / 100m,
        FieldKind.Number => ListingValue.Number(value),
        FieldKind.YesNo => texts[ListingValue.IsYes(value) ? "Yes" : "No"].Value,
        _ => ListingValue.Tidy(choices.Show(kind, value)),
    };
}
