namespace Shop.Model;

/// <summary>结算单: what a cooperative is owed for a period, line by line. A draft may be drawn anew; once agreed nothing in it changes.</summary>
public class Settlement
{
    public long Id { get; set; }
    public required string Number { get; set; }
    public int CooperativeId { get; set; }
    public Cooperative Cooperative { get; set; } = null!;
    /// <summary>The first day, in the shop's zone.</summary>
    public DateOnly From { get; set; }
    /// <summary>The first day that is no longer in it.</summary>
    public DateOnly Until { get; set; }
    public SettlementState State { get; set; }
    /// <summary>What is to be paid, in fen; below 0 the cooperative owes it and the next settlement begins with it.</summary>
    public long NetFen { get; set; }
    /// <summary>Counts the drawings: who agrees says to which.</summary>
    public int Version { get; set; } = 1;
    public DateTime DraftedAt { get; set; }
    public List<SettlementLine> Lines { get; } = [];
    public List<SettlementEvent> Events { get; } = [];
    public List<SettlementDifference> Differences { get; } = [];

    public static string NumberOf(int cooperativeId, DateOnly until) => FormattableString.Invariant($"S{until:yyyyMMdd}-{cooperativeId}");
}

/// <summary>Carried: agreed and closed without payment, because nothing was to be paid; what is below zero is carried over.</summary>
public enum SettlementState { Drafted, Agreed, Paid, Carried }

/// <summary>One parcel of an order, a correction that is about none, or what the settlement before left over. Its sums are those of its postings; fen, and signed as seen by the cooperative.</summary>
public class SettlementLine
{
    public long Id { get; set; }
    public long SettlementId { get; set; }
    public long? PartId { get; set; }
    /// <summary>The order's, "" where there is none.</summary>
    public string OrderNumber { get; set; } = "";
    /// <summary>The settlement whose negative end this line brings over; once only.</summary>
    public long? CarriedFromId { get; set; }
    public long GrossFen { get; set; }
    public long DeliveryFen { get; set; }
    public long CouponFen { get; set; }
    public long CommissionFen { get; set; }
    public long FeesFen { get; set; }
    public long RefundsFen { get; set; }
    /// <summary>Below 0: cash that the cooperative has already.</summary>
    public long CashFen { get; set; }
    public long CorrectionsFen { get; set; }
    public long OpeningFen { get; set; }
    public long NetFen { get; set; }
    public List<SettlementPosting> Postings { get; } = [];

    /// <summary>Adds a posting's share to the column where it belongs.</summary>
    public void Take(Posting posting)
    {
        var owed = -posting.On(LedgerAccount.Cooperative);
        GrossFen += posting.Kind == PostingKind.Sale ? owed : 0;
        DeliveryFen += posting.Kind == PostingKind.Delivery ? owed : 0;
        CouponFen += posting.Kind is PostingKind.CouponShare or PostingKind.CouponBack ? owed : 0;
        CommissionFen += posting.Kind is PostingKind.Commission or PostingKind.CommissionBack ? owed : 0;
        FeesFen += posting.Kind == PostingKind.PaymentFee ? owed : 0;
        RefundsFen += posting.Kind == PostingKind.Refund ? owed : 0;
        CorrectionsFen += posting.Kind == PostingKind.Correction ? owed : 0;
        CashFen -= posting.On(LedgerAccount.CashAtCooperative);
        NetFen += posting.OwedFen;
    }
}

/// <summary>A posting is in one settlement at most: its number is the key.</summary>
public class SettlementPosting
{
    public long PostingId { get; set; }
    public Posting Posting { get; set; } = null!;
    public long LineId { get; set; }
}

/// <summary>A step in a settlement's life; only ever added.</summary>
public class SettlementEvent
{
    public long Id { get; set; }
    public long SettlementId { get; set; }
    public SettlementEventKind Kind { get; set; }
    public DateTime At { get; set; }
    /// <summary>A user id.</summary>
    public required string By { get; set; }
    public string Detail { get; set; } = "";
}

public enum SettlementEventKind { Drafted, Redrafted, Agreed, DifferenceRaised, DifferenceAnswered, Paid, Carried }

/// <summary>What a cooperative says is wrong with a settlement, and the answer.</summary>
public class SettlementDifference
{
    public long Id { get; set; }
    public long SettlementId { get; set; }
    /// <summary>The parcel that it is about; null: the settlement as a whole.</summary>
    public long? PartId { get; set; }
    public string OrderNumber { get; set; } = "";
    public required string Text { get; set; }
    public required string By { get; set; }
    public DateTime At { get; set; }
    public string? Answer { get; set; }
    public string? AnsweredBy { get; set; }
    public DateTime? AnsweredAt { get; set; }
    /// <summary>The posting that put it right, if one did.</summary>
    public long? CorrectionId { get; set; }
}
