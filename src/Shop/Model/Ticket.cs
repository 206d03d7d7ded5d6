namespace Shop.Model;

/// <summary>A request to the one desk, from whomever: it has a number, an owner and a time by which it is answered.</summary>
public class Ticket
{
    public long Id { get; set; }
    /// <summary>Made as orders' numbers are (<see cref="OrderNumber"/>).</summary>
    public required string Number { get; set; }
    public TicketTopic Topic { get; set; }
    public TicketState State { get; set; }
    /// <summary>How to call them; may be empty.</summary>
    public string Name { get; set; } = "";
    public string? Email { get; set; }
    /// <summary>E.164, or "".</summary>
    public string Phone { get; set; } = "";
    /// <summary>The account that asked; null for a visitor.</summary>
    public string? UserId { get; set; }
    /// <summary>The cooperative whose member asked for it; null: a shopper or visitor.</summary>
    public int? AskerId { get; set; }
    public Cooperative? Asker { get; set; }
    /// <summary>Language of its mails: "zh-CN" or "en".</summary>
    public required string Culture { get; set; }
    /// <summary>The operator who looks after it: a user's id; null: nobody yet.</summary>
    public string? OwnerId { get; set; }
    public DateTime AskedAt { get; set; }
    /// <summary>Until when the desk answers, UTC. Begins anew with each word of the asker's that waits.</summary>
    public DateTime DueAt { get; set; }
    public DateTime? ClosedAt { get; set; }
    // What it is about, as far as an operator has found out.
    public long? OrderId { get; set; }
    public Order? Order { get; set; }
    public long? ReturnId { get; set; }
    public Return? Return { get; set; }
    public int? LotId { get; set; }
    public Lot? Lot { get; set; }
    public int? CooperativeId { get; set; }
    public Cooperative? Cooperative { get; set; }
    public List<TicketMessage> Messages { get; } = [];
    public List<TicketEvent> Events { get; } = [];

    public bool IsOverdue(DateTime now) => State == TicketState.Open && DueAt < now;

    public void Record(TicketEventKind kind, DateTime at, string by, string detail = "") =>
        Events.Add(new TicketEvent { Kind = kind, At = at, By = by, Detail = detail });
}

public enum TicketTopic { Order, Delivery, Return, Goods, Visit, Cooperation, Account, Other }

/// <summary>Open: the desk's turn. Answered: the asker's.</summary>
public enum TicketState { Open, Answered, Closed }

/// <summary>What was said; only ever added, but for an asker who has everything erased.</summary>
public class TicketMessage
{
    public long Id { get; set; }
    public long TicketId { get; set; }
    public MessageFrom From { get; set; }
    /// <summary>"visitor" or a user's id.</summary>
    public required string By { get; set; }
    public DateTime At { get; set; }
    public required string Words { get; set; }
    /// <summary>SHA-256 of the picture that came with it, lower-case hex; it lies among the private papers.</summary>
    public string? PhotoHash { get; set; }
}

/// <summary>Remark: among operators; the asker never sees it.</summary>
public enum MessageFrom { Asker, Desk, Remark }

/// <summary>A step of a ticket; only ever added.</summary>
public class TicketEvent
{
    public long Id { get; set; }
    public long TicketId { get; set; }
    public TicketEventKind Kind { get; set; }
    public DateTime At { get; set; }
    /// <summary>"visitor" or a user's id.</summary>
    public required string By { get; set; }
    /// <summary>To whom it was handed (a user's id), or what it was linked with. Never a person's data.</summary>
    public string Detail { get; set; } = "";
}

public enum TicketEventKind { Asked, Taken, HandedOver, Answered, Replied, Closed, Reopened, Linked }
