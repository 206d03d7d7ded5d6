namespace Shop.Model;

/// <summary>
/// 购买历史: an order of any channel as figures count it. The shop's own orders are copied here when they change, others are imported. A row of an
/// import counts once that is visible, and until a later visible import brings other content for the same order; it is kept for the trail.
/// </summary>
public class PastOrder
{
    public const int LongestNumber = 64;

    public long Id { get; set; }
    public Channel Channel { get; set; }
    /// <summary>As the channel numbers it.</summary>
    public required string Number { get; set; }
    /// <summary>The import that brought it; null: the shop's own, a counter sale or a simulated one.</summary>
    public int? ImportId { get; set; }
    public OrderImport? Import { get; set; }
    /// <summary>The import that brought other content for it.</summary>
    public int? ReplacedById { get; set; }
    public OrderImport? ReplacedBy { get; set; }
    /// <summary>Which content of the order it is, from 1: an import that brings other content takes the next.</summary>
    public int Revision { get; set; } = 1;
    public long? OrderId { get; set; }
    public OrderOrigin Origin { get; set; }
    /// <summary>When it was placed, UTC; an imported one's earliest line.</summary>
    public DateTime PlacedAt { get; set; }
    /// <summary>That day in the shop's zone.</summary>
    public DateOnly Day { get; set; }
    /// <summary>ISO 4217.</summary>
    public string Currency { get; set; } = Money.Cny;
    /// <summary>Whose it is; null: nobody knows. Derived from its identifiers, and kept when those are erased.</summary>
    public long? CustomerId { get; set; }
    /// <summary>What its paid lines came to after discounts and refunds, without delivery, in the currency's smallest unit.</summary>
    public long Amount { get; set; }
    /// <summary>Pieces of its paid lines, without those that were returned.</summary>
    public int Units { get; set; }
    /// <summary>Whether a line of it is paid; without one it counts nowhere.</summary>
    public bool IsPaid { get; set; }
    /// <summary>A keyed hash of what an import said, lower-case hex; "" for others.</summary>
    public string Content { get; set; } = "";
    public List<PastLine> Lines { get; } = [];
    public List<PastOrderIdentifier> Identifiers { get; } = [];
}

/// <summary>A line of an order in the history. Figures of a brand, a cooperative or a product count it through the product.</summary>
public class PastLine
{
    public const int LongestSku = 64;
    public const int LongestTitle = 200;

    public long PastOrderId { get; set; }
    /// <summary>From 1, in the order in which they came.</summary>
    public int Ordinal { get; set; }
    public string Sku { get; set; } = "";
    public string Title { get; set; } = "";
    /// <summary>Null where the shop has no such product.</summary>
    public int? ProductId { get; set; }
    /// <summary>The livestream that it was bought from.</summary>
    public int? LivestreamId { get; set; }
    public PastLineState State { get; set; }
    /// <summary>Pieces: a box of three is three. Of goods that the shop doesn't know, what the import says.</summary>
    public int Units { get; set; }
    /// <summary>In the order's currency's smallest unit; of an import it may be negative.</summary>
    public long Amount { get; set; }
    /// <summary>The rating that came with an imported or simulated line, 1 to 5; the shop's own stand in reviews.</summary>
    public int? Stars { get; set; }
    /// <summary>The day of the rating, in the shop's zone.</summary>
    public DateOnly? RatedOn { get; set; }
}

/// <summary>Only what is paid counts.</summary>
public enum PastLineState { Paid, Pending, Cancelled, Refunded }

/// <summary>What an order's buyer is known by. Goes when a person is erased.</summary>
public class PastOrderIdentifier
{
    public long PastOrderId { get; set; }
    public long IdentifierId { get; set; }
}

/// <summary>A file of orders of another channel. Its rows are written in short transactions and count from the moment <see cref="VisibleAt"/> is set.</summary>
public class OrderImport
{
    public int Id { get; set; }
    public Channel Channel { get; set; }
    public required string Profile { get; set; }
    public required string FileName { get; set; }
    /// <summary>SHA-256 of the file, lower-case hex: the same file goes on where it stopped.</summary>
    public required string FileHash { get; set; }
    public DateTime StartedAt { get; set; }
    /// <summary>A user's id, or the command's name.</summary>
    public required string By { get; set; }
    public DateTime? VisibleAt { get; set; }
    /// <summary>When whoever writes it last said so, UTC: only who has said it goes on. Of an import that broke off it grows old.</summary>
    public DateTime WorkedAt { get; set; }
    public int Orders { get; set; }
    public int Lines { get; set; }
    public int NewOrders { get; set; }
    public int ChangedOrders { get; set; }
    public int BadRows { get; set; }
}

/// <summary>An order that changed and waits to be copied into the history; written in the transaction that changed it.</summary>
public class HistoryChange
{
    public long Id { get; set; }
    public long OrderId { get; set; }
}

/// <summary>
/// Whose orders changed: a customer's, one that is nobody's, all of an import; with none of these, everything. Written in the transaction that changes them. It gets its version when it is
/// published; who keeps the history in memory reads anew what is marked since the version that it has. Marks of a day ago are gone, and who is older than that reads all.
/// </summary>
public class HistoryMark
{
    public long Id { get; set; }
    /// <summary>The state's version from which on it is true; null: not published yet.</summary>
    public long? Version { get; set; }
    public long? CustomerId { get; set; }
    public long? PastOrderId { get; set; }
    public int? ImportId { get; set; }
    public DateTime At { get; set; }
}

/// <summary>Up to where the history is counted: one row.</summary>
public class HistoryState
{
    public int Id { get; set; } = 1;
    /// <summary>Grows whenever a figure may have changed.</summary>
    public long Version { get; set; }
    public DateTime At { get; set; }
}

/// <summary>An operator's decision that two identifiers are one person's. A recount follows it as it follows an order that has both.</summary>
public class CustomerJoin
{
    public long Id { get; set; }
    public long OneId { get; set; }
    public long OtherId { get; set; }
    public DateTime At { get; set; }
    public required string By { get; set; }
    public DateTime? EndedAt { get; set; }
    public string? EndedBy { get; set; }
}

/// <summary>What was done to whom a customer is; rows are only ever added.</summary>
public class CustomerEvent
{
    public long Id { get; set; }
    public long CustomerId { get; set; }
    public CustomerEventKind Kind { get; set; }
    /// <summary>The other customer, of a merge or split.</summary>
    public long? OtherId { get; set; }
    public DateTime At { get; set; }
    /// <summary>A user's id, or "shop" where identifiers said so.</summary>
    public required string By { get; set; }
    public string Detail { get; set; } = "";
}

/// <summary>Blocked: one of its identifiers joins nothing any more.</summary>
public enum CustomerEventKind { Merged, Split, Blocked, Unblocked, Erased }
