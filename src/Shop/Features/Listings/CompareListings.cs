using System.Globalization;

namespace Shop.Features.Listings;

/// <summary>One thing that reads differently.</summary>
/// <param name="Field">Key of the field; "Variant" for one that came or went, "Pictures" for pictures, whose ids stand in the values.</param>
/// <param name="Sku">Of which variant; null: of the product.</param>
public sealed record ListingChange(string Field, string? Sku, string Before, string After);

/// <summary>What changed from one document to another, field by field: for reviews, sheets and histories alike.</summary>
public static class CompareListings
{
    public static IReadOnlyList<ListingChange> Run(Listing before, Listing after)
    {
        var changes = new List<ListingChange>();
        foreach (var f in ListingFields.OfProduct)
        {
            Add(f.Key, null, f.Get(before), f.Get(after));
        }
        foreach (var sku in before.Variants.Concat(after.Variants).Select(v => v.Sku).Distinct(StringComparer.Ordinal))
        {
            var (a, b) = (before.Variants.Find(v => v.Sku == sku), after.Variants.Find(v => v.Sku == sku));
            if (a is null || b is null)
            {
                changes.Add(new("Variant", sku, a?.Name.Zh ?? "", b?.Name.Zh ?? ""));
            }
            foreach (var f in ListingFields.OfVariant.Concat(ListingFields.Options).Where(_ => b is not null))
            {
                Add(f.Key, sku, a is null ? "" : f.Get(a), f.Get(b!));
            }
            if (b is not null)
            {
                Add(ListingFields.Stock.Key, sku, a is null ? "" : ListingFields.Stock.Get(a), ListingFields.Stock.Get(b));
            }
        }
        Add("Pictures", null, Ids(before), Ids(after));
        return changes;

        void Add(string field, string? sku, string a, string b)
        {
            if (ListingValue.Tidy(a) != ListingValue.Tidy(b))
            {
                changes.Add(new(field, sku, a, b));
            }
        }
    }

    private static string Ids(Listing l) => string.Join(' ', l.Pictures.Select(p => p.ToString(CultureInfo.InvariantCulture)));
}
