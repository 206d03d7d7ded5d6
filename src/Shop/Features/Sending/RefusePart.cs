using Shop.Features.Orders;
using Shop.Features.Returns;

namespace Shop.Features.Sending;

/// <summary>
/// A parcel with cash on delivery wasn't taken at the door and came back: its goods lie on the shelf again or are written off, lot by lot, what of it hadn't left isn't sent
/// any more, and no money came.
/// </summary>
public sealed class RefusePart(ChangePart change, TakeBack takeBack, OrderMails mails, ShopClock clock)
{
    public static bool IsPossible(Order order, OrderPart part) =>
        order.Payment == PaymentMethod.CashOnDelivery && part.State is PartState.Sent or PartState.ToSend && part.CollectedAt is null && part.Lines.Exists(l => l.Sent > 0);

    /// <param name="by">The user's id.</param>
    /// <returns>WrongQuantity when what lies on the shelf and what is written off aren't together what was sold.</returns>
    public Task<PartResult> Run(long partId, RefusalForm form, string by, CancellationToken ct = default) => change.Run(partId, async (order, part) =>
    {
        if (!IsPossible(order, part))
        {
            return PartResult.NotNow;
        }
        var all = part.Lines.Where(l => l.Quantity > l.Withdrawn).ToDictionary(l => l.Id, l => l.Quantity - l.Withdrawn);
        if (!await takeBack.Run(order, part, all, form.Shelf, form.Broken, by, ct))
        {
            return PartResult.WrongQuantity;
        }
        foreach (var line in part.Lines)
        {
            line.Withdrawn += line.Unsent;
            line.Returned = line.Sent;
        }
        part.State = PartState.Refused;
        order.Record(OrderEventKind.Refused, clock.Now, by, form.Reason?.Trim() ?? "", part);
        if (order.IsAllCollected)
        {
            order.PaidAt ??= clock.Now;
        }
        mails.Add(order, OrderEventKind.Refused, part.Id, part);
        return PartResult.Done;
    }, ct);
}
