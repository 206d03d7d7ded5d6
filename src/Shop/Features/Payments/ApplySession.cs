using Microsoft.Extensions.Localization;
using Shop.Features.Checkout;
using Shop.Features.Orders;
using Stripe.Checkout;
using Session = Stripe.Checkout.Session;

namespace Shop.Features.Payments;

/// <summary>
/// What Stripe says of a Checkout Session, done to its order: paid, still waiting, or ended. Whoever learns it first, webhook
/// or shop, calls this; told again, in whatever order, it changes nothing. The caller holds the order, saves and commits, and
/// then has the refund sent that this may return (SendRefund).
/// </summary>
public sealed class ApplySession(SellOrder sell, ReleaseOrder release, RefundOrder refunds, OrderMails mails, IStringLocalizer<Texts> texts, ShopClock clock)
{
    /// <exception cref="InvalidOperationException">The session isn't this payment's, or of another sum: a person has to look.</exception>
    public async Task<Model.Refund?> Run(Order order, Payment payment, Session session, CancellationToken ct)
    {
        Check(order, payment, session);
        payment.SessionId = session.Id;
        payment.PaymentIntentId ??= session.PaymentIntentId;
        switch (session.Status)
        {
            case SessionStatus.Complete when session.PaymentStatus != SessionStatus.Unpaid:
                return await Pay(order, payment, ct);
            case SessionStatus.Complete when payment.State == PaymentState.Open:
                payment.State = PaymentState.Pending;
                return null;
            case SessionStatus.Expired:
                await End(order, payment, ct);
                return null;
            default:
                return null;
        }
    }

    /// <summary>The session ended unpaid, or there never was one.</summary>
    public async Task End(Order order, Payment payment, CancellationToken ct)
    {
        if (payment.State is not (PaymentState.Open or PaymentState.Pending or PaymentState.Closing))
        {
            return;
        }
        var wasClosing = payment.State == PaymentState.Closing;
        payment.State = PaymentState.Expired;
        await GiveUp(order, wasClosing, ct);
    }

    /// <summary>A method that takes its time said no. The shopper may try again as long as the goods are kept.</summary>
    public async Task Fail(Order order, Payment payment, CancellationToken ct)
    {
        if (payment.State is not (PaymentState.Open or PaymentState.Pending or PaymentState.Closing))
        {
            return;
        }
        var wasClosing = payment.State == PaymentState.Closing;
        payment.State = PaymentState.Failed;
        order.Record(OrderEventKind.PaymentFailed, clock.Now, "stripe");
        if (wasClosing)
        {
            await GiveUp(order, wasClosing, ct);
        }
    }

    /// <summary>Stripe's page took a card or a wallet for no good and lets the shopper try another. Too many, and the order is called off.</summary>
    /// <returns>Whether the page has to be closed (SettlePayment).</returns>
    public bool Decline(Order order, Payment payment)
    {
        if (payment.State != PaymentState.Open)
        {
            return false;
        }
        order.Record(OrderEventKind.PaymentFailed, clock.Now, "stripe");
        if (order.Events.Count(e => e.Kind == OrderEventKind.PaymentFailed) < CardTries.MostOfOrder)
        {
            return false;
        }
        payment.State = PaymentState.Closing;
        using var _ = Culture.Of(order.Culture);
        order.Record(OrderEventKind.CancelRequested, clock.Now, "shop", texts["TooManyDeclines"]);
        return true;
    }

    /// <summary>Releases an order that awaits a payment and has none under way any more.</summary>
    public async Task GiveUp(Order order, bool cancelled, CancellationToken ct)
    {
        if (order.State != OrderState.AwaitingPayment || order.Payments.Exists(p => p.State is PaymentState.Open or PaymentState.Pending or PaymentState.Closing))
        {
            return;
        }
        await release.Run(order, ct);
        var kind = cancelled ? OrderEventKind.Cancelled : OrderEventKind.Expired;
        var (by, reason) = cancelled ? Wish(order) : ("shop", "");
        order.Record(kind, clock.Now, by, reason);
        mails.Add(order, kind);
    }

    private async Task<Model.Refund?> Pay(Order order, Payment payment, CancellationToken ct)
    {
        if (payment.State == PaymentState.Paid)
        {
            return null;
        }
        var wasClosing = payment.State == PaymentState.Closing;
        payment.State = PaymentState.Paid;
        payment.PaidAt = clock.Now;
        if (order.State != OrderState.AwaitingPayment)
        {
            order.Record(OrderEventKind.PaidTooLate, clock.Now, "stripe", Money.Format(payment.AmountFen));
            mails.Add(order, OrderEventKind.PaidTooLate, payment.Id, amountFen: payment.AmountFen);
            return refunds.GiveBack(order, payment);
        }
        order.PaidAt = clock.Now;
        await sell.Run(order, ct);
        order.Record(OrderEventKind.Paid, clock.Now, "stripe", Money.Format(payment.AmountFen));
        if (!wasClosing)
        {
            mails.Add(order, OrderEventKind.Paid);
            return null;
        }
        var (by, reason) = Wish(order);
        var refund = await refunds.Ask(order, RefundRequest.Everything(order, reason), by, ct);
        order.Record(OrderEventKind.Cancelled, clock.Now, by, reason);
        mails.Add(order, OrderEventKind.Cancelled);
        return refund.Refund;
    }

    private static void Check(Order order, Payment payment, Session session)
    {
        if (payment.OrderId != order.Id || (payment.SessionId ?? session.Id) != session.Id)
        {
            throw new InvalidOperationException($"Session {session.Id} is not of payment {payment.Id} of order {order.Number}.");
        }
        if (session.AmountTotal != payment.AmountFen || !string.Equals(session.Currency, payment.Currency, StringComparison.OrdinalIgnoreCase))
        {
            throw new InvalidOperationException($"Session {session.Id} of order {order.Number} is of {session.AmountTotal} {session.Currency}, not {payment.AmountFen} {payment.Currency}.");
        }
    }

    /// <summary>Who called it off, and why.</summary>
    private static (string By, string Reason) Wish(Order order) =>
        order.Events.Where(e => e.Kind == OrderEventKind.CancelRequested).MaxBy(e => e.At) is { } wish ? (wish.By, wish.Detail) : ("shopper", "");
}
