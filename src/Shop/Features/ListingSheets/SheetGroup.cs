using System.Text.RegularExpressions;
using Shop.Features.Listings;

namespace Shop.Features.ListingSheets;

/// <summary>The rows of one product.</summary>
/// <param name="Product">Null for one that isn't sold yet.</param>
/// <param name="Draft">The draft of a new one that they go on with.</param>
public sealed record SheetGroup(ListedProduct? Product, ListingDraft? Draft)
{
    /// <summary>With the number of the variant as the shop writes it.</summary>
    public List<(SheetRow Row, string Sku)> Rows { get; } = [];

    public Listing Before => Product?.Document ?? Draft?.Document ?? new Listing();
}

/// <summary>Tells which rows belong to one product: by the product's code, by a number that is known, and new ones by their name.</summary>
internal sealed partial class SheetGroups(SheetGround ground, IReadOnlyDictionary<string, int> at, Action<SheetRow, string, string> fault)
{
    private readonly Dictionary<int, SheetGroup> ofProducts = [];
    private readonly Dictionary<int, SheetGroup> ofDrafts = [];
    private readonly Dictionary<string, SheetGroup> ofNames = new(StringComparer.Ordinal);
    private readonly List<SheetGroup> all = [];

    /// <summary>Rows that belong nowhere are told to <c>fault</c>: row, column, key of the reason.</summary>
    public IReadOnlyList<SheetGroup> Run(IReadOnlyList<SheetRow> rows)
    {
        var fresh = new List<(SheetRow, string)>();
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var row in rows)
        {
            var sku = Cell(row, SheetColumns.Sku);
            if (SkuFault(sku) is { } why || !seen.Add(sku) && (why = "SkuTwice") is not null)
            {
                fault(row, SheetColumns.Sku, why);
            }
            else if (!Known(row, sku))
            {
                fresh.Add((row, sku.ToUpperInvariant()));
            }
        }
        // Last, so that a new variant finds the others of its product wherever they stand.
        var names = ground.BySlug.Values.Select(p => p.Document.Name.Zh).ToHashSet(StringComparer.Ordinal);
        foreach (var (row, sku) in fresh)
        {
            Fresh(row, sku, names);
        }
        return [.. all.OrderBy(g => g.Rows.Min(r => r.Row.Number))];
    }

    private bool Known(SheetRow row, string sku)
    {
        var code = Cell(row, SheetColumns.Product);
        var (coded, owner) = (ground.BySlug.GetValueOrDefault(code), ground.BySku.GetValueOrDefault(sku));
        if (code.Length > 0 && coded is null)
        {
            fault(row, SheetColumns.Product, "ProductUnknown");
        }
        else if (owner is not null && (coded ?? owner) != owner)
        {
            fault(row, SheetColumns.Sku, "SkuElsewhere");
        }
        else if (ground.Taken.Contains(sku))
        {
            fault(row, SheetColumns.Sku, "SkuTaken");
        }
        else if ((owner ?? coded) is { } product)
        {
            Of(ofProducts, product.Id, () => new SheetGroup(product, null)).Rows.Add((row, product.Variants.Keys.FirstOrDefault(k => k.Equals(sku, StringComparison.OrdinalIgnoreCase)) ?? sku.ToUpperInvariant()));
        }
        else if (ground.DraftBySku.GetValueOrDefault(sku) is { } draft)
        {
            var group = Of(ofDrafts, draft.Id, () => new SheetGroup(null, draft));
            group.Rows.Add((row, draft.Document.Variants.Find(v => v.Sku.Equals(sku, StringComparison.OrdinalIgnoreCase))!.Sku));
            ofNames.TryAdd(Cell(row, "Name"), group);
        }
        else
        {
            return false;
        }
        return true;
    }

    private void Fresh(SheetRow row, string sku, HashSet<string> names)
    {
        var name = ListingValue.Tidy(Cell(row, "Name"));
        if (name.Length == 0 || names.Contains(name))
        {
            fault(row, "Name", name.Length == 0 ? "NameMissing" : "NameThere");
            return;
        }
        Of(ofNames, name, () => new SheetGroup(null, null)).Rows.Add((row, sku));
    }

    private SheetGroup Of<T>(Dictionary<T, SheetGroup> groups, T key, Func<SheetGroup> begin) where T : notnull
    {
        if (!groups.TryGetValue(key, out var group))
        {
            groups[key] = group = begin();
            all.Add(group);
        }
        return group;
    }

    private string Cell(SheetRow row, string column) => at.TryGetValue(column, out var i) ? row[i] : "";

    private static string? SkuFault(string sku) => sku.Length == 0 ? "SkuMissing" : Rounded().IsMatch(sku) ? "Rounded" : SkuShape().IsMatch(sku) ? null : "SkuWrong";

    [GeneratedRegex(@"^[0-9A-Za-z][0-9A-Za-z._-]{0,39}$")]
    private static partial Regex SkuShape();

    /// <summary>What a spreadsheet makes of a long number.</summary>
    [GeneratedRegex(@"^\d([.,]\d+)?[eE]\+?\d+$")]
    internal static partial Regex Rounded();
}
