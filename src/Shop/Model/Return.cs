namespace Shop.Model;

/// <summary>
/// Goods of one parcel that a shopper wants to give back: asked, answered by the cooperative within its time, decided by the operator where the two don't agree,
/// sent back, received, refunded. Whoever changes it holds the order first and records an event.
/// </summary>
public class Return
{
    public long Id { get; set; }
    /// <summary>Made as orders' numbers are (<see cref="OrderNumber"/>).</summary>
    public required string Number { get; set; }
    public long PartId { get; set; }
    public OrderPart Part { get; set; } = null!;
    public ReturnReason Reason { get; set; }
    /// <summary>The shopper's; may be empty.</summary>
    public string Words { get; set; } = "";
    public ReturnState State { get; set; }
    public DateTime AskedAt { get; set; }
    /// <summary>Until then the cooperative answers, UTC; after that the operator may decide.</summary>
    public DateTime AnswerBy { get; set; }
    /// <summary>The seller's or the operator's last words about it: why not, or what to do now.</summary>
    public string Answer { get; set; } = "";
    /// <summary>The shopper's, when they don't agree with a no.</summary>
    public string Objection { get; set; } = "";
    /// <summary>Accepted without the goods coming back.</summary>
    public bool IsKept { get; set; }
    /// <summary>The delivery fee goes back as well.</summary>
    public bool WithDelivery { get; set; }
    /// <summary>Where the goods are sent to; empty until it is accepted, and when they are kept.</summary>
    public string SendTo { get; set; } = "";
    public string Carrier { get; set; } = "";
    public string TrackingNumber { get; set; } = "";
    public DateTime? RefundedAt { get; set; }
    /// <summary>The money's way back; null while there is none, and when the operator had given it back before.</summary>
    public long? RefundId { get; set; }
    public Refund? Refund { get; set; }
    public List<ReturnLine> Lines { get; } = [];
    public List<ReturnPhoto> Photos { get; } = [];
    public List<ReturnEvent> Events { get; } = [];

    /// <summary>No answer in time, or one that the shopper doesn't agree with: it is the operator's to decide.</summary>
    public bool IsWithOperator(DateTime now) => State == ReturnState.Disputed || (State == ReturnState.Asked && AnswerBy <= now);

    /// <summary>The goods are back, or stay with the shopper; the money is still here.</summary>
    public bool IsOwed => State == ReturnState.Received || (State == ReturnState.Accepted && IsKept);

    public bool IsOver => State is ReturnState.Refunded or ReturnState.Rejected;

    public void Record(ReturnState to, DateTime at, string by, string detail = "")
    {
        Events.Add(new ReturnEvent { State = to, At = at, By = by, Detail = detail });
        State = to;
    }
}

/// <summary>NoReason: within seven days after it arrived, where the goods allow it.</summary>
public enum ReturnReason { NoReason, Damaged, WrongGoods, Other }

/// <summary>Declined: the cooperative's no, which may be objected to. Rejected: the operator's no, which is the last word.</summary>
public enum ReturnState { Asked, Accepted, Declined, Disputed, Rejected, SentBack, Received, Refunded }

public class ReturnLine
{
    public long ReturnId { get; set; }
    public long LineId { get; set; }
    public OrderLine Line { get; set; } = null!;
    public int Quantity { get; set; }
}

/// <summary>A picture of what is wrong. Only the shopper, the cooperative and operators see it.</summary>
public class ReturnPhoto
{
    public long Id { get; set; }
    public long ReturnId { get; set; }
    /// <summary>SHA-256 of the file, lower-case hex; it lies in the folder of returns and not among the shop's pictures.</summary>
    public required string Hash { get; set; }
    public int Width { get; set; }
    public int Height { get; set; }
}

/// <summary>A step of a return; only ever added.</summary>
public class ReturnEvent
{
    public long Id { get; set; }
    public long ReturnId { get; set; }
    /// <summary>What it came to be.</summary>
    public ReturnState State { get; set; }
    public DateTime At { get; set; }
    /// <summary>"shopper", or the user id of a cooperative's member or operator.</summary>
    public required string By { get; set; }
    public string Detail { get; set; } = "";
}
