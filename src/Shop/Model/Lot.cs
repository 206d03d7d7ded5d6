namespace Shop.Model;

/// <summary>
/// 批次: one making of one product. All stock lies in lots: at all times Available + Reserved + Sold + WrittenOff = Made, each at
/// least 0; the database holds to it. The numbers move only by Data/Stock, together with those of the stock item.
/// </summary>
public class Lot
{
    public int Id { get; set; }
    /// <summary>As printed on the jar (<see cref="LotCode"/>); never used again.</summary>
    public required string Code { get; set; }
    public int StockItemId { get; set; }
    public StockItem StockItem { get; set; } = null!;
    public int ProductId { get; set; }
    public Product Product { get; set; } = null!;
    /// <summary>Where it was made; null while that isn't known.</summary>
    public int? WorkshopId { get; set; }
    public Workshop? Workshop { get; set; }
    public DateOnly MadeOn { get; set; }
    /// <summary>Null for goods that don't spoil.</summary>
    public DateOnly? BestBefore { get; set; }
    /// <summary>The last day on which it is sold: the best-before date less the product's last days. Null: no end.</summary>
    public DateOnly? SellUntil { get; set; }
    /// <summary>Who made it: a role or a name.</summary>
    public Text Maker { get; set; } = Text.Empty;
    public Text Notes { get; set; } = Text.Empty;
    public long Made { get; set; }
    public long Available { get; set; }
    public long Reserved { get; set; }
    public long Sold { get; set; }
    /// <summary>Broken, taken off the shelf before its end, or recalled.</summary>
    public long WrittenOff { get; set; }
    /// <summary>SHA-256 of the test report (PDF), lower-case hex; null while there is none.</summary>
    public string? ReportHash { get; set; }
    /// <summary>What the report is called when it is saved.</summary>
    public string ReportName { get; set; } = "";
    public DateTime? ReportAt { get; set; }
    public DateTime? RecalledAt { get; set; }
    public Text RecallReason { get; set; } = Text.Empty;
    /// <summary>The operator's user id.</summary>
    public string? RecalledBy { get; set; }
    public List<LotIngredient> Ingredients { get; } = [];
    public List<LotEvent> Events { get; } = [];

    /// <summary>Sets until when it is good and until when it is sold.</summary>
    /// <param name="bestBefore">The last day; null for goods that don't spoil.</param>
    /// <param name="notSoldInLastDays">So many of its last days it isn't sold; 0 or more.</param>
    public void Keeps(DateOnly? bestBefore, int notSoldInLastDays) =>
        (BestBefore, SellUntil) = (bestBefore, bestBefore?.AddDays(-notSoldInLastDays));
}

/// <summary>What went in, and where it grew.</summary>
public class LotIngredient
{
    public int Id { get; set; }
    public int LotId { get; set; }
    public int Position { get; set; }
    public required Text Name { get; set; }
    /// <summary>The field or the supplier's bed.</summary>
    public Text Plot { get; set; } = Text.Empty;
    public Text Village { get; set; } = Text.Empty;
    public DateOnly? HarvestedOn { get; set; }
}

/// <summary>A step in a lot's life; only ever added.</summary>
public class LotEvent
{
    public long Id { get; set; }
    public int LotId { get; set; }
    public LotEventKind Kind { get; set; }
    public DateTime At { get; set; }
    /// <summary>"seed", "shop", or a user's id.</summary>
    public required string By { get; set; }
    /// <summary>What a reader needs beside the kind: how many, a reason, what stood there before.</summary>
    public string Detail { get; set; } = "";
}

public enum LotEventKind { Opened, Amended, ReportAdded, WrittenOff, TakenOff, Recalled, Exchanged }

/// <summary>From which lot how many units of a line come. A gift box of three jars has a row for each jar's lot.</summary>
public class LineLot
{
    public long LineId { get; set; }
    public OrderLine Line { get; set; } = null!;
    public int LotId { get; set; }
    public Lot Lot { get; set; } = null!;
    /// <summary>What holds them until they are sold.</summary>
    public long ReservationId { get; set; }
    /// <summary>In which order they leave; what was refunded before it left is taken from the end.</summary>
    public int Position { get; set; }
    /// <summary>Units of the stock item, jars and not boxes.</summary>
    public long Units { get; set; }
    /// <summary>Of those sold, how many went back.</summary>
    public long Returned { get; set; }

    /// <summary>How many of these units haven't left: the first ones leave first, what was refunded before it left is gone from the end.</summary>
    /// <param name="reserved">All rows of the reservation.</param>
    /// <param name="line">Their line.</param>
    public long UnsentIn(IReadOnlyCollection<LineLot> reserved, OrderLine line)
    {
        var rows = reserved.Where(l => l.LineId == LineId).ToList();
        return Unsent(Units, Returned, line.Quantity, line.Sent, rows.Where(l => l.Position < Position).Sum(l => l.Units), rows.Sum(l => l.Units));
    }

    /// <summary>The same from bare numbers.</summary>
    /// <param name="units">Of this row.</param>
    /// <param name="returned">Of this row.</param>
    /// <param name="lineQuantity">What was ordered of the line, in its own units (boxes).</param>
    /// <param name="lineSent">What was sent of it.</param>
    /// <param name="before">Units of the rows of the same item that leave before these.</param>
    /// <param name="all">Units of all rows of the item.</param>
    public static long Unsent(long units, long returned, int lineQuantity, int lineSent, long before, long all) =>
        Math.Max(0, units - returned - Math.Max(0, (lineSent * (all / lineQuantity)) - before));
}
