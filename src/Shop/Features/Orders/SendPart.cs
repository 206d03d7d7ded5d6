using Shop.Features.Lots;

namespace Shop.Features.Orders;

/// <summary>A parcel leaves, whole or in several shipments, and the shopper is told its number.</summary>
public sealed class SendPart(ShopDb db, ChangePart change, OrderMails mails, ShopClock clock)
{
    /// <param name="quantities">Units by line id; null: everything that is left.</param>
    /// <param name="by">The user's id.</param>
    public Task<PartResult> Run(long partId, string carrier, string trackingNumber, IReadOnlyDictionary<long, int>? quantities, string by, CancellationToken ct = default) =>
        change.Run(partId, (order, part) => Within(order, part, carrier.Trim(), trackingNumber.Trim(), quantities, by, ct), ct);

    /// <summary>The same for a caller that holds the order and saves.</summary>
    public async Task<PartResult> Within(Order order, OrderPart part, string carrier, string trackingNumber, IReadOnlyDictionary<long, int>? quantities, string by, CancellationToken ct)
    {
        if (part.State != PartState.ToSend)
        {
            return PartResult.NotNow;
        }
        var sent = (quantities ?? part.Lines.ToDictionary(l => l.Id, l => l.Unsent)).Where(q => q.Value != 0).ToDictionary();
        if (sent.Count == 0 || sent.Any(q => q.Value < 0 || part.Lines.Find(l => l.Id == q.Key) is not { } line || q.Value > line.Unsent))
        {
            return PartResult.WrongQuantity;
        }
        if ((await RecalledUnits.Of(db, order, part, ct)).Any(u => sent.ContainsKey(u.Line.Id)))
        {
            return PartResult.Recalled;
        }
        var shipment = new Shipment { PartId = part.Id, Carrier = carrier, TrackingNumber = trackingNumber, SentAt = clock.Now };
        foreach (var line in part.Lines.Where(l => sent.ContainsKey(l.Id)))
        {
            line.Sent += sent[line.Id];
            shipment.Lines.Add(new ShipmentLine { LineId = line.Id, Quantity = sent[line.Id] });
        }
        part.Shipments.Add(shipment);
        if (part.Lines.All(l => l.Unsent == 0))
        {
            part.State = PartState.Sent;
        }
        order.Record(OrderEventKind.Sent, clock.Now, by, $"{carrier} {trackingNumber}", part);
        mails.Add(order, OrderEventKind.Sent, order.Parts.Sum(p => p.Shipments.Count), part);
        return PartResult.Done;
    }
}
