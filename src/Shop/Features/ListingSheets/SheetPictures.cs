using System.Globalization;
using System.Text.RegularExpressions;

namespace Shop.Features.ListingSheets;

/// <summary>Whose the pictures of a ZIP are: "SKU.jpg" is the first one, "SKU-2.jpg" the second.</summary>
internal static partial class SheetPictures
{
    /// <param name="known">Ids of those that are in the database, by hash; others get -1 for the sheet's first picture, -2 for its second, and so on.</param>
    /// <param name="stray">Told of each that belongs to no row.</param>
    /// <returns>Ids in their order, by SKU in whatever case.</returns>
    public static ILookup<string, int> Sort(IReadOnlyList<SheetPicture> pictures, IReadOnlySet<string> skus, IReadOnlyDictionary<string, int> known, Action<string> stray)
    {
        var all = skus.ToHashSet(StringComparer.OrdinalIgnoreCase);
        var sorted = new List<(string Sku, int Place, int Id)>();
        foreach (var (picture, i) in pictures.Select((p, i) => (p, i)))
        {
            // A number that ends in "-2" is itself a number.
            var (sku, place) = all.Contains(picture.Name) ? (picture.Name, 1)
                : Numbered().Match(picture.Name) is { Success: true } m && all.Contains(m.Groups[1].Value) ? (m.Groups[1].Value, int.Parse(m.Groups[2].Value, CultureInfo.InvariantCulture))
                : ("", 0);
            if (sku.Length == 0)
            {
                stray(picture.Name);
                continue;
            }
            sorted.Add((sku, place, known.TryGetValue(picture.Hash, out var id) ? id : -(i + 1)));
        }
        return sorted.OrderBy(s => s.Place).ToLookup(s => s.Sku, s => s.Id, StringComparer.OrdinalIgnoreCase);
    }

    [GeneratedRegex(@"^(.+?)[-_ ](\d{1,2})$")]
    private static partial Regex Numbered();
}
