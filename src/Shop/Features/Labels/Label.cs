using System.Globalization;
using System.Text.RegularExpressions;

namespace Shop.Features.Labels;

/// <summary>What stands on a lot's label; in Chinese, as it is sold in China.</summary>
/// <param name="Brand">Slug.</param>
/// <param name="Variant">Which kind; may be empty.</param>
/// <param name="NetContent">"220 克"; empty for what isn't food.</param>
/// <param name="Code">The lot's, as stored.</param>
/// <param name="Address">Where the QR code leads.</param>
public sealed record Label(string Brand, Text Name, string Variant, string NetContent, IReadOnlyList<LabelField> Fields, IReadOnlyList<Nutrient> Nutrition, string Code, string Address);

/// <param name="Key">Of the field's name in Texts; the craft's own fields bring their name along instead.</param>
public sealed record LabelField(string Key, string Name, string Value);

/// <summary>A label that can't be printed, because at the least legal size a field has no room.</summary>
/// <param name="Characters">About how many it has to lose.</param>
public sealed record TooLong(LabelField Field, int Characters);

/// <summary>The net content of prepacked food.</summary>
public static partial class NetContent
{
    /// <summary>The part that is about this kind, without its name: of "单罐 210 克；三罐礼盒 630 克" for 单罐 it is "210 克".</summary>
    public static string Of(string netContent, string variant)
    {
        var parts = netContent.Split('；', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var (name, found) = parts.Select(p => (Name: p.Split(' ')[0], p)).FirstOrDefault(p => variant.Contains(p.Name, StringComparison.Ordinal));
        return found is null ? parts.FirstOrDefault() ?? "" : found[name.Length..].Trim();
    }

    /// <summary>How high its figures have to be at least, in millimetres: 2 to 50 g or ml, 3 to 200, 4 to 1000, then 6 (GB 7718).</summary>
    public static float LeastHeight(string netContent) => Quantity().Match(netContent) is not { Success: true } q ? 4
        : (double.Parse(q.Groups[1].Value, CultureInfo.InvariantCulture) * (q.Groups[2].Value is "千克" or "公斤" or "kg" or "升" or "L" ? 1000 : 1)) switch { <= 50 => 2, <= 200 => 3, <= 1000 => 4, _ => 6 };

    [GeneratedRegex(@"(\d+(?:\.\d+)?)\s*(千克|公斤|克|毫升|升|kg|g|ml|mL|L)")]
    private static partial Regex Quantity();
}
