namespace Shop.Features.Settlements;

/// <summary>The columns of a settlement, in the order in which they are shown; their words are Column_… of the texts.</summary>
public enum MoneyColumn { Opening, Gross, Delivery, Coupon, Commission, Fees, Refunds, Cash, Corrections }

public static class MoneyColumns
{
    public static readonly IReadOnlyList<MoneyColumn> All = Enum.GetValues<MoneyColumn>();

    /// <summary>In fen, signed as seen by the cooperative.</summary>
    public static long Of(this SettlementLine line, MoneyColumn column) => column switch
    {
        MoneyColumn.Opening => line.OpeningFen,
        MoneyColumn.Gross => line.GrossFen,
        MoneyColumn.Delivery => line.DeliveryFen,
        MoneyColumn.Coupon => line.CouponFen,
        MoneyColumn.Commission => line.CommissionFen,
        MoneyColumn.Fees => line.FeesFen,
        MoneyColumn.Refunds => line.RefundsFen,
        MoneyColumn.Cash => line.CashFen,
        _ => line.CorrectionsFen,
    };

    /// <summary>Of the columns those in which anything stands; a sum of 0 may hide what was given and taken back.</summary>
    public static IReadOnlyList<MoneyColumn> Used(params IEnumerable<SettlementLine> lines) => [.. All.Where(c => c == MoneyColumn.Gross || lines.Any(l => l.Of(c) != 0))];

    /// <summary>The postings that make up a column.</summary>
    public static IQueryable<Posting> Under(this IQueryable<Posting> postings, MoneyColumn? column) => column switch
    {
        null => postings,
        MoneyColumn.Opening => postings.Where(p => false),
        MoneyColumn.Gross => postings.Where(p => p.Kind == PostingKind.Sale),
        MoneyColumn.Delivery => postings.Where(p => p.Kind == PostingKind.Delivery),
        MoneyColumn.Coupon => postings.Where(p => p.Kind == PostingKind.CouponShare || p.Kind == PostingKind.CouponBack),
        MoneyColumn.Commission => postings.Where(p => p.Kind == PostingKind.Commission || p.Kind == PostingKind.CommissionBack),
        MoneyColumn.Fees => postings.Where(p => p.Kind == PostingKind.PaymentFee),
        MoneyColumn.Refunds => postings.Where(p => p.Kind == PostingKind.Refund),
        MoneyColumn.Cash => postings.Where(p => p.Debit == LedgerAccount.CashAtCooperative || p.Credit == LedgerAccount.CashAtCooperative),
        _ => postings.Where(p => p.Kind == PostingKind.Correction),
    };
}
