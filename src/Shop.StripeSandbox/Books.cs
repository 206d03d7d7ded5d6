using System.Text.Json.Serialization;

namespace Shop.Sandbox;

internal sealed record Settings(string SecretKey, string WebhookSecret, int Port);

/// <summary>One line of a checkout; <c>UnitAmount</c> in fen.</summary>
internal sealed record Line(string Id, string Name, string? Description, string? Image, long UnitAmount, long Quantity)
{
    public long Total => UnitAmount * Quantity;
}

internal sealed record Session
{
    public required string Id { get; init; }
    public required long Created { get; init; }
    public required long ExpiresAt { get; init; }
    public string Status { get; init; } = "open";
    public string PaymentStatus { get; init; } = "unpaid";
    public required string Currency { get; init; }
    public required List<Line> Lines { get; init; }
    public required List<string> Methods { get; init; }
    public required Dictionary<string, string> Metadata { get; init; }
    public required string SuccessUrl { get; init; }
    public string? CancelUrl { get; init; }
    public string? ClientReference { get; init; }
    public string? CustomerEmail { get; init; }
    public string? Locale { get; init; }
    public string? SubmitType { get; init; }
    public string? PaymentId { get; init; }
    public string? PaymentDescription { get; init; }
    public string? ReceiptEmail { get; init; }
    public required Dictionary<string, string> PaymentMetadata { get; init; }

    public long Total => Lines.Sum(l => l.Total);
}

/// <summary>A payment intent and, once money came, its charge.</summary>
internal sealed record Payment
{
    public required string Id { get; init; }
    public required string SessionId { get; init; }
    public required long Created { get; init; }
    public required long Amount { get; init; }
    public required string Currency { get; init; }
    public required string Method { get; init; }
    public string Status { get; init; } = "requires_payment_method";
    public bool Declined { get; init; }
    public string? ChargeId { get; init; }
    public long ChargedAt { get; init; }

    [JsonIgnore]
    public string? BookingId => ChargeId is null ? null : "txn_" + ChargeId[(ChargeId.IndexOf('_', StringComparison.Ordinal) + 1)..];

    /// <summary>In fen. Made up, and another for each method, so that nobody takes one for all.</summary>
    [JsonIgnore]
    public long Fee => Method switch
    {
        "card" => (long)Math.Round(Amount * 0.029m, MidpointRounding.AwayFromZero) + 200,
        "alipay" => (long)Math.Round(Amount * 0.022m, MidpointRounding.AwayFromZero),
        _ => (long)Math.Round(Amount * 0.02m, MidpointRounding.AwayFromZero),
    };

    public string? Description { get; init; }
    public string? ReceiptEmail { get; init; }
    public required Dictionary<string, string> Metadata { get; init; }
}

internal sealed record Refund
{
    public required string Id { get; init; }
    public required string PaymentId { get; init; }
    public required long Created { get; init; }
    public required long Amount { get; init; }
    public required string Status { get; init; }
    public required long SettlesAt { get; init; }
    public string? Reason { get; init; }
    public required Dictionary<string, string> Metadata { get; init; }
}

/// <summary>An event as it is sent, byte for byte; <c>Copies</c> is how often it must still be accepted.</summary>
internal sealed record Notice(string Id, string Type, long Created, string Payload, int Copies);

internal sealed record Accepted(string EventId, int CopiesLeft);

/// <summary>The answer given to an idempotency key.</summary>
internal sealed record Answered(string Key, string Path, string Body, int Status, string Answer, long At);

/// <summary>One line of the journal: whichever member is set replaces what the books held under its id.</summary>
internal sealed record Entry
{
    public Settings? Settings { get; init; }
    public Session? Session { get; init; }
    public Payment? Payment { get; init; }
    public Refund? Refund { get; init; }
    public Notice? Notice { get; init; }
    public Accepted? Accepted { get; init; }
    public Answered? Answered { get; init; }
}

/// <summary>Everything the sandbox remembers.</summary>
internal sealed class Books
{
    private readonly List<Entry> unsaved = [];

    public Settings? Settings { get; private set; }
    public OrderedDictionary<string, Session> Sessions { get; } = [];
    public OrderedDictionary<string, Payment> Payments { get; } = [];
    public OrderedDictionary<string, Refund> Refunds { get; } = [];
    public OrderedDictionary<string, Notice> Notices { get; } = [];
    public OrderedDictionary<string, Notice> Pending { get; } = [];
    public Dictionary<string, Answered> Answers { get; } = [];

    public void Put(Entry entry)
    {
        Apply(entry);
        unsaved.Add(entry);
    }

    public void Apply(Entry entry)
    {
        if (entry.Settings is { } settings) Settings = settings;
        if (entry.Session is { } session) Sessions[session.Id] = session;
        if (entry.Payment is { } payment) Payments[payment.Id] = payment;
        if (entry.Refund is { } refund) Refunds[refund.Id] = refund;
        if (entry.Notice is { } notice) Notices[notice.Id] = Pending[notice.Id] = notice;
        if (entry.Answered is { } answered) Answers[answered.Key] = answered;
        if (entry.Accepted is { } accepted)
        {
            if (accepted.CopiesLeft > 0) Pending[accepted.EventId] = Pending[accepted.EventId] with { Copies = accepted.CopiesLeft };
            else Pending.Remove(accepted.EventId);
        }
    }

    public List<Entry> TakeUnsaved()
    {
        List<Entry> entries = [.. unsaved];
        unsaved.Clear();
        return entries;
    }

    /// <summary>In fen: what was given back or is on its way back.</summary>
    public long Refunded(Payment payment) =>
        Refunds.Values.Where(r => r.PaymentId == payment.Id && r.Status != "failed").Sum(r => r.Amount);
}
