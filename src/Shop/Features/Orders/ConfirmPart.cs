using Shop.Features.Checkout;

namespace Shop.Features.Orders;

/// <summary>A cooperative takes on a parcel that is paid at the door: its goods are sold and are to be sent.</summary>
public sealed class ConfirmPart(ChangePart change, SellOrder sell, ShopClock clock)
{
    /// <param name="by">The user's id.</param>
    public Task<PartResult> Run(long partId, string by, CancellationToken ct = default) => change.Run(partId, async (order, part) =>
    {
        if (part.State != PartState.ToConfirm || order.Payment != PaymentMethod.CashOnDelivery)
        {
            return PartResult.NotNow;
        }
        await sell.Run(order, part, ct);
        order.Record(OrderEventKind.Confirmed, clock.Now, by, part: part);
        return PartResult.Done;
    }, ct);
}
