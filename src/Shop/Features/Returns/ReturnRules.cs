namespace Shop.Features.Returns;

/// <summary>How a step of a return ended.</summary>
public enum ReturnResult
{
    Done,
    /// <summary>There is no such order, parcel or return.</summary>
    Unknown,
    /// <summary>It isn't its turn: somebody was faster, the time is over, or nothing was paid.</summary>
    NotNow,
    /// <summary>More units than there are, none, or of another parcel.</summary>
    WrongUnits,
    /// <summary>A line goes back only when it is damaged or wrong, or the days without a reason are over.</summary>
    NotReturnable,
    /// <summary>There isn't that much money left of the order.</summary>
    NoMoney,
}

/// <summary>What may be given back, and what it is worth.</summary>
public sealed class ReturnRules(ShopClock clock, ReturnsOptions options)
{
    public int Days => options.WithoutReasonDays;

    /// <summary>All of the parcel has left, money came for it, and something of it is still with the shopper.</summary>
    // While some is unsent, a refund would take the unsent units and not those that come back.
    public static bool IsPossible(Order order, OrderPart part) => order.Origin == OrderOrigin.Shop && !part.IsBooking && part.State is PartState.Sent or PartState.Delivered
        && (order.Payment == PaymentMethod.CashOnDelivery ? part.CollectedAt is not null : order.PaidAt is not null) && part.Lines.Exists(l => l.Returnables > 0);

    /// <param name="part">With its shipments.</param>
    public bool Allows(OrderPart part, OrderLine line, ReturnReason reason) => reason switch
    {
        ReturnReason.Damaged or ReturnReason.WrongGoods => true,
        ReturnReason.NoReason => line.Returnable && IsFresh(part),
        _ => line.Returnable,
    };

    /// <summary>The days without a reason aren't over. They begin the day after it arrived and end with a day of the shop's.</summary>
    public bool IsFresh(OrderPart part) => part.Shipments.Max(s => s.DeliveredAt) is not { } arrived || clock.DayOf(arrived).AddDays(options.WithoutReasonDays) >= clock.Today;

    /// <summary>Units whose money is still here, by line id.</summary>
    public static Dictionary<long, int> Owed(OrderPart part, Return found) => found.Lines.Select(l => (l.LineId, Units: Math.Min(l.Quantity, part.Lines.Single(x => x.Id == l.LineId) is var x ? x.Quantity - x.Refunded : 0)))
        .Where(l => l.Units > 0).ToDictionary(l => l.LineId, l => l.Units);

    public static bool OwesDelivery(OrderPart part, Return found) => found.WithDelivery && part.DeliveryFen > part.DeliveryRefundedFen;

    /// <summary>What goes back, in fen, rounded as refunds are.</summary>
    public static long OwedFen(OrderPart part, Return found) => Owed(part, found).Sum(o => Fen(part.Lines.Single(l => l.Id == o.Key), o.Value)) + (OwesDelivery(part, found) ? part.DeliveryFen - part.DeliveryRefundedFen : 0);

    private static long Fen(OrderLine line, int units) => units == line.Quantity - line.Refunded ? line.TotalFen - line.RefundedFen : line.TotalFen * units / line.Quantity;
}
