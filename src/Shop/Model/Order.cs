namespace Shop.Model;

/// <summary>
/// What somebody bought, as it was sold then. It is split into one part a cooperative. Whoever changes it holds its row first
/// (ShopDb.HoldOrder) and records an event.
/// </summary>
public class Order
{
    public long Id { get; set; }
    public required string Number { get; set; }
    public Channel Channel { get; set; } = Channel.Shop;
    public OrderOrigin Origin { get; set; } = OrderOrigin.Shop;
    public long? CustomerId { get; set; }
    public Customer? Customer { get; set; }
    /// <summary>The account that placed it; null for guests.</summary>
    public string? UserId { get; set; }
    /// <summary>The basket that it came from and the form's key: together unique, so that a double click gives one order.</summary>
    public Guid? BasketId { get; set; }
    public string? Key { get; set; }
    public DateTime PlacedAt { get; set; }
    /// <summary>The day in the shop's zone.</summary>
    public DateOnly PlacedOn { get; set; }
    public DateTime? PaidAt { get; set; }
    public PaymentMethod Payment { get; set; }
    /// <summary>How a counter sale was paid; null for all others. Its <see cref="Payment"/> is cash on delivery: the cooperative itself takes the money as it hands over the goods.</summary>
    public CounterPayment? CounterPayment { get; set; }
    /// <summary>The cash that a counter sale's customer gave, in fen, what went back included; null where the sum was exact or it wasn't cash.</summary>
    public long? GivenFen { get; set; }
    public OrderState State { get; set; }
    public required PostalAddress Address { get; set; }
    public string? Email { get; set; }
    public string Note { get; set; } = "";
    /// <summary>Language of its mails: "zh-CN" or "en".</summary>
    public required string Culture { get; set; }
    public string Currency { get; set; } = Money.Cny;
    /// <summary>The code of the coupon that made its lines cheaper; null: none did.</summary>
    public string? CouponCode { get; set; }
    public long GoodsFen { get; set; }
    public long DeliveryFen { get; set; }
    public long TotalFen { get; set; }
    /// <summary>Counts the changes; writing it is what holds the row.</summary>
    public int Version { get; set; }
    /// <summary>What its tickets gave for the shop in front.</summary>
    public List<TicketCoupon> TicketCoupons { get; } = [];
    public List<OrderPart> Parts { get; } = [];
    public List<OrderEvent> Events { get; } = [];
    public List<Payment> Payments { get; } = [];
    public List<Refund> Refunds { get; } = [];
    public List<Reservation> Reservations { get; } = [];
    /// <summary>What the purchase history hasn't heard of yet; not loaded with the order.</summary>
    public List<HistoryChange> Changes { get; } = [];

    /// <summary>What the coupon took off, in fen.</summary>
    public long DiscountFen => Lines.Sum(l => l.DiscountFen);

    public IEnumerable<OrderLine> Lines => Parts.SelectMany(p => p.Lines);

    /// <summary>What is paid online where that is how it is paid, in fen: goods whole, of what is booked with a deposit the deposit.</summary>
    public long OnlineFen => TotalFen - Lines.Sum(l => l.AtDoorFen);

    public long RefundedFen => Refunds.Where(r => r.State != RefundState.Failed).Sum(r => r.AmountFen);
    /// <summary>Cash on delivery is paid once every parcel has arrived, or came to nothing.</summary>
    public bool IsAllCollected => Parts.Exists(p => p.State == PartState.Delivered) && Parts.TrueForAll(p => p.State == PartState.Delivered || p.IsOver);

    /// <summary>Sold over the counter of a shop in front: there is no parcel and nowhere to send it.</summary>
    public bool IsCounterSale => CounterPayment is not null;

    public bool IsSent => Lines.Any(l => l.Sent > 0);
    public bool IsOver => State is OrderState.Cancelled or OrderState.Expired;

    /// <summary>True while the shopper may still cancel: nothing has been sent and it isn't over.</summary>
    public bool CanBeCancelled => !IsOver && !IsSent;

    /// <summary>What these parts hold or bought, in the order in which stock is to be moved.</summary>
    public IReadOnlyList<Reservation> ReservationsOf(IReadOnlyCollection<OrderPart> parts) =>
        [.. Reservations.Where(r => parts.Any(p => p.Id == r.PartId)).OrderBy(r => r.StockItemId).ThenBy(r => r.PartId)];

    /// <summary>Adds to the history and sets the order's state from its parts.</summary>
    public void Record(OrderEventKind kind, DateTime at, string by, string detail = "", OrderPart? part = null)
    {
        Events.Add(new OrderEvent { Kind = kind, At = at, By = by, Detail = detail, PartId = part?.Id });
        if (!Changes.Exists(c => c.Id == 0))
        {
            Changes.Add(new HistoryChange());
        }
        State = Summary(kind);
    }

    private OrderState Summary(OrderEventKind kind)
    {
        var live = Parts.Where(p => !p.IsOver).ToList();
        return live switch
        {
            [] => kind == OrderEventKind.Expired || State == OrderState.Expired ? OrderState.Expired : OrderState.Cancelled,
            _ when live.All(p => p.State == PartState.Delivered) => OrderState.Delivered,
            _ when live.All(p => p.State is PartState.Sent or PartState.Delivered) => OrderState.Sent,
            _ when live.Any(p => p.State == PartState.AwaitingPayment) => OrderState.AwaitingPayment,
            _ when Payment == PaymentMethod.Stripe => OrderState.Paid,
            _ when live.Any(p => p.State == PartState.ToConfirm) => OrderState.Placed,
            _ => OrderState.Confirmed,
        };
    }
}

public enum Channel { Shop, Counter, Taobao, Douyin, Wechat, Other }

/// <summary>Imported and simulated orders count in figures and move neither stock nor money.</summary>
public enum OrderOrigin { Shop, Imported, Simulated }

public enum PaymentMethod { CashOnDelivery, Stripe }

/// <summary>At the counter: in cash, or by the cooperative's own code of Alipay or WeChat, of which the shop knows no more than the cooperative says.</summary>
public enum CounterPayment { Cash, Code }

public enum OrderState { AwaitingPayment, Placed, Confirmed, Paid, Sent, Delivered, Cancelled, Expired }

/// <summary>One cooperative's share of an order; its goods and its bookings are two, and a booking that was called off unpaid is one more.</summary>
public class OrderPart
{
    public long Id { get; set; }
    public long OrderId { get; set; }
    public Order Order { get; set; } = null!;
    public int CooperativeId { get; set; }
    public Cooperative Cooperative { get; set; } = null!;
    /// <summary>The cooperative's name as it was.</summary>
    public required Text SellerName { get; set; }
    public PartState State { get; set; }
    /// <summary>Sessions that are come to: nothing of it is sent. Another part than the same cooperative's goods.</summary>
    public bool IsBooking { get; set; }
    public long GoodsFen { get; set; }
    public long DeliveryFen { get; set; }
    public long DeliveryRefundedFen { get; set; }
    /// <summary>Cash taken at the door, and when; cash on delivery only.</summary>
    public long CollectedFen { get; set; }
    public DateTime? CollectedAt { get; set; }
    /// <summary>Whether the shop bears the fee of online payment, as agreed when it was placed; else the cooperative does.</summary>
    public bool ShopBearsFees { get; set; }
    /// <summary>Until when it is to leave, UTC; set when it is to be sent, and kept whatever the setting says later. Null before, and for parcels older than this rule.</summary>
    public DateTime? SendBy { get; set; }
    public List<OrderLine> Lines { get; } = [];
    public List<Shipment> Shipments { get; } = [];
    public Invoice? Invoice { get; set; }

    /// <summary>Nothing of it is bought any more.</summary>
    public bool IsOver => State is PartState.Cancelled or PartState.Refused;

    /// <summary>When the last of it left; null while something is still to be sent, and for what was handed over the counter.</summary>
    public DateTime? AllSentAt => State is PartState.Sent or PartState.Delivered or PartState.Refused && Shipments.Count > 0 ? Shipments.Max(s => s.SentAt) : null;

    /// <summary>Whether it left in time, or still waits though its time is over; null where there is no time, and while it may still leave in time.</summary>
    public bool? SentOnTime(DateTime now) => SendBy is not { } by ? null : AllSentAt is { } left ? left <= by : State == PartState.ToSend && by < now ? false : null;

    /// <summary>What it comes to, in fen, less what went back and what isn't asked any more.</summary>
    public long DueFen => GoodsFen + DeliveryFen - Lines.Sum(l => l.RefundedFen + l.ReleasedFen) - DeliveryRefundedFen;

    /// <summary>What is still to be taken at the door, in fen: all of it where nothing was paid online, the rest where a deposit was.</summary>
    public long ToCollectFen(PaymentMethod payment) => CollectedAt is not null ? 0 : payment == PaymentMethod.CashOnDelivery ? DueFen : Lines.Sum(l => l.DoorFen);
}

/// <summary>Refused: cash on delivery that wasn't taken at the door; the goods came back.</summary>
public enum PartState { AwaitingPayment, ToConfirm, ToSend, Sent, Delivered, Cancelled, Refused }

/// <summary>A line as it was sold: name, price, tax and terms are copies.</summary>
public class OrderLine
{
    public long Id { get; set; }
    public long PartId { get; set; }
    public OrderPart Part { get; set; } = null!;
    public int? VariantId { get; set; }
    public Variant? Variant { get; set; }
    public required string Sku { get; set; }
    public required Text Name { get; set; }
    public required Text VariantName { get; set; }
    /// <summary>Price of one unit in fen before any offer, and the one that was asked.</summary>
    public long ListPriceFen { get; set; }
    public long PriceFen { get; set; }
    public int Quantity { get; set; }
    /// <summary>How many pieces one unit was when it was ordered: 3 for a box of three jars, the places that a booking takes.</summary>
    public int Pieces { get; set; } = 1;
    /// <summary>This line's share of the order's discounts, in fen.</summary>
    public long DiscountFen { get; set; }
    /// <summary>How much of <see cref="DiscountFen"/> the shop bears and pays to the cooperative, in fen.</summary>
    public long ShopDiscountFen { get; set; }
    /// <summary>The commission agreed when it was placed: tenths of a percent of what the cooperative gets for the line, or fen a unit. One of them is 0.</summary>
    public int CommissionPermille { get; set; }
    public long CommissionFixedFen { get; set; }
    public TaxClass TaxClass { get; set; }
    /// <summary>Tax rate in tenths of a percent; the price includes it.</summary>
    public int TaxRatePermille { get; set; }
    public bool Returnable { get; set; }
    /// <summary>The livestream that it was bought from, and the purchase there if it was of an offer.</summary>
    public int? LivestreamId { get; set; }
    public long? LivePurchaseId { get; set; }
    /// <summary>The session that was booked, and until how many hours before it begins all or half of the money goes back; null for goods.</summary>
    public int? SessionId { get; set; }
    public int? FreeUntilHours { get; set; }
    public int? HalfUntilHours { get; set; }
    /// <summary>Of a night in a homestay: which of its part's stays it belongs to, from 1 on; null for what is no night, and where it wasn't noted.</summary>
    public int? Stay { get; set; }
    /// <summary>What of <see cref="TotalFen"/> is paid at the door because only a deposit is paid online, in fen; 0: it is paid in one way.</summary>
    public long AtDoorFen { get; set; }
    /// <summary>What of <see cref="AtDoorFen"/> isn't asked any more, in fen: of units that were called off, of who didn't come, and what the door let them off.</summary>
    public long ReleasedFen { get; set; }
    /// <summary>When its visitors were let in at the door, UTC; null: they weren't, or nobody said so.</summary>
    public DateTime? CameAt { get; set; }
    public int Sent { get; set; }
    public int Returned { get; set; }
    /// <summary>Units that a return was asked for and that aren't back: on their way, kept, or turned down.</summary>
    public int ReturnAsked { get; set; }
    public int Refunded { get; set; }
    public long RefundedFen { get; set; }

    /// <summary>What the line was sold for, in fen.</summary>
    public long TotalFen => FullFen - DiscountFen;

    /// <summary>The deposit, in fen; all of it where there is none.</summary>
    public long OnlineFen => TotalFen - AtDoorFen;

    /// <summary>What is due at the door beside the deposit, or was taken there, in fen.</summary>
    public long DoorFen => AtDoorFen - ReleasedFen;

    /// <summary>What was paid for it, once its order is paid, in fen: before the door the deposit alone.</summary>
    public long GotFen => OnlineFen + (Part.CollectedAt is null ? 0 : DoorFen);

    /// <summary>What it comes to, in fen, less what went back and what isn't asked any more.</summary>
    public long NetFen => TotalFen - ReleasedFen - RefundedFen;

    /// <summary>What it cost before its share of the discounts, in fen.</summary>
    public long FullFen => PriceFen * Quantity;

    /// <summary>Commission on the whole line in fen, at most what the cooperative gets for it; halves away from zero.</summary>
    public long CommissionFen => Math.Min(TotalFen + ShopDiscountFen,
        (long)Math.Round((TotalFen + ShopDiscountFen) * (decimal)CommissionPermille / 1000, MidpointRounding.AwayFromZero) + (CommissionFixedFen * Quantity));

    /// <summary>Tax within <see cref="TotalFen"/>, to the nearest fen, halves away from zero.</summary>
    public long TaxFen => (long)Math.Round(TotalFen * (decimal)TaxRatePermille / (1000 + TaxRatePermille), MidpointRounding.AwayFromZero);

    /// <summary>Units that are neither sent nor refunded.</summary>
    public int Unsent => Quantity - Sent - Withdrawn;

    /// <summary>Units that were neither taken out before they left nor given back.</summary>
    public int Standing => Quantity - Withdrawn - Returned;

    /// <summary>Units that a return may still be asked for: they have left, nobody asked for them yet, and their money isn't back.</summary>
    public int Returnables => Math.Min(Sent - Returned - ReturnAsked, Quantity - Refunded);

    /// <summary>Units that were taken out before they left: refunded, or to be when a refund failed.</summary>
    public int Withdrawn { get; set; }

    /// <summary>From which lots it comes, in the order in which they leave.</summary>
    public List<LineLot> Lots { get; } = [];

    /// <summary>Who comes, as far as it was asked and isn't erased yet.</summary>
    public List<Participant> Participants { get; } = [];
}

/// <summary>A parcel on its way.</summary>
public class Shipment
{
    public long Id { get; set; }
    public long PartId { get; set; }
    public required string Carrier { get; set; }
    public required string TrackingNumber { get; set; }
    public DateTime SentAt { get; set; }
    public DateTime? DeliveredAt { get; set; }
    public List<ShipmentLine> Lines { get; } = [];
}

public class ShipmentLine
{
    public long ShipmentId { get; set; }
    public long LineId { get; set; }
    public int Quantity { get; set; }
}

/// <summary>A step in an order's life; only ever added.</summary>
public class OrderEvent
{
    public long Id { get; set; }
    public long OrderId { get; set; }
    /// <summary>The parcel that it happened to; null: the whole order.</summary>
    public long? PartId { get; set; }
    public OrderEventKind Kind { get; set; }
    public DateTime At { get; set; }
    /// <summary>"shopper", "shop", "stripe", or the user id of a cooperative's member or operator.</summary>
    public required string By { get; set; }
    /// <summary>What a reader needs beside the kind: a carrier and number, a reason, an amount. Never a person's data.</summary>
    public string Detail { get; set; } = "";
}

public enum OrderEventKind
{
    Placed, Confirmed, Paid, PaymentFailed, Sent, Delivered, Collected, Cancelled, Expired, RefundRequested, Refunded, RefundFailed, PaidTooLate,
    CancelRequested, DisputeOpened, DisputeClosed, Refused, DateChanged,
}
