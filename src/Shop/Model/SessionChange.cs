namespace Shop.Model;

/// <summary>A session was moved or cancelled: those who had booked are told once, and asked. Only ever added.</summary>
public class SessionChange
{
    public long Id { get; set; }
    public int SessionId { get; set; }
    public Session Session { get; set; } = null!;
    public SessionChangeKind Kind { get; set; }
    public DateTime At { get; set; }
    /// <summary>The user's id.</summary>
    public required string By { get; set; }
    /// <summary>When it began before, and when it begins now, UTC; the same of a cancelled one.</summary>
    public DateTime FromStart { get; set; }
    public DateTime ToStart { get; set; }
    /// <summary>For visitors.</summary>
    public required Text Reason { get; set; }
    public List<SessionAnswer> Answers { get; } = [];
}

public enum SessionChangeKind { Moved, Cancelled }

/// <summary>Whoever placed an order was told of a change, and may have answered. Its row says that the mail is written.</summary>
public class SessionAnswer
{
    public long Id { get; set; }
    public long ChangeId { get; set; }
    public SessionChange Change { get; set; } = null!;
    public long OrderId { get; set; }
    public DateTime ToldAt { get; set; }
    /// <summary>Until when an answer is waited for, UTC. Then a moved session stays booked, and what was paid for a cancelled one goes back.</summary>
    public DateTime AnswerBy { get; set; }
    public SessionAnswerKind Kind { get; set; }
    public DateTime? AnsweredAt { get; set; }
}

public enum SessionAnswerKind { Waiting, Kept, OtherDate, MoneyBack }

/// <summary>候补: somebody who waits for places in a full session. Whoever waits longest is asked first, and nobody passes them.</summary>
public class SessionWaiter
{
    public long Id { get; set; }
    public int SessionId { get; set; }
    public Session Session { get; set; } = null!;
    /// <summary>The account that asked; null for guests.</summary>
    public string? UserId { get; set; }
    /// <summary>Where the offer is sent, in lower case; emptied some days after the session.</summary>
    public required string Email { get; set; }
    /// <summary>Language of the mails: "zh-CN" or "en".</summary>
    public required string Culture { get; set; }
    public int Adults { get; set; }
    public int Children { get; set; }
    public int Groups { get; set; }
    /// <summary>How many places they take together.</summary>
    public int Places { get; set; }
    public WaiterState State { get; set; }
    public DateTime AskedAt { get; set; }
    /// <summary>Since when they stand in the line: who types an address stands there once its reader has agreed.</summary>
    public DateTime? WaitingSince { get; set; }
    /// <summary>Until when the places are kept for them, UTC; as long as they are, they are reserved in the session's lot.</summary>
    public DateTime? OfferedUntil { get; set; }
    /// <summary>The basket into which they put what was offered.</summary>
    public Guid? BasketId { get; set; }
    public DateTime? EndedAt { get; set; }
}

/// <summary>Asked: the address hasn't agreed yet. Lapsed: not answered in time, or the session began. Left: they want no more.</summary>
public enum WaiterState { Asked, Waiting, Offered, Taken, Lapsed, Left }
