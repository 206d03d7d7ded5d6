using Stripe.Checkout;
using StripeException = Stripe.StripeException;
using Session = Stripe.Checkout.Session;

namespace Shop.Features.Payments;

/// <summary>
/// Leads the shopper of a placed order to Stripe's payment page. The order is committed and its stock reserved; called again,
/// it gives the same page. A row is written before Stripe is asked, so that a kill in between loses nothing.
/// </summary>
public sealed class StartPayment(ShopDb db, CheckoutSessions sessions, ShopClock clock, ILogger<StartPayment> log)
{
    /// <summary>Stripe takes no session that ends in less than 30 min; the minute is for the way.</summary>
    private static readonly TimeSpan SessionLasts = TimeSpan.FromMinutes(31);

    /// <summary>By how much the reservation outlives the session.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(5);

    /// <returns>Stripe's payment page, or the order's own page when there is nothing to pay now or Stripe doesn't answer: it says which.</returns>
    public async Task<Uri> Run(long orderId, CancellationToken ct = default)
    {
        var (order, payment) = await Prepare(orderId, ct);
        for (var attempt = 0; payment is not null; attempt++)
        {
            try
            {
                return await Page(order, payment, await sessions.Find(order, payment, ct), ct);
            }
            catch (StripeException e) when (attempt == 0 && payment.SessionId is null && e.StripeError?.Param == "expires_at")
            {
                // The row is from an attempt that never reached Stripe, and too old by now: no session was made of it.
                await db.Payments.Where(p => p.Id == payment.Id && p.SessionId == null)
                    .ExecuteUpdateAsync(s => s.SetProperty(p => p.State, PaymentState.Failed), ct);
                (order, payment) = await Prepare(orderId, ct);
            }
            catch (Exception e) when (e is StripeException or HttpRequestException || (e is OperationCanceledException && !ct.IsCancellationRequested))
            {
                log.LogWarning("Stripe opened no session for order {Number}: {Reason}", order.Number, e.Message);
                return sessions.OrderPage(order, "&unreached=1");
            }
        }
        return sessions.OrderPage(order);
    }

    private async Task<Uri> Page(Order order, Payment payment, Session session, CancellationToken ct)
    {
        if (payment.SessionId is null)
        {
            await db.Payments.Where(p => p.Id == payment.Id && p.SessionId == null)
                .ExecuteUpdateAsync(s => s.SetProperty(p => p.SessionId, session.Id).SetProperty(p => p.Url, session.Url), ct);
        }
        return session.Status switch
        {
            SessionStatus.Open => new Uri(session.Url),
            SessionStatus.Complete => sessions.OrderPage(order, "&paid=1"),
            _ => sessions.OrderPage(order),
        };
    }

    /// <summary>The open payment of an order that awaits one, made if need be; null when the order doesn't await one.</summary>
    private async Task<(Order Order, Payment? Payment)> Prepare(long orderId, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var order = await db.HoldOrder(orderId, ct) ?? throw new InvalidOperationException($"There is no order {orderId}.");
        if (order is not { Payment: PaymentMethod.Stripe, State: OrderState.AwaitingPayment } || order.Payments.Exists(p => p.State == PaymentState.Closing))
        {
            return (order, null);
        }
        var payment = order.Payments.Find(p => p.State is PaymentState.Open or PaymentState.Pending);
        if (payment is null)
        {
            payment = new Payment { OrderId = order.Id, AmountFen = order.OnlineFen, Currency = order.Currency, CreatedAt = clock.Now, ExpiresAt = clock.Now + SessionLasts };
            order.Payments.Add(payment);
            // Of a live offer the time isn't stretched: the session is ended at Stripe when it is over.
            foreach (var reservation in order.Reservations.Where(r => r.State == ReservationState.Held && r.ExpiresAt < payment.ExpiresAt + Grace && order.Lines.All(l => l.LivePurchaseId is null)))
            {
                reservation.ExpiresAt = payment.ExpiresAt + Grace;
            }
        }
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return (order, payment);
    }
}
