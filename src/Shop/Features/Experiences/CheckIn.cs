using Shop.Features.Checkout;
using Shop.Features.Orders;

namespace Shop.Features.Experiences;

/// <summary>Visitors came, or those who were to pay at the door didn't. A booking is fulfilled then: there is no parcel, so what was booked counts as handed over.</summary>
public sealed class CheckIn(ShopDb db, ChangePart change, DeliverPart deliver, ReleaseOrder release, ShopClock clock)
{
    /// <summary>Who says it where nobody does: the session is over, whether anybody came or not.</summary>
    public const string Over = "shop";

    /// <param name="collectedFen">What was taken at the door, in fen; where it or the rest beside a deposit is paid there, and only there.</param>
    /// <param name="by">The user's id, or <see cref="Over"/>.</param>
    /// <param name="at">When they came, UTC, as a phone without network noted it; null: now.</param>
    /// <returns>NotNow also when they are in already.</returns>
    public Task<PartResult> Run(long partId, long? collectedFen, string by, DateTime? at = null, CancellationToken ct = default) => change.Run(partId, async (order, part) =>
    {
        if (!part.IsBooking || part.State is not (PartState.ToSend or PartState.Delivered))
        {
            return PartResult.NotNow;
        }
        if (by == Over && part.State == PartState.ToSend)
        {
            ReleaseRest(part);
        }
        if (part.State == PartState.ToSend && DeliverPart.IsWrong(order, part.ToCollectFen(order.Payment), collectedFen))
        {
            return PartResult.WrongAmount;
        }
        var came = by != Over && await LetIn(part, at is { } noted && noted <= clock.Now && noted > clock.Now.AddDays(-1) ? noted : clock.Now, ct);
        if (part.State == PartState.Delivered)
        {
            return came ? PartResult.Done : PartResult.NotNow;
        }
        part.Lines.ForEach(l => l.Sent += l.Unsent);
        part.State = PartState.Sent;
        return deliver.Within(order, part, collectedFen, by);
    }, ct);

    /// <summary>Those of that day come; where none of theirs is on that day, all who haven't.</summary>
    private async Task<bool> LetIn(OrderPart part, DateTime at, CancellationToken ct)
    {
        var (from, until) = (clock.StartOf(clock.DayOf(at)), clock.StartOf(clock.DayOf(at).AddDays(1)));
        var waiting = part.Lines.Where(l => l.CameAt is null && l.Quantity > l.Withdrawn && l.SessionId is not null).ToList();
        var ids = waiting.ConvertAll(l => l.SessionId!.Value);
        var days = await db.Sessions.Where(s => ids.Contains(s.Id) && s.StartsAt < until && s.EndsAt > from).Select(s => s.Id).ToListAsync(ct);
        waiting.Where(l => days.Count == 0 || days.Contains(l.SessionId!.Value)).ToList().ForEach(l => l.CameAt = at);
        return waiting.Exists(l => l.CameAt is not null);
    }

    /// <summary>Beside a deposit nothing is asked any more.</summary>
    private static void ReleaseRest(OrderPart part) => part.Lines.ForEach(l => l.ReleasedFen = part.CollectedAt is null ? l.AtDoorFen : l.ReleasedFen);

    /// <summary>Nobody came and nobody paid: the booking is over, and owes nothing. A deposit stays: the place was theirs.</summary>
    public Task<PartResult> Missed(long partId, string by, CancellationToken ct = default) => change.Run(partId, async (order, part) =>
    {
        if (!part.IsBooking || part.State != PartState.ToSend || (order.Payment == PaymentMethod.Stripe && part.ToCollectFen(order.Payment) == 0))
        {
            return PartResult.NotNow;
        }
        if (order.Payment == PaymentMethod.Stripe)
        {
            ReleaseRest(part);
            part.Lines.ForEach(l => l.Sent += l.Unsent);
            part.State = PartState.Sent;
            return deliver.Within(order, part, null, by);
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
