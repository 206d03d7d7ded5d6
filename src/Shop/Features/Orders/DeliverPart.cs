namespace Shop.Features.Orders;

/// <summary>A parcel has arrived; with cash on delivery the money was taken at the door.</summary>
public sealed class DeliverPart(ChangePart change, ShopClock clock)
{
    /// <param name="collectedFen">Cash taken, in fen, at most what is due; cash on delivery only and needed there.</param>
    /// <param name="by">The user's id.</param>
    public Task<PartResult> Run(long partId, long? collectedFen, string by, CancellationToken ct = default) =>
        change.Run(partId, (order, part) => Task.FromResult(Within(order, part, collectedFen, by)), ct);

    /// <summary>The same for a caller that holds the order and saves.</summary>
    public PartResult Within(Order order, OrderPart part, long? collectedFen, string by)
    {
        if (part.State != PartState.Sent)
        {
            return PartResult.NotNow;
        }
        var isCash = order.Payment == PaymentMethod.CashOnDelivery;
        if (isCash ? collectedFen is not { } fen || fen < 1 || fen > part.DueFen : collectedFen is not null)
        {
            return PartResult.WrongAmount;
        }
        var now = clock.Now;
        part.State = PartState.Delivered;
        part.Shipments.ForEach(s => s.DeliveredAt ??= now);
        order.Record(OrderEventKind.Delivered, now, by, part: part);
        if (isCash)
        {
            part.CollectedFen = collectedFen!.Value;
            part.CollectedAt = now;
            order.Record(OrderEventKind.Collected, now, by, Money.Format(part.CollectedFen), part);
            if (order.IsAllCollected)
            {
                order.PaidAt = now;
            }
        }
        return PartResult.Done;
    }
}
