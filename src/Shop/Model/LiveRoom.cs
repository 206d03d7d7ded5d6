namespace Shop.Model;

/// <summary>
/// What viewers of a livestream are told, in the order in which it was told: rows are added while the livestream's row is held, so that numbers
/// rise in the order in which they can be read.
/// </summary>
public class LiveEvent
{
    public long Id { get; set; }
    public int LivestreamId { get; set; }
    public LiveEventKind Kind { get; set; }
    /// <summary>JSON; names in lower case.</summary>
    public required string Data { get; set; }
    public DateTime At { get; set; }
    /// <summary>The chat's message that it is about: what is deleted there is emptied here.</summary>
    public long? MessageId { get; set; }
}

public enum LiveEventKind { Pin, Offer, Stock, Chat, State }

/// <summary>Something said in a livestream's chat.</summary>
public class LiveMessage
{
    public const int LongestText = 200;

    public long Id { get; set; }
    public int LivestreamId { get; set; }
    /// <summary>Null once the person was forgotten; then text and name are empty.</summary>
    public string? UserId { get; set; }
    /// <summary>As the others read it.</summary>
    public required string Name { get; set; }
    public required string Text { get; set; }
    public DateTime At { get; set; }
    /// <summary>Meant for the host's list.</summary>
    public bool IsQuestion { get; set; }
    public DateTime? AnsweredAt { get; set; }
    public DateTime? DeletedAt { get; set; }
    /// <summary>The user id of who deleted it.</summary>
    public string? DeletedBy { get; set; }
}

/// <summary>Somebody who may read and not write in one livestream.</summary>
public class LiveMute
{
    public int LivestreamId { get; set; }
    public required string UserId { get; set; }
    public DateTime At { get; set; }
    public required string By { get; set; }
}

/// <summary>A word that nobody can say in a chat; kept as it is compared: width and case folded, without blanks.</summary>
public class BlockedWord
{
    public int Id { get; set; }
    public required string Word { get; set; }
    public required string By { get; set; }
    public DateTime At { get; set; }
}

/// <summary>How many watch on one node; old rows count nothing.</summary>
public class LiveAudience
{
    public int LivestreamId { get; set; }
    public required string Node { get; set; }
    public int Viewers { get; set; }
    public DateTime At { get; set; }
}

/// <summary>"Remind me": a mail so many minutes before it begins.</summary>
public class LiveReminder
{
    /// <summary>What may be chosen: a day, an hour, five minutes.</summary>
    public static readonly IReadOnlyList<int> Leads = [1440, 60, 5];

    public long Id { get; set; }
    public int LivestreamId { get; set; }
    public Livestream Livestream { get; set; } = null!;
    public required string Email { get; set; }
    public string? UserId { get; set; }
    /// <summary>Language of the mail: "zh-CN" or "en".</summary>
    public required string Culture { get; set; }
    public int MinutesBefore { get; set; }
    public DateTime AskedAt { get; set; }
    /// <summary>When whoever reads that address agreed; none goes out before. An account's own confirmed address has agreed.</summary>
    public DateTime? ConfirmedAt { get; set; }
    /// <summary>Set with the mail, in one transaction.</summary>
    public DateTime? SentAt { get; set; }
}
