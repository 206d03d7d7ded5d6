using System.ComponentModel.DataAnnotations;

namespace Shop.Features.Sending;

public sealed class SearchForm
{
    [Required(ErrorMessage = "QueryMissing"), StringLength(60, ErrorMessage = "QueryLong")]
    public string? Q { get; set; }
}

/// <summary>Where parcels come from and go back to.</summary>
public sealed class SenderForm
{
    [Required(ErrorMessage = "SenderMissing"), StringLength(200, ErrorMessage = "SenderLong")]
    public string? Sender { get; set; }
}

/// <summary>A parcel that wasn't taken at the door.</summary>
public sealed class RefusalForm
{
    [StringLength(200, ErrorMessage = "TooLong")]
    public string? Reason { get; set; }

    /// <summary>Units that lie on the shelf again and those that can't be sold any more, by <see cref="LotUnits.Key"/>.</summary>
    public Dictionary<string, long> Shelf { get; set; } = [];
    public Dictionary<string, long> Broken { get; set; } = [];
}
