using Shop.Features.Orders;
using Shop.Features.Payments;

namespace Shop.Features.Checkout;

/// <summary>What nobody confirmed or paid in time lies on the shelf again. Stripe decides about what was to be paid online.</summary>
public sealed class ExpireReservations(ShopDb db, OneByOne each, ChangeOrder change, ReleaseOrder release, SettlePayment settle, OrderMails mails, ShopClock clock)
{
    /// <summary>One order that can't be settled doesn't keep the others waiting.</summary>
    /// <returns>How many orders were past their end.</returns>
    public async Task<int> Run(CancellationToken ct = default)
    {
        var now = clock.Now;
        var late = await db.Orders.AsNoTracking()
            .Where(o => o.Reservations.Any(r => r.State == ReservationState.Held && r.ExpiresAt <= now))
            .OrderBy(o => o.Id).Select(o => new { o.Id, o.Payment }).ToDictionaryAsync(o => o.Id, o => o.Payment, ct);
        return await each.Run(nameof(ExpireReservations), [.. late.Keys.Order()], async id =>
        {
            await (late[id] == PaymentMethod.Stripe ? settle.Run(id, ct) : (Task)Expire(id, ct));
            return true;
        }, ct);
    }

    /// <summary>Parts that a cooperative did confirm stay.</summary>
    private Task<bool> Expire(long id, CancellationToken ct) => change.Run(id, async order =>
    {
        var now = clock.Now;
        var ended = order.Parts.Where(p => p.State == PartState.ToConfirm && order.ReservationsOf([p]).Any(r => r.State == ReservationState.Held && r.ExpiresAt <= now)).ToList();
        if (ended.Count == 0)
        {
            return false;
        }
        await release.Run(order, ended, ct);
        order.Record(OrderEventKind.Expired, now, "shop");
        mails.Add(order, OrderEventKind.Expired);
        return true;
    }, ct);
}
