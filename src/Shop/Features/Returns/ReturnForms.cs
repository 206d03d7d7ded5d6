using System.ComponentModel.DataAnnotations;

namespace Shop.Features.Returns;

/// <summary>What a shopper asks for, of one parcel.</summary>
public sealed class ReturnForm
{
    public const int MostPhotos = 4;

    /// <summary>The number that it will have: posted twice, it is one return.</summary>
    public string? ReturnNumber { get; set; }

    /// <summary>Id of the parcel.</summary>
    public long Part { get; set; }

    /// <summary>Units by line id, as they were ordered.</summary>
    public Dictionary<long, int> Units { get; set; } = [];

    [Required(ErrorMessage = "ReasonMissing"), EnumDataType(typeof(ReturnReason), ErrorMessage = "ReasonMissing")]
    public ReturnReason? Reason { get; set; }

    [StringLength(1000, ErrorMessage = "TooLong")]
    public string? Words { get; set; }

    public List<IFormFile> Photos { get; set; } = [];
}

public sealed class ObjectionForm
{
    [Required(ErrorMessage = "ObjectionMissing"), StringLength(1000, ErrorMessage = "TooLong")]
    public string? Objection { get; set; }
}

/// <summary>The parcel that comes back.</summary>
public sealed class BackForm
{
    [Required(ErrorMessage = "CarrierMissing"), StringLength(60, ErrorMessage = "TooLong")]
    public string? Carrier { get; set; }

    [Required(ErrorMessage = "TrackingMissing"), StringLength(60, ErrorMessage = "TooLong")]
    public string? TrackingNumber { get; set; }
}

/// <summary>A yes: sent back to an address, or kept.</summary>
public sealed class AcceptForm : IValidatableObject
{
    public bool IsKept { get; set; }

    /// <summary>The delivery fee goes back as well.</summary>
    public bool WithDelivery { get; set; }

    [StringLength(300, ErrorMessage = "TooLong")]
    public string? SendTo { get; set; }

    [StringLength(500, ErrorMessage = "TooLong")]
    public string? Answer { get; set; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        IsKept || !string.IsNullOrWhiteSpace(SendTo) ? [] : [new(validationContext.GetRequiredService<Microsoft.Extensions.Localization.IStringLocalizer<Texts>>()["SendToMissing"], [nameof(SendTo)])];
}

/// <summary>A no; the shopper reads why.</summary>
public sealed class DeclineForm
{
    [Required(ErrorMessage = "WhyMissing"), StringLength(500, ErrorMessage = "TooLong")]
    public string? Why { get; set; }
}

/// <summary>What came back.</summary>
public sealed class ReceiptForm
{
    /// <summary>Units that lie on the shelf again and those that can't be sold any more, by <see cref="LotUnits.Key"/>.</summary>
    public Dictionary<string, long> Shelf { get; set; } = [];
    public Dictionary<string, long> Broken { get; set; } = [];
}
