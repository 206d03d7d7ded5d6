namespace Shop.Features.Payments;

/// <summary>What is to be given back.</summary>
/// <param name="Units">Units by line id.</param>
/// <param name="Deliveries">Parts whose delivery fee goes back.</param>
/// <param name="Reason">In the operator's or the shopper's words.</param>
/// <param name="ByHand">Money goes back outside the shop, which only records it; always so for cash.</param>
public sealed record RefundRequest(IReadOnlyDictionary<long, int> Units, IReadOnlySet<long> Deliveries, string Reason, bool ByHand = false)
{
    /// <summary>By line id, how much at most goes back for its units, in fen: terms of cancellation may keep a part. A line that isn't named gives back what was paid for them.</summary>
    public IReadOnlyDictionary<long, long> MostFen { get; init; } = new Dictionary<long, long>();

    /// <summary>Whatever of the order hasn't gone back yet.</summary>
    public static RefundRequest Everything(Order order, string reason, bool byHand = false) => new(
        order.Parts.Where(p => p.State != PartState.Refused).SelectMany(p => p.Lines).Where(l => l.Quantity > l.Refunded).ToDictionary(l => l.Id, l => l.Quantity - l.Refunded),
        order.Parts.Where(p => p.State != PartState.Refused && p.DeliveryFen > p.DeliveryRefundedFen).Select(p => p.Id).ToHashSet(), reason, byHand);
}

public enum RefundOutcome
{
    /// <summary>Written down, and Stripe is asked.</summary>
    Requested,
    /// <summary>Recorded; somebody gives the money back by hand.</summary>
    ByHand,
    /// <summary>No money came for it: not paid, not collected, imported, or over before it was paid.</summary>
    NotPaid,
    /// <summary>Nothing was chosen.</summary>
    Nothing,
    /// <summary>More units than were bought and not refunded, or more money than is left of the payment.</summary>
    TooMuch,
}

/// <param name="Refund">The row, when there is one.</param>
public sealed record RefundAnswer(RefundOutcome Outcome, Model.Refund? Refund = null)
{
    /// <summary>What goes back in cash beside it, of what was taken at the door; null: nothing.</summary>
    public Model.Refund? FromDoor { get; init; }
}
