namespace Shop.Model;

/// <summary>
/// One movement of money: as much on the debit of one account as on the credit of another, so the books balance by their shape. Only ever added; what was
/// wrong is put right by another posting.
/// </summary>
public class Posting
{
    public long Id { get; set; }
    /// <summary>When it happened, UTC.</summary>
    public DateTime At { get; set; }
    /// <summary>The same as a day in the shop's zone.</summary>
    public DateOnly Day { get; set; }
    public PostingKind Kind { get; set; }
    public LedgerAccount Debit { get; set; }
    public LedgerAccount Credit { get; set; }
    /// <summary>Above 0, in fen.</summary>
    public long AmountFen { get; set; }
    /// <summary>Whose account it is, where one of the two is a cooperative's.</summary>
    public int? CooperativeId { get; set; }
    /// <summary>What it is for, once in the life of the shop: "part:42:line:7:sale". Nothing is ever posted twice.</summary>
    public required string Occasion { get; set; }
    public long? OrderId { get; set; }
    public long? PartId { get; set; }
    public long? LineId { get; set; }
    public long? RefundId { get; set; }
    public long? PaymentId { get; set; }
    /// <summary>The settlement that it pays or closes; what a settlement is made of is told by its lines.</summary>
    public long? SettlementId { get; set; }
    /// <summary>Why, for what a person posted.</summary>
    public string Note { get; set; } = "";
    /// <summary>The user id of who posted it by hand; null: it follows from an order or a settlement.</summary>
    public string? By { get; set; }

    /// <summary>By how much it changes an account, in fen: a debit adds to what we have and what we spend, a credit to what we owe and earn.</summary>
    public long On(LedgerAccount account) => (Debit == account ? AmountFen : 0) - (Credit == account ? AmountFen : 0);

    /// <summary>By how much it changes what we owe its cooperative, in fen; the cash that the cooperative holds counts against it.</summary>
    public long OwedFen => -On(LedgerAccount.Cooperative) - On(LedgerAccount.CashAtCooperative);
}

/// <summary>
/// Ours: Stripe (money there), Bank, CashAtCooperative (what a cooperative took at the door). Owed: Cooperative, Shoppers (what came and has to go back).
/// Earned: Commission. Spent: PaymentFees, Coupons (our share of discounts), Corrections. Unexplained: money that moved without us, until a person has looked.
/// </summary>
public enum LedgerAccount { Stripe, Bank, CashAtCooperative, Cooperative, Shoppers, Commission, PaymentFees, Coupons, Corrections, Unexplained }

/// <summary>CashNetted: cash that a cooperative holds, set against what it is owed when a settlement is closed.</summary>
public enum PostingKind { Sale, Delivery, CouponShare, Commission, PaymentFee, Refund, CouponBack, CommissionBack, LatePayment, LatePaymentBack, Correction, CashNetted, Payout }
