using System.ComponentModel.DataAnnotations;

namespace Shop.Features.Sending;

/// <summary>How soon parcels leave, section "Sending".</summary>
public sealed record SendingOptions
{
    /// <summary>Hours from "paid" or "confirmed" to the day the whole parcel has left. A change holds for what is to be sent from then on.</summary>
    [Range(1, 24 * 60)]
    public int WithinHours { get; init; } = 48;
}
