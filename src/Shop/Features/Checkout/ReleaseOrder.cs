using Shop.Features.Experiences;

namespace Shop.Features.Checkout;

/// <summary>
/// Everything that an order holds or bought lies on the shelf again, and its parts are cancelled: cancellation, expiry, a
/// session that ended unpaid. The caller holds the order (ShopDb.HoldOrder), records the event and saves. Run again, it does nothing.
/// </summary>
public sealed class ReleaseOrder(Stock stock, GiveTicketCoupons give)
{
    /// <summary>Releases the whole order.</summary>
    /// <exception cref="InvalidOperationException">Something of it was sent already.</exception>
    public Task Run(Order order, CancellationToken ct = default) => Run(order, [.. order.Parts], ct);

    /// <summary>Releases some parts and leaves the others as they are.</summary>
    /// <exception cref="InvalidOperationException">Something of them was sent already.</exception>
    public async Task Run(Order order, IReadOnlyCollection<OrderPart> parts, CancellationToken ct = default)
    {
        if (parts.Any(p => p.Lines.Any(l => l.Sent > 0)))
        {
            throw new InvalidOperationException($"Order {order.Number}: what was sent can't be released.");
        }
        foreach (var reservation in order.ReservationsOf(parts))
        {
            await stock.Release(reservation, ct);
            if (reservation.State == ReservationState.Sold && reservation.Quantity > reservation.Returned)
            {
                await stock.PutBack(reservation, [.. reservation.Lots.Where(l => l.Units > l.Returned).Select(l => (l, l.Units - l.Returned))], ct);
            }
        }
        foreach (var part in parts)
        {
            part.State = PartState.Cancelled;
        }
        await give.Run(order, ct);
    }
}
