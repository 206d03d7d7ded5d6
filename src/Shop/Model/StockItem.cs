namespace Shop.Model;

/// <summary>
/// What lies on the shelf; its numbers are the sums over its lots. At all times Available + Reserved + Sold = Made, each at least 0; the database holds to it.
/// The numbers move only by the conditional statements of Data/Stock, each with a row in the ledger.
/// </summary>
public class StockItem
{
    public int Id { get; set; }
    public int CooperativeId { get; set; }
    /// <summary>The SKU of the single variant, usually.</summary>
    public required string Code { get; set; }
    public long Available { get; set; }
    public long Reserved { get; set; }
    public long Sold { get; set; }
    /// <summary>Made or bought in, less what was written off.</summary>
    public long Made { get; set; }
}

/// <summary>A row of the stock ledger; only ever added. The sum of a lot's rows is its balance.</summary>
public class StockMovement
{
    public long Id { get; set; }
    public int StockItemId { get; set; }
    public StockItem StockItem { get; set; } = null!;
    public int LotId { get; set; }
    public Lot Lot { get; set; } = null!;
    public StockMovementKind Kind { get; set; }
    public long Available { get; set; }
    public long Reserved { get; set; }
    public long Sold { get; set; }
    public long WrittenOff { get; set; }
    public long? OrderId { get; set; }
    public DateTime At { get; set; }
    /// <summary>Who moved it: "seed", "shop", or a user's id.</summary>
    public required string By { get; set; }
    /// <summary>Why units were written off.</summary>
    public string Note { get; set; } = "";
    /// <summary>The live offer that units were set aside for or came back from.</summary>
    public int? LiveOfferId { get; set; }
}

/// <summary>Ended: in its last days. Exchanged: units of a recalled lot were replaced before they left. SetAside, GivenBack: for a live offer.</summary>
public enum StockMovementKind { Made, Reserved, Released, Sold, Returned, WrittenOff, Ended, Recalled, Exchanged, SetAside, GivenBack }

/// <summary>Units kept for a parcel until they are sold or until the end comes.</summary>
public class Reservation
{
    public long Id { get; set; }
    public long OrderId { get; set; }
    public long PartId { get; set; }
    public int StockItemId { get; set; }
    public StockItem StockItem { get; set; } = null!;
    public long Quantity { get; set; }
    /// <summary>Of those sold, how many went back on the shelf.</summary>
    public long Returned { get; set; }
    public ReservationState State { get; set; }
    public DateTime ExpiresAt { get; set; }
    /// <summary>From which lots, for which lines.</summary>
    public List<LineLot> Lots { get; } = [];
}

public enum ReservationState { Held, Sold, Released }
