using System.Net;
using Shop.Features.Orders;
using Stripe.Checkout;
using StripeException = Stripe.StripeException;
using Session = Stripe.Checkout.Session;

namespace Shop.Features.Payments;

/// <summary>How the open payments of an order ended.</summary>
public enum Settled
{
    /// <summary>Nothing is open any more, and the order wasn't paid: it was released, or had been over before.</summary>
    Released,
    /// <summary>The payment won.</summary>
    Paid,
    /// <summary>Stripe doesn't answer, or doesn't know yet. Nothing was released.</summary>
    Waiting,
}

/// <summary>
/// Ends what is open at Stripe for an order whose reservation is past its end, or that is being cancelled. Stock comes back
/// only on Stripe's answer; if the shopper paid meanwhile, the payment wins.
/// </summary>
public sealed class SettlePayment(ShopDb db, ChangeOrder change, StripeAccount stripe, CheckoutSessions sessions, ApplySession apply, SendRefund send, ILogger<SettlePayment> log)
{
    public async Task<Settled> Run(long orderId, CancellationToken ct = default)
    {
        var order = await db.Orders.AsNoTracking().Include(o => o.Parts).ThenInclude(p => p.Lines).Include(o => o.Payments)
            .AsSplitQuery().SingleAsync(o => o.Id == orderId, ct);
        var open = order.Payments.Where(p => p.State is PaymentState.Open or PaymentState.Pending or PaymentState.Closing).ToList();
        if (order is { State: OrderState.AwaitingPayment, Payment: PaymentMethod.Stripe } && open.Count == 0)
        {
            return await Change(orderId, async held =>
            {
                await apply.GiveUp(held, cancelled: held.Events.Exists(e => e.Kind == OrderEventKind.CancelRequested), ct);
                return null;
            }, ct);
        }
        foreach (var payment in open)
        {
            if (!stripe.IsOffered || !await Settle(order, payment, ct))
            {
                return Settled.Waiting;
            }
        }
        return await Change(orderId, _ => Task.FromResult<Model.Refund?>(null), ct);
    }

    private async Task<bool> Settle(Order order, Payment payment, CancellationToken ct)
    {
        Session? session = null;
        try
        {
            session = await sessions.End(await sessions.Find(order, payment, ct), ct);
        }
        catch (StripeException e) when (payment.SessionId is null && e.HttpStatusCode == HttpStatusCode.BadRequest)
        {
            // Refused instead of repeated: under this key no session was ever made.
            log.LogInformation("Order {Number} has no session at Stripe: {Reason}", order.Number, e.Message);
        }
        catch (Exception e) when (e is StripeException or HttpRequestException || (e is OperationCanceledException && !ct.IsCancellationRequested))
        {
            log.LogWarning("Stripe didn't answer about order {Number}, nothing was released: {Reason}", order.Number, e.Message);
            return false;
        }
        await Change(order.Id, async held =>
        {
            var own = held.Payments.Single(p => p.Id == payment.Id);
            if (session is not null)
            {
                return await apply.Run(held, own, session, ct);
            }
            await apply.End(held, own, ct);
            return null;
        }, ct);
        return true;
    }

    private async Task<Settled> Change(long orderId, Func<Order, Task<Model.Refund?>> act, CancellationToken ct)
    {
        var (refund, settled) = await change.Run(orderId, async order =>
        {
            var made = await act(order);
            return (made, order.State == OrderState.AwaitingPayment ? Settled.Waiting : order.PaidAt is null ? Settled.Released : Settled.Paid);
        }, ct);
        if (refund is not null)
        {
            await send.Run(refund.Id, ct);
        }
        return settled;
    }
}
