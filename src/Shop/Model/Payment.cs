namespace Shop.Model;

/// <summary>A Checkout Session at Stripe and what became of it.</summary>
public class Payment
{
    public long Id { get; set; }
    public long OrderId { get; set; }
    /// <summary>Null until Stripe has answered.</summary>
    public string? SessionId { get; set; }
    public string? PaymentIntentId { get; set; }
    /// <summary>Where the shopper pays.</summary>
    public string? Url { get; set; }
    public long AmountFen { get; set; }
    public string Currency { get; set; } = Money.Cny;
    public PaymentState State { get; set; }
    public DateTime CreatedAt { get; set; }
    /// <summary>When the session ends at Stripe, UTC. The reservation outlives it.</summary>
    public DateTime ExpiresAt { get; set; }
    public DateTime? PaidAt { get; set; }
    /// <summary>What Stripe kept of it, in fen, and when we learnt that.</summary>
    public long? FeeFen { get; set; }
    public DateTime? FeeReadAt { get; set; }
}

/// <summary>
/// Pending: an asynchronous method was used and Stripe doesn't know yet. Closing: the order is being cancelled and Stripe is
/// asked to end the session; if it was paid meanwhile, the payment wins.
/// </summary>
public enum PaymentState { Open, Pending, Paid, Failed, Expired, Closing }

/// <summary>Money that goes back. For Stripe the row is written first, then Stripe is asked with a key made of its number.</summary>
public class Refund
{
    public long Id { get; set; }
    public long OrderId { get; set; }
    public long? PaymentId { get; set; }
    public Payment? Payment { get; set; }
    public long AmountFen { get; set; }
    public RefundState State { get; set; }
    public string Reason { get; set; } = "";
    public string? StripeRefundId { get; set; }
    public required string By { get; set; }
    public DateTime RequestedAt { get; set; }
    public DateTime? SettledAt { get; set; }
    /// <summary>When Stripe first said that it had succeeded; it may still fail after that.</summary>
    public DateTime? SucceededAt { get; set; }
    public List<RefundLine> Lines { get; } = [];
}

/// <summary>Requested: not yet at Stripe. Pending: Stripe works on it. ByHand: cash, given back outside the shop.</summary>
public enum RefundState { Requested, Pending, Succeeded, Failed, ByHand }

/// <summary>What a refund is for: units of a line, or a part's delivery fee (LineId null).</summary>
public class RefundLine
{
    public long Id { get; set; }
    public long RefundId { get; set; }
    public long PartId { get; set; }
    public long? LineId { get; set; }
    public int Quantity { get; set; }
    /// <summary>Of these units, those that never left and lie on the shelf again.</summary>
    public int Withdrawn { get; set; }
    public long AmountFen { get; set; }
}

/// <summary>An event from Stripe that was applied; its id is the key, so that one sent twice does nothing twice.</summary>
public class StripeEvent
{
    public required string Id { get; set; }
    public required string Type { get; set; }
    public DateTime ReceivedAt { get; set; }
}

/// <summary>发票 for one part: asked for, issued by the cooperative, reversed after a refund. The shop only records.</summary>
public class Invoice
{
    public long Id { get; set; }
    public long PartId { get; set; }
    public InvoiceTitleKind TitleKind { get; set; }
    public required string Title { get; set; }
    public string TaxNumber { get; set; } = "";
    public string Email { get; set; } = "";
    public InvoiceState State { get; set; }
    public string Number { get; set; } = "";
    public string File { get; set; } = "";
    public DateTime AskedAt { get; set; }
    public DateTime? IssuedAt { get; set; }
    public DateTime? ReversedAt { get; set; }
    /// <summary>The shop's own bill on which a group's booking stands, or stood before it was credited; null: none.</summary>
    public int? BillId { get; set; }
    public GroupBill? Bill { get; set; }
}

public enum InvoiceTitleKind { Person, Company }

public enum InvoiceState { Asked, Issued, Reversed }
