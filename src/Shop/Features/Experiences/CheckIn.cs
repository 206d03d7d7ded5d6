using Shop.Features.Checkout;
using Shop.Features.Orders;

namespace Shop.Features.Experiences;

/// <summary>Visitors came, or those who were to pay at the door didn't. A booking is fulfilled then: there is no parcel, so what was booked counts as handed over.</summary>
public sealed class CheckIn(ChangePart change, DeliverPart deliver, ReleaseOrder release, ShopClock clock)
{
    /// <param name="collectedFen">What was taken at the door, in fen; where it is paid there, and only there.</param>
    /// <param name="by">The user's id, or "shop" once the session is over.</param>
    public Task<PartResult> Run(long partId, long? collectedFen, string by, CancellationToken ct = default) => change.Run(partId, (order, part) =>
    {
        if (!part.IsBooking || part.State != PartState.ToSend)
        {
            return Task.FromResult(PartResult.NotNow);
        }
        var isCash = order.Payment == PaymentMethod.CashOnDelivery;
        if (isCash ? collectedFen is not { } fen || fen < 1 || fen > part.DueFen : collectedFen is not null)
        {
            return Task.FromResult(PartResult.WrongAmount);
        }
        part.Lines.ForEach(l => l.Sent += l.Unsent);
        part.State = PartState.Sent;
        return Task.FromResult(deliver.Within(order, part, collectedFen, by));
    }, ct);

    /// <summary>Nobody came and nobody paid: the booking is over, and owes nothing.</summary>
    public Task<PartResult> Missed(long partId, string by, CancellationToken ct = default) => change.Run(partId, async (order, part) =>
    {
        if (!part.IsBooking || part.State != PartState.ToSend || order.Payment != PaymentMethod.CashOnDelivery)
        {
            return PartResult.NotNow;
        }
        await release.Run(order, [part], ct);
        order.Record(OrderEventKind.Cancelled, clock.Now, by, part: part);
        if (order.IsAllCollected)
        {
            order.PaidAt ??= clock.Now;
        }
        return PartResult.Done;
    }, ct);
}
