using Shop.Features.Orders;

namespace Shop.Features.Payments;

/// <summary>What Stripe says of a refund, written down. It only moves on: requested, pending, succeeded, failed. The caller holds the order and saves.</summary>
public sealed class ApplyRefund(OrderMails mails, ShopClock clock)
{
    /// <param name="stripeId">Null when Stripe refused to make one.</param>
    /// <param name="status">Stripe's word: pending, requires_action, succeeded, failed, canceled.</param>
    public void Run(Order order, Model.Refund refund, string? stripeId, string status)
    {
        refund.StripeRefundId ??= stripeId;
        var state = status switch
        {
            "succeeded" => RefundState.Succeeded,
            "failed" or "canceled" => RefundState.Failed,
            _ => RefundState.Pending,
        };
        if (refund.State == RefundState.ByHand || state <= refund.State)
        {
            return;
        }
        if (state == RefundState.Succeeded || refund.State == RefundState.Succeeded)
        {
            refund.SucceededAt ??= refund.SettledAt ?? clock.Now;
        }
        refund.State = state;
        if (state == RefundState.Pending)
        {
            return;
        }
        refund.SettledAt = clock.Now;
        if (state == RefundState.Failed)
        {
            Reopen(order, refund);
        }
        var kind = state == RefundState.Failed ? OrderEventKind.RefundFailed : OrderEventKind.Refunded;
        order.Record(kind, clock.Now, "stripe", Money.Format(refund.AmountFen));
        mails.Add(order, kind, refund.Id, amountFen: refund.AmountFen);
    }

    /// <summary>The money is still ours and owed: it can be given back again. What was put back on the shelf stays there.</summary>
    private static void Reopen(Order order, Model.Refund refund)
    {
        foreach (var given in refund.Lines)
        {
            var part = order.Parts.Single(p => p.Id == given.PartId);
            if (part.Lines.Find(l => l.Id == given.LineId) is { } line)
            {
                line.Refunded -= given.Quantity;
                line.RefundedFen -= given.AmountFen;
            }
            else
            {
                part.DeliveryRefundedFen -= given.AmountFen;
            }
        }
    }
}
