namespace Shop.Features.Orders;

/// <summary>A parcel has arrived; with cash on delivery the money was taken at the door.</summary>
public sealed class DeliverPart(ChangePart change, ShopClock clock)
{
    /// <param name="collectedFen">Cash taken, in fen, at most what is due; needed with cash on delivery and where a deposit was paid, and only there.</param>
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
        var due = part.ToCollectFen(order.Payment);
        if (IsWrong(order, due, collectedFen))
        {
            return PartResult.WrongAmount;
        }
        var now = clock.Now;
        part.State = PartState.Delivered;
        part.Shipments.ForEach(s => s.DeliveredAt ??= now);
        order.Record(OrderEventKind.Delivered, now, by, part: part);
        if (collectedFen is { } taken)
        {
            LetOff(order, part, due - taken);
            part.CollectedFen = taken;
            part.CollectedAt = now;
            order.Record(OrderEventKind.Collected, now, by, Money.Format(part.CollectedFen), part);
            if (order.Payment == PaymentMethod.CashOnDelivery && order.IsAllCollected)
            {
                order.PaidAt = now;
            }
        }
        return PartResult.Done;
    }

    /// <summary>A sum has to be named where something is due at the door, and only there.</summary>
    public static bool IsWrong(Order order, long dueFen, long? collectedFen) =>
        order.Payment == PaymentMethod.CashOnDelivery || dueFen > 0 ? collectedFen is not { } fen || fen < 1 || fen > dueFen : collectedFen is not null;

    /// <summary>Beside a deposit, what wasn't taken isn't asked any more: each line its share.</summary>
    private static void LetOff(Order order, OrderPart part, long fen)
    {
        if (order.Payment == PaymentMethod.CashOnDelivery || fen <= 0)
        {
            return;
        }
        var lines = part.Lines.OrderBy(l => l.Id).ToList();
        var shares = Money.Share(fen, lines.ConvertAll(l => l.DoorFen));
        for (var i = 0; i < lines.Count; i++)
        {
            lines[i].ReleasedFen += shares[i];
        }
    }
}
