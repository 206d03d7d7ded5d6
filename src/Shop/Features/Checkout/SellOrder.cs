using Shop.Features.Experiences;
using Shop.Features.Sending;

namespace Shop.Features.Checkout;

/// <summary>
/// What was reserved is sold, and its parts are to be sent: money came, or a cooperative confirmed cash on delivery. The
/// caller holds the order (ShopDb.HoldOrder), records the event and saves.
/// </summary>
public sealed class SellOrder(Stock stock, GiveTicketCoupons give, SendingOptions sending, ShopClock clock)
{
    /// <summary>Sells every part that still waits.</summary>
    public Task Run(Order order, CancellationToken ct = default) => Run(order, [.. order.Parts], ct);

    /// <summary>Sells one cooperative's part.</summary>
    public Task Run(Order order, OrderPart part, CancellationToken ct = default) => Run(order, [part], ct);

    private async Task Run(Order order, IReadOnlyList<OrderPart> parts, CancellationToken ct)
    {
        var waiting = parts.Where(p => p.State is PartState.AwaitingPayment or PartState.ToConfirm).ToList();
        foreach (var reservation in order.ReservationsOf(waiting))
        {
            await stock.Sell(reservation, ct);
        }
        foreach (var part in waiting)
        {
            (part.State, part.SendBy) = (PartState.ToSend, part.IsBooking ? null : clock.Now.AddHours(sending.WithinHours));
        }
        await give.Run(order, ct);
    }
}
