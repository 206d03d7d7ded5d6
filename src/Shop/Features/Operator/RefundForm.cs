using System.ComponentModel.DataAnnotations;

namespace Shop.Features.Operator;

/// <summary>What is to be refunded: units by line id, delivery fees by part id, or everything that is left.</summary>
public sealed class RefundForm
{
    public Dictionary<long, int> Units { get; set; } = [];
    public List<long> Delivery { get; set; } = [];
    public bool Everything { get; set; }

    [Required(ErrorMessage = "RefundReasonMissing"), StringLength(200, ErrorMessage = "RefundReasonLong")]
    public string? Reason { get; set; }
}
