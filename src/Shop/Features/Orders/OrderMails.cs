using System.Globalization;
using Microsoft.Extensions.Localization;

namespace Shop.Features.Orders;

/// <summary>What a shopper is written about an order, in its language, with the link that opens it. Without an e-mail nothing is written.</summary>
public sealed class OrderMails(Outbox outbox, PublicAddress address, Secrets secrets, IStringLocalizer<Texts> texts)
{
    /// <summary>
    /// Puts a mail into the outbox; the caller saves, in the transaction of what it tells. The order has its id already
    /// (SaveChanges), and its parts and lines are loaded.
    /// </summary>
    /// <param name="kind">Placed, Paid, Sent, Refused, Refunded, RefundFailed, Cancelled, Expired or PaidTooLate.</param>
    /// <param name="n">Which one, where a kind may come again: the count of shipments, a refund's id.</param>
    /// <param name="part">The parcel that it is about.</param>
    /// <param name="amountFen">The sum that it is about.</param>
    public void Add(Order order, OrderEventKind kind, long? n = null, OrderPart? part = null, long? amountFen = null)
    {
        if (order.Id == 0)
        {
            throw new InvalidOperationException("A mail needs the order's id: save the order first.");
        }
        if (order.Email is not { Length: > 0 } to)
        {
            return;
        }
        using var _ = Culture.Of(order.Culture);
        var letter = new Letter
        {
            Culture = order.Culture,
            Subject = texts[IsUnconfirmed(order, kind) ? "MailExpiredCashSubject" : $"Mail{kind}Subject", order.Number],
            Paragraphs = [.. Paragraphs(order, kind, n, part, amountFen)],
            Rows = [.. kind is OrderEventKind.Placed or OrderEventKind.Paid ? Rows(order) : part is null ? [] : Parcel(part)],
            Link = (texts["MailLink"], Page(order, "")),
            More = kind is OrderEventKind.Placed or OrderEventKind.Paid && Experiences.ReadTickets.HasAny(order) ? [(texts["MailTickets"], Page(order, "/tickets.pdf")), (texts["MailCalendar"], Page(order, "/bookings.ics"))] : [],
            Signature = texts["MailSignature"],
        };
        outbox.Add(to, letter, string.Create(CultureInfo.InvariantCulture, $"order:{order.Id}:{kind}{(n is null ? "" : $":{n}")}"));
    }

    private string Page(Order order, string what) => address.Of($"/orders/{order.Number}{what}?key={secrets.OrderKey(order.Number)}");

    private static bool IsOnlyBooked(Order order) => order.Parts.TrueForAll(p => p.IsBooking);

    /// <summary>No cooperative confirmed it in time; perhaps only some of its parts.</summary>
    private static bool IsUnconfirmed(Order order, OrderEventKind kind) => kind == OrderEventKind.Expired && order.Payment == PaymentMethod.CashOnDelivery;

    private IEnumerable<string> Paragraphs(Order order, OrderEventKind kind, long? n, OrderPart? part, long? amountFen)
    {
        yield return order.Address.Name.Length > 0 ? texts["MailHello", order.Address.Name] : texts["MailHelloAnyone"];
        yield return kind switch
        {
            OrderEventKind.Placed when order.Payment == PaymentMethod.CashOnDelivery && IsOnlyBooked(order) => texts["MailPlacedBooked", order.Number, Money.Format(order.TotalFen)],
            OrderEventKind.Paid when IsOnlyBooked(order) => texts["MailPaidBooked", order.Number, Money.Format(order.OnlineFen)],
            OrderEventKind.Cancelled when order.RefundedFen > 0 && order.RefundedFen < order.OnlineFen => texts["MailCancelledTerms", order.Number, Money.Format(order.RefundedFen)],
            OrderEventKind.Placed => texts[order.Payment == PaymentMethod.Stripe ? "MailPlacedStripe" : "MailPlacedCash", order.Number, Money.Format(order.TotalFen)],
            OrderEventKind.Paid => texts["MailPaid", order.Number, Money.Format(order.OnlineFen)],
            OrderEventKind.Refunded when order.Payment == PaymentMethod.CashOnDelivery || order.Refunds.Exists(r => r.Id == n && r.PaymentId is null) => texts["MailRefundedCash", order.Number, Money.Format(amountFen ?? order.TotalFen)],
            OrderEventKind.Cancelled when order.Payment == PaymentMethod.CashOnDelivery => texts["MailCancelledCash", order.Number],
            _ when IsUnconfirmed(order, kind) => texts["MailExpiredCash", order.Number],
            OrderEventKind.Sent when part?.Shipments is [.., var last] => texts["MailSent", part.SellerName.Here, last.Carrier, last.TrackingNumber],
            OrderEventKind.Refused => texts["MailRefused", part!.SellerName.Here, order.Number],
            _ => texts[$"Mail{kind}", order.Number, Money.Format(amountFen ?? order.TotalFen)],
        };
        if (kind is OrderEventKind.Placed or OrderEventKind.Paid && order.TotalFen > order.OnlineFen)
        {
            yield return texts[kind == OrderEventKind.Placed ? "MailDeposit" : "MailDepositPaid", Money.Format(order.OnlineFen), Money.Format(order.TotalFen - order.OnlineFen)];
        }
        foreach (var given in kind is OrderEventKind.Placed or OrderEventKind.Paid ? order.TicketCoupons.Where(t => t.Coupon.PausedAt is null) : [])
        {
            yield return texts["MailTicketCoupon", given.Coupon.Name.Here, given.Coupon.Code, Money.Format(given.Coupon.AmountFen ?? 0), Money.Format(given.Coupon.MinimumFen), Day(given.Coupon.From), Day(given.Coupon.Until)];
        }
        if (kind == OrderEventKind.Sent && part?.Lines.Sum(l => l.Unsent) is > 0 and var rest)
        {
            yield return texts["MailSentPartly", rest];
        }
    }

    private IEnumerable<(string, string)> Rows(Order order)
    {
        foreach (var line in order.Parts.SelectMany(p => p.Lines))
        {
            yield return ($"{line.Name.Here} {line.VariantName.Here} × {line.Quantity}", Money.Format(line.FullFen));
        }
        if (order.DiscountFen > 0)
        {
            yield return (order.CouponCode is { } code ? texts["CouponLine", code] : texts["Discount"], Money.Format(-order.DiscountFen));
        }
        if (!IsOnlyBooked(order))
        {
            yield return (texts["DeliveryFee"], Money.Format(order.DeliveryFen));
        }
        yield return (texts["Total"], Money.Format(order.TotalFen));
        if (order.TotalFen > order.OnlineFen)
        {
            yield return (texts[order.PaidAt is null ? "OnlineDue" : "OnlinePaid"], Money.Format(order.OnlineFen));
            yield return (texts["DoorDue"], Money.Format(order.TotalFen - order.OnlineFen));
        }
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static IEnumerable<(string, string)> Parcel(OrderPart part)
    {
        var last = part.Shipments[^1];
        return last.Lines.Select(s => part.Lines.Single(l => l.Id == s.LineId) is var line ? ($"{line.Name.Here} {line.VariantName.Here}", $"× {s.Quantity}") : default);
    }
}
