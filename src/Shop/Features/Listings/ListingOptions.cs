using System.ComponentModel.DataAnnotations;

namespace Shop.Features.Listings;

/// <summary>What a cooperative may change without anybody looking, section "Listing".</summary>
public sealed record ListingOptions
{
    /// <summary>A price goes live at once when it is within so many percent of every price of the last thirty days.</summary>
    [Range(0, 100)]
    public int PriceBandPercent { get; init; } = 20;
}
