using System.ComponentModel.DataAnnotations;

namespace Shop.Features.Cooperatives;

/// <summary>A parcel that leaves.</summary>
public sealed class ShipmentForm
{
    [Required(ErrorMessage = "CarrierMissing"), StringLength(60, ErrorMessage = "CarrierLong")]
    public string? Carrier { get; set; }

    [Required(ErrorMessage = "TrackingMissing"), RegularExpression("[0-9A-Za-z -]{4,60}", ErrorMessage = "TrackingWrong")]
    public string? TrackingNumber { get; set; }

    /// <summary>Units by line id; empty: everything that is left.</summary>
    public Dictionary<long, int> Quantities { get; set; } = [];
}

/// <summary>A parcel that has arrived.</summary>
public sealed class DeliveryForm
{
    /// <summary>Cash taken, in yuan; with cash on delivery only.</summary>
    [Range(0.01, 1_000_000, ErrorMessage = "CollectedWrong"), RegularExpression(@"\d+(\.\d{1,2})?", ErrorMessage = "CollectedWrong")]
    public decimal? Collected { get; set; }
}
