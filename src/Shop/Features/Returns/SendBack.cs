namespace Shop.Features.Returns;

/// <summary>What the shopper does with an answer: objects to a no, or sends the goods on their way.</summary>
public sealed class SendBack(ChangeReturn change, ReturnMails mails, ShopClock clock)
{
    public Task<ReturnResult> Dispute(long id, string objection, CancellationToken ct = default) => change.Run(id, async (order, part, found) =>
    {
        if (found.State != ReturnState.Declined)
        {
            return ReturnResult.NotNow;
        }
        found.Objection = objection.Trim();
        found.Record(ReturnState.Disputed, clock.Now, "shopper");
        await mails.ToCooperative(order, part, found, ct);
        return ReturnResult.Done;
    }, ct);

    public Task<ReturnResult> Run(long id, string carrier, string trackingNumber, CancellationToken ct = default) => change.Run(id, async (order, part, found) =>
    {
        if (found.State != ReturnState.Accepted || found.IsKept)
        {
            return ReturnResult.NotNow;
        }
        (found.Carrier, found.TrackingNumber) = (carrier.Trim(), trackingNumber.Trim());
        found.Record(ReturnState.SentBack, clock.Now, "shopper", $"{found.Carrier} {found.TrackingNumber}");
        await mails.ToCooperative(order, part, found, ct);
        return ReturnResult.Done;
    }, ct);
}
