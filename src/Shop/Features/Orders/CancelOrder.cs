using Shop.Features.Checkout;
using Shop.Features.Payments;

namespace Shop.Features.Orders;

public enum CancelResult
{
    Cancelled,
    /// <summary>Stripe has still to say whether it was paid; then it is cancelled, and refunded if need be.</summary>
    Asked,
    /// <summary>Something has been sent already, or a session that was booked has begun or gives nothing back any more.</summary>
    TooLate,
    /// <summary>It was over before.</summary>
    AlreadyOver,
}

/// <summary>A shopper, or an operator, calls an order off before anything is sent: stock comes back, and money if some came.</summary>
public sealed class CancelOrder(ShopDb db, ChangeOrder change, ReleaseOrder release, SettlePayment settle, RefundOrder refunds, SendRefund send, OrderMails mails, ShopClock clock)
{
    /// <param name="reason">In their words; may be empty.</param>
    /// <param name="by">"shopper", or an operator's user id.</param>
    public async Task<CancelResult> Run(long orderId, string reason, string by, CancellationToken ct = default)
    {
        var (result, refund) = await change.Run(orderId, order => Begin(order, reason, by, ct), ct);
        if (refund is not null)
        {
            await send.Run(refund.Id, ct);
        }
        return result == CancelResult.Asked && await settle.Run(orderId, ct) != Settled.Waiting ? CancelResult.Cancelled : result;
    }

    private async Task<(CancelResult, Refund?)> Begin(Order order, string reason, string by, CancellationToken ct)
    {
        if (!order.CanBeCancelled)
        {
            return (order.IsOver ? CancelResult.AlreadyOver : CancelResult.TooLate, null);
        }
        var open = order.Payments.Where(p => p.State is PaymentState.Open or PaymentState.Pending or PaymentState.Closing).ToList();
        if (order.State == OrderState.AwaitingPayment && open.Count > 0)
        {
            open.ForEach(p => p.State = PaymentState.Closing);
            order.Record(OrderEventKind.CancelRequested, clock.Now, by, reason);
            return (CancelResult.Asked, null);
        }
        var back = await BookingTerms.Read(db, order, clock.Now, ct);
        if (back.IsTooLate(order))
        {
            return (CancelResult.TooLate, null);
        }
        Refund? refund = null;
        if (order.PaidAt is null)
        {
            await release.Run(order, ct);
        }
        else
        {
            refund = (await refunds.Ask(order, RefundRequest.Everything(order, reason) with { MostFen = back.MostFen }, by, ct)).Refund;
        }
        order.Record(OrderEventKind.Cancelled, clock.Now, by, reason);
        mails.Add(order, OrderEventKind.Cancelled);
        return (CancelResult.Cancelled, refund);
    }
}
