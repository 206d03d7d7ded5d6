using Shop.Features.Checkout;
using Shop.Features.Experiences;
using Shop.Features.Orders;
using Shop.Features.Payments;

namespace Shop.Features.Visits;

public enum VisitResult
{
    Done,
    /// <summary>It isn't booked any more, or not yet paid.</summary>
    NotNow,
    /// <summary>It has begun, or by its terms nothing goes back.</summary>
    TooLate,
    /// <summary>The other session has too few places left, or can't be booked any more.</summary>
    Full,
}

/// <summary>
/// One session of an order is called off, and the rest of the order stays: its places are free again, and what was paid goes back by the terms that were agreed; all of it where the house
/// cancelled or moved it. What was to be paid at the door becomes a part of its own that is cancelled, so that nothing else owes more or less.
/// </summary>
public sealed class CallOff(ShopDb db, ChangeOrder change, ReleaseOrder release, RefundOrder refunds, SendRefund send, ShopClock clock)
{
    /// <param name="by">"shopper", "shop" when the time to answer is over, or an operator's user id.</param>
    public async Task<VisitResult> Run(long orderId, int sessionId, string reason, string by, CancellationToken ct = default)
    {
        var (result, refund) = await change.Run(orderId, order => Begin(order, sessionId, reason, by, ct), ct);
        if (refund is { State: RefundState.Requested })
        {
            await send.Run(refund.Id, ct);
        }
        return result;
    }

    private async Task<(VisitResult, Refund?)> Begin(Order order, int sessionId, string reason, string by, CancellationToken ct)
    {
        if (Booked(order, sessionId) is not { } booked)
        {
            return (VisitResult.NotNow, null);
        }
        var (now, session) = (clock.Now, await db.Sessions.AsNoTracking().Include(s => s.Experience).SingleAsync(s => s.Id == sessionId, ct));
        if (session.State != SessionState.Cancelled && session.StartsAt <= now)
        {
            return (VisitResult.TooLate, null);
        }
        Refund? refund = null;
        var (part, when) = (booked.Part, SessionWords.When(clock.Local(session.StartsAt), session.Experience.IsByNight).Zh);
        if (order.Payment == PaymentMethod.CashOnDelivery)
        {
            part = await Apart(order, booked.Part, booked.Lines, session.StockItemId, ct);
            await release.Run(order, [part], ct);
        }
        else
        {
            var most = booked.Lines.ToDictionary(l => l.Id, l => BookingTerms.BackFen(l, session.StartsAt, session.State, now));
            if (most.Values.Sum() == 0 && booked.Lines.Sum(l => l.GotFen) > 0)
            {
                return (VisitResult.TooLate, null);
            }
            var request = new RefundRequest(booked.Lines.ToDictionary(l => l.Id, l => l.Quantity - l.Refunded), new HashSet<long>(), reason) { MostFen = most };
            if (await refunds.Ask(order, request, by, ct) is not { Outcome: RefundOutcome.Requested or RefundOutcome.ByHand } answer)
            {
                return (VisitResult.NotNow, null);
            }
            refund = answer.Refund;
        }
        order.Record(OrderEventKind.Cancelled, now, by, reason.Length > 0 ? $"{when} · {reason}" : when, part);
        if (order.IsAllCollected)
        {
            order.PaidAt ??= now;
        }
        await db.Answer(order.Id, sessionId, SessionAnswerKind.MoneyBack, now, ct);
        return (VisitResult.Done, refund);
    }

    /// <summary>The part of a session that stands and hasn't been, and its lines; null: there is none.</summary>
    public static (OrderPart Part, List<OrderLine> Lines)? Booked(Order order, int sessionId) =>
        order.Parts.Find(p => p.IsBooking && p.State == PartState.ToSend && p.Lines.Exists(l => l.SessionId == sessionId && l.Unsent > 0)) is { } part
            ? (part, part.Lines.Where(l => l.SessionId == sessionId && l.Unsent > 0).ToList()) : null;

    private async Task<OrderPart> Apart(Order order, OrderPart part, List<OrderLine> lines, int stockItemId, CancellationToken ct)
    {
        if (part.Lines.TrueForAll(l => lines.Contains(l) || l.Unsent == 0))
        {
            return part;
        }
        var fen = lines.Sum(l => l.TotalFen);
        var own = new OrderPart { CooperativeId = part.CooperativeId, SellerName = part.SellerName, IsBooking = true, State = PartState.Cancelled, ShopBearsFees = part.ShopBearsFees, GoodsFen = fen };
        part.GoodsFen -= fen;
        order.Parts.Add(own);
        await db.SaveChangesAsync(ct);
        foreach (var line in lines)
        {
            part.Lines.Remove(line);
            own.Lines.Add(line);
            line.PartId = own.Id;
        }
        order.Reservations.Single(r => r.PartId == part.Id && r.StockItemId == stockItemId).PartId = own.Id;
        await db.SaveChangesAsync(ct);
        return own;
    }
}

public static class VisitAnswers
{
    /// <summary>Writes down what was answered to the latest change of a session, if it was asked. The caller holds the order.</summary>
    public static async Task Answer(this ShopDb db, long orderId, int sessionId, SessionAnswerKind kind, DateTime now, CancellationToken ct)
    {
        var answer = await db.SessionAnswers.Where(a => a.OrderId == orderId && a.Change.SessionId == sessionId).OrderByDescending(a => a.ChangeId).FirstOrDefaultAsync(ct);
        if (answer is { Kind: SessionAnswerKind.Waiting or SessionAnswerKind.Kept })
        {
            (answer.Kind, answer.AnsweredAt) = (kind, now);
        }
    }
}
