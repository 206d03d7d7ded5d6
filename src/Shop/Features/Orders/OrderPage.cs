using System.ComponentModel.DataAnnotations;

namespace Shop.Features.Orders;

public sealed class CancelForm
{
    [StringLength(500, ErrorMessage = "TooLong")]
    public string? Reason { get; set; }
}

/// <summary>What was ordered, as it stands in the shop today.</summary>
/// <param name="Pictures">The first of those that may be shown.</param>
public sealed record OrderedGood(string Slug, string Brand, IReadOnlyList<PictureShown> Pictures)
{
    public PictureShown? Picture => Pictures.Count == 0 ? null : Pictures[0];

    /// <summary>The session that was booked, as it stands today; null for goods.</summary>
    public OrderedSession? Session { get; init; }
}

/// <param name="StartsAt">UTC.</param>
/// <param name="AsksWho">Who comes is asked, or told by certificates afterwards.</param>
public sealed record OrderedSession(DateTime StartsAt, bool IsByNight, SessionState State, Text Reason, Text Weather, Text Place, bool AsksWho);

/// <summary>What the page of an order shows.</summary>
/// <param name="Goods">By variant; a line whose variant is unknown (an imported order) has none.</param>
public sealed record OrderPage(Order Order, string? Key, IReadOnlyDictionary<int, OrderedGood> Goods)
{
    /// <summary>How often the page looks by itself whether the payment has arrived: two minutes.</summary>
    private const int MostLooks = 60;

    /// <summary>The shopper comes back from Stripe's page.</summary>
    public bool IsBackFromStripe { get; init; }

    /// <summary>What its tickets bring along; null where the page is about something else.</summary>
    public Experiences.BesideTickets? Beside { get; init; }

    /// <summary>Stripe didn't answer just now.</summary>
    public bool StripeWasOut { get; init; }
    public int Look { get; init; }
    public CancelForm Cancel { get; init; } = new();

    /// <summary>The order's address and what hangs below it, with the key if there is one.</summary>
    public string Address(string below = "", string more = "") => AddressOf(Order, Key, below, more);

    public static string AddressOf(Order order, string? key, string below = "", string more = "")
    {
        var query = $"{(key is null ? "" : $"&key={key}")}{more}";
        return $"/orders/{order.Number}{below}{(query.Length > 0 ? "?" + query[1..] : "")}";
    }

    /// <summary>Nothing of it is sent: it is all come to.</summary>
    public bool IsOnlyBooked => Order.Parts.TrueForAll(p => p.IsBooking);

    /// <summary>What calling off now gives back for bookings, in fen, and what was paid for them; null where nothing was booked or paid.</summary>
    public (long BackFen, long PaidFen)? BookedBack(DateTime now)
    {
        var lines = Order.PaidAt is null ? [] : Order.Parts.Where(p => p.IsBooking && !p.IsOver).SelectMany(p => p.Lines).Where(l => l.Quantity > l.Withdrawn && Good(l)?.Session is not null).ToList();
        return lines.Count == 0 ? null : (lines.Sum(l => BookingTerms.BackFen(l, Good(l)!.Session!.StartsAt, Good(l)!.Session!.State, now)), lines.Sum(l => l.GotFen - l.RefundedFen));
    }

    /// <summary>A session that was booked has begun: then nothing is called off here.</summary>
    public bool HasBegun(DateTime now) => Order.Parts.Where(p => !p.IsOver).SelectMany(p => p.Lines).Any(l => l.Quantity > l.Withdrawn && Good(l)?.Session is { State: not SessionState.Cancelled } s && s.StartsAt <= now);

    public bool IsBeingCancelled => Order.State == OrderState.AwaitingPayment && Order.Payments.Exists(p => p.State == PaymentState.Closing);

    /// <summary>Paid by the shopper's word, not yet by Stripe's.</summary>
    public bool IsWaiting => Order.State == OrderState.AwaitingPayment && !IsBeingCancelled && (IsBackFromStripe || Order.Payments.Exists(p => p.State == PaymentState.Pending));

    public string? NextLook => IsWaiting && IsBackFromStripe && Look < MostLooks ? Address(more: $"&paid=1&look={Look + 1}") : null;

    public bool CanPay => Order.State == OrderState.AwaitingPayment && !IsBeingCancelled && !IsWaiting;

    public bool CanCancel => Order.CanBeCancelled && Order.Origin == OrderOrigin.Shop && !IsBeingCancelled;

    /// <summary>Goods can go back, or some are on their way.</summary>
    public bool HasReturns => Order.Origin == OrderOrigin.Shop && Order.Parts.Exists(p => Returns.ReturnRules.IsPossible(Order, p) || p.Lines.Exists(l => l.ReturnAsked > 0 || (l.Returned > 0 && p.State == PartState.Delivered)));

    public bool WasPaidTooLate => Order.Events.Exists(e => e.Kind == OrderEventKind.PaidTooLate);

    /// <summary>Until when it can be paid, UTC.</summary>
    public DateTime? PayUntil => Order.Payments.Where(p => p.State == PaymentState.Open).Select(p => (DateTime?)p.ExpiresAt).Max() is not { } session ? null
        // What was taken in a livestream is kept for less than a session lasts.
        : Order.Reservations.Where(r => r.State == ReservationState.Held).Select(r => r.ExpiresAt).Append(session).Min();

    /// <summary>What the shopper is told; what concerns the bank alone is the operator's.</summary>
    public IReadOnlyList<OrderEvent> Timeline => [.. Order.Events.Where(e => e.Kind is not (OrderEventKind.DisputeOpened or OrderEventKind.DisputeClosed)).OrderBy(e => e.At).ThenBy(e => e.Id)];

    /// <summary>Tax by rate in tenths of a percent, in fen, within the goods' prices.</summary>
    public IEnumerable<(int Permille, long Fen)> Taxes => Order.Lines.GroupBy(l => l.TaxRatePermille).OrderBy(g => g.Key).Select(g => (g.Key, g.Sum(l => l.TaxFen)));

    /// <summary>Who stands at the top of the page, doing what is being done.</summary>
    public string Drawing => Order.State switch
    {
        OrderState.AwaitingPayment => "waiting",
        OrderState.Sent => "sent",
        OrderState.Delivered => "delivered",
        OrderState.Cancelled or OrderState.Expired => "closed",
        _ => "placed",
    };

    /// <summary>The text that says in a sentence how things stand.</summary>
    public string Told => Order.State is OrderState.Placed or OrderState.Confirmed or OrderState.Paid && Order.IsSent
        ? "TellPartly" : IsOnlyBooked && Order.State == OrderState.Paid && Order.TotalFen > Order.OnlineFen ? "TellBookedDeposit" : IsOnlyBooked && Order.State is OrderState.Confirmed or OrderState.Paid or OrderState.Delivered or OrderState.Cancelled ? $"TellBooked{Order.State}" : Order.State == OrderState.Cancelled && Order.Parts.Exists(p => p.State == PartState.Refused) ? "TellRefused" : $"Tell{Order.State}";

    public OrderedGood? Good(OrderLine line) => line.VariantId is { } id ? Goods.GetValueOrDefault(id) : null;

    public string StateClass => Order.State switch
    {
        OrderState.AwaitingPayment or OrderState.Placed => "state-wait",
        OrderState.Cancelled or OrderState.Expired => "state-over",
        _ => "state-good",
    };

    /// <summary>The text that says what comes next; null when nothing does.</summary>
    public string? Next => Order.State switch
    {
        OrderState.Confirmed or OrderState.Paid when IsOnlyBooked => "NextVisit",
        OrderState.AwaitingPayment => "NextPay",
        OrderState.Placed => "NextConfirm",
        OrderState.Confirmed or OrderState.Paid => "NextSend",
        OrderState.Sent => "NextDeliver",
        _ => null,
    };
}
