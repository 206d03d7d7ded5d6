using System.ComponentModel.DataAnnotations;
using Shop.Features.LiveOffers;

namespace Shop.Features.LiveRoom;

/// <summary>A price of now, made at the desk.</summary>
public sealed record OfferForm
{
    /// <summary>How long it may last, in seconds.</summary>
    public static readonly IReadOnlyList<int> Lasts = [60, 180, 300, 600, LiveOffer.LongestSeconds];

    /// <summary>"17:42": item of the rundown and variant.</summary>
    [Required(ErrorMessage = "WhatMissing"), RegularExpression(@"\d{1,9}:\d{1,9}", ErrorMessage = "WhatMissing")]
    public string? What { get; init; }

    /// <summary>Yuan.</summary>
    [Required(ErrorMessage = "PriceMissing"), Range(typeof(decimal), "0.01", "1000000", ParseLimitsInInvariantCulture = true, ConvertValueInInvariantCulture = true, ErrorMessage = "PriceMissing")]
    public decimal? Price { get; init; }

    [Required(ErrorMessage = "UnitsMissing"), Range(1, 100_000, ErrorMessage = "UnitsMissing")]
    public int? Units { get; init; }

    [Required(ErrorMessage = "LimitMissing"), Range(1, 99, ErrorMessage = "LimitMissing")]
    public int? Limit { get; init; } = 2;

    [Range(LiveOffer.ShortestSeconds, LiveOffer.LongestSeconds, ErrorMessage = "SecondsWrong")]
    public int Seconds { get; init; } = 300;

    /// <summary>Of a valid form.</summary>
    public (int Item, OfferTerms Terms) Read()
    {
        var what = Array.ConvertAll(What!.Split(':'), n => int.Parse(n, System.Globalization.CultureInfo.InvariantCulture));
        return (what[0], new OfferTerms(what[1], (long)Math.Round(Price!.Value * 100), Units!.Value, Limit!.Value, Seconds));
    }
}

/// <summary>Where a livestream can be seen again.</summary>
public sealed record ReplayForm
{
    [Required(ErrorMessage = "AddressWrong"), StringLength(400, ErrorMessage = "AddressWrong"), RegularExpression(@"(?i)https://[^\s""<>]+", ErrorMessage = "AddressWrong")]
    public string? Address { get; init; }
}
