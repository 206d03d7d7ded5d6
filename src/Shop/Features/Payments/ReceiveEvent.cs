using System.Globalization;
using Shop.Features.Orders;
using Stripe;
using Stripe.Checkout;
using Session = Stripe.Checkout.Session;

namespace Shop.Features.Payments;

/// <summary>
/// An event from Stripe whose signature holds. Its id is written in the same transaction as its effect, so that one sent twice
/// does nothing twice. What isn't about an order of ours, or of no interest, is taken and forgotten.
/// </summary>
public sealed class ReceiveEvent(ShopDb db, ChangeOrder change, StripeAccount stripe, ApplySession sessions, SettlePayment settle, ApplyRefund refunds, SendRefund send, ShopClock clock)
{
    public async Task Run(Event received, CancellationToken ct)
    {
        if (await OrderOf(received, ct) is not { } orderId)
        {
            return;
        }
        var isOver = false;
        var refund = await change.Run(orderId, async order =>
        {
            if (await db.StripeEvents.AnyAsync(e => e.Id == received.Id, ct))
            {
                return null;
            }
            db.StripeEvents.Add(new StripeEvent { Id = received.Id, Type = received.Type, ReceivedAt = clock.Now });
            if (received is { Type: EventTypes.PaymentIntentPaymentFailed, Data.Object: PaymentIntent intent })
            {
                isOver = PaymentOf(order, intent) is { } payment && sessions.Decline(order, payment);
                return null;
            }
            return await Apply(order, received, ct);
        }, ct);
        if (isOver)
        {
            await settle.Run(orderId, ct);
        }
        if (refund is not null)
        {
            await send.Run(refund.Id, ct);
        }
    }

    private async Task<Model.Refund?> Apply(Order order, Event received, CancellationToken ct)
    {
        switch (received.Type, received.Data.Object)
        {
            case (EventTypes.CheckoutSessionAsyncPaymentFailed, Session session):
                await sessions.Fail(order, PaymentOf(order, session), ct);
                return null;
            case (_, Session session):
                return await sessions.Run(order, PaymentOf(order, session), session, ct);
            case (_, Stripe.Refund refund):
                refunds.Run(order, await RefundOf(order, refund, ct), refund.Id, refund.Status);
                return null;
            case (EventTypes.ChargeDisputeCreated, Dispute dispute):
                order.Record(OrderEventKind.DisputeOpened, clock.Now, "stripe", dispute.Reason ?? "");
                return null;
            case (EventTypes.ChargeDisputeClosed, Dispute dispute):
                order.Record(OrderEventKind.DisputeClosed, clock.Now, "stripe", dispute.Status ?? "");
                return null;
            default:
                // charge.refunded: the refund's own events say the same and more. It is kept as heard.
                return null;
        }
    }

    /// <summary>The order that an event is about; null when it isn't ours or nothing follows from it.</summary>
    private async Task<long?> OrderOf(Event received, CancellationToken ct) => received.Data.Object switch
    {
        Session session when received.Type is EventTypes.CheckoutSessionCompleted or EventTypes.CheckoutSessionExpired
            or EventTypes.CheckoutSessionAsyncPaymentSucceeded or EventTypes.CheckoutSessionAsyncPaymentFailed => await OrderOf(session, ct),
        PaymentIntent intent when received.Type is EventTypes.PaymentIntentPaymentFailed && intent.Metadata?.GetValueOrDefault("order") is { } number => await db.Orders.Where(o => o.Number == number && o.Payments.Count > 0).Select(o => (long?)o.Id).SingleOrDefaultAsync(ct),
        Stripe.Refund refund when received.Type is EventTypes.RefundCreated or EventTypes.RefundUpdated or EventTypes.RefundFailed => await OrderOf(refund.PaymentIntentId, ct),
        Charge charge when received.Type == EventTypes.ChargeRefunded => await OrderOf(charge.PaymentIntentId, ct),
        Dispute dispute when received.Type is EventTypes.ChargeDisputeCreated or EventTypes.ChargeDisputeClosed => await OrderOf(dispute.PaymentIntentId, ct),
        _ => null,
    };

    private async Task<long?> OrderOf(Session session, CancellationToken ct)
    {
        var number = session.Metadata?.GetValueOrDefault("order") ?? session.ClientReferenceId;
        return await db.Payments.Where(p => p.SessionId == session.Id).Select(p => (long?)p.OrderId).SingleOrDefaultAsync(ct)
            ?? await db.Orders.Where(o => o.Number == number && o.Payments.Count > 0).Select(o => (long?)o.Id).SingleOrDefaultAsync(ct);
    }

    private async Task<long?> OrderOf(string? paymentIntent, CancellationToken ct)
    {
        if (paymentIntent is null)
        {
            return null;
        }
        if (await db.Payments.Where(p => p.PaymentIntentId == paymentIntent).Select(p => (long?)p.OrderId).SingleOrDefaultAsync(ct) is { } known)
        {
            return known;
        }
        // It came before the session's own event: Stripe knows whose session it was.
        var sessions = await stripe.V1.Checkout.Sessions.ListAsync(new SessionListOptions { PaymentIntent = paymentIntent, Limit = 1 }, cancellationToken: ct);
        if (sessions.Data is not [var session])
        {
            return null;
        }
        await db.Payments.Where(p => p.SessionId == session.Id && p.PaymentIntentId == null).ExecuteUpdateAsync(s => s.SetProperty(p => p.PaymentIntentId, paymentIntent), ct);
        return await OrderOf(session, ct);
    }

    private static Payment PaymentOf(Order order, Session session) =>
        order.Payments.Find(p => p.SessionId == session.Id)
        ?? order.Payments.Find(p => p.SessionId is null && p.Id.ToString(CultureInfo.InvariantCulture) == session.Metadata?.GetValueOrDefault("payment"))
        ?? throw new InvalidOperationException($"Session {session.Id} is of no payment of order {order.Number}.");

    private static Payment? PaymentOf(Order order, PaymentIntent intent) =>
        order.Payments.Find(p => p.Id.ToString(CultureInfo.InvariantCulture) == intent.Metadata.GetValueOrDefault("payment"));

    /// <summary>Our refund, or a row for one that was made at Stripe itself: money that went back without us, of which the lines know nothing.</summary>
    private async Task<Model.Refund> RefundOf(Order order, Stripe.Refund refund, CancellationToken ct)
    {
        var ours = order.Refunds.Find(r => r.StripeRefundId == refund.Id)
            ?? order.Refunds.Find(r => r.StripeRefundId is null && refund.Metadata?.GetValueOrDefault("order") == order.Number
                && r.Id.ToString(CultureInfo.InvariantCulture) == refund.Metadata.GetValueOrDefault("refund"));
        if (ours is null)
        {
            var payment = order.Payments.Find(p => p.PaymentIntentId == refund.PaymentIntentId);
            ours = new Model.Refund { OrderId = order.Id, PaymentId = payment?.Id, AmountFen = refund.Amount, Reason = refund.Reason ?? "", By = "stripe", RequestedAt = clock.Now };
            order.Refunds.Add(ours);
            // A mail about it is known by its number.
            await db.SaveChangesAsync(ct);
        }
        return ours;
    }
}
