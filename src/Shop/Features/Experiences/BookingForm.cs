using System.Globalization;
using System.Text;

namespace Shop.Features.Experiences;

/// <summary>Who wants to come to which session. The names are public (partners' scripts post them); numbers are kept as they were typed.</summary>
public sealed record BookingForm
{
    /// <summary>A session's key; of a homestay, of its first night.</summary>
    public string? Session { get; init; }
    public string? Adults { get; init; }
    public string? Children { get; init; }
    public string? Groups { get; init; }
    /// <summary>How many rooms; elsewhere how many times these people, 1 where it isn't said.</summary>
    public string? Quantity { get; init; }
    /// <summary>Of a homestay; the least where it isn't said.</summary>
    public string? Nights { get; init; }
    /// <summary>Who comes, where the experience asks; may be said later.</summary>
    public string? Names { get; init; }
    public string? Ages { get; init; }
    /// <summary>Names this wish: posted twice, it is one booking.</summary>
    public string? Key { get; init; }

    /// <returns>0 for nothing typed, null for what isn't a number from 0 to 99.</returns>
    public static int? Number(string? typed)
    {
        // People type full-width digits.
        var plain = typed?.Trim().Normalize(NormalizationForm.FormKC) ?? "";
        return plain.Length == 0 ? 0 : int.TryParse(plain, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n <= Basket.MostOfOne ? n : null;
    }
}
