namespace Shop.Features.Returns;

/// <summary>The goods are back: to the shelf or written off, lot by lot. What was paid online goes back at once; cash is given back by hand and recorded then.</summary>
public sealed class ReceiveReturn(ChangeReturn change, TakeBack takeBack, RefundReturn refund, ReturnMails mails, ShopClock clock)
{
    /// <summary>Also when the shopper brought them without a number.</summary>
    public static bool IsPossible(Return found) => found.State == ReturnState.SentBack || (found.State == ReturnState.Accepted && !found.IsKept);

    /// <param name="by">The user's id.</param>
    /// <returns>WrongUnits when shelf and write-off aren't together what came back.</returns>
    public Task<ReturnResult> Run(long id, ReceiptForm form, string by, CancellationToken ct = default) => change.Run(id, async (order, part, found) =>
    {
        if (!IsPossible(found))
        {
            return ReturnResult.NotNow;
        }
        var units = found.Lines.ToDictionary(l => l.LineId, l => l.Quantity);
        if (!await takeBack.Run(order, part, units, form.Shelf, form.Broken, by, ct))
        {
            return ReturnResult.WrongUnits;
        }
        foreach (var line in part.Lines.Where(l => units.ContainsKey(l.Id)))
        {
            line.ReturnAsked -= units[line.Id];
            line.Returned += units[line.Id];
        }
        found.Record(ReturnState.Received, clock.Now, by);
        mails.ToShopper(order, found);
        if (order.Payment == PaymentMethod.Stripe)
        {
            await refund.Within(order, part, found, by, ct);
        }
        return ReturnResult.Done;
    }, ct);
}
