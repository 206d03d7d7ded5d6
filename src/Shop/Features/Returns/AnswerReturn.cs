namespace Shop.Features.Returns;

/// <summary>Yes or no to a return: the cooperative's while its time runs, the operator's when it ran out or the shopper objected.</summary>
public sealed class AnswerReturn(ChangeReturn change, RefundReturn refund, ReturnMails mails, ShopClock clock)
{
    /// <param name="isOperator">Decides and doesn't answer: it is the last word.</param>
    /// <param name="by">The user's id.</param>
    public Task<ReturnResult> Accept(long id, AcceptForm form, bool isOperator, string by, CancellationToken ct = default) => change.Run(id, async (order, part, found) =>
    {
        if (!IsTheirs(found, isOperator))
        {
            return ReturnResult.NotNow;
        }
        (found.IsKept, found.WithDelivery, found.Answer) = (form.IsKept, form.WithDelivery, form.Answer?.Trim() ?? "");
        found.SendTo = form.IsKept ? "" : form.SendTo!.Trim();
        await Tell(order, part, found, ReturnState.Accepted, isOperator, by, ct);
        if (found.IsKept && order.Payment == PaymentMethod.Stripe)
        {
            // What can't be given back now stays owed, and the operator sees it.
            await refund.Within(order, part, found, by, ct);
        }
        return ReturnResult.Done;
    }, ct);

    public Task<ReturnResult> Decline(long id, string why, bool isOperator, string by, CancellationToken ct = default) => change.Run(id, async (order, part, found) =>
    {
        if (!IsTheirs(found, isOperator))
        {
            return ReturnResult.NotNow;
        }
        found.Answer = why.Trim();
        await Tell(order, part, found, isOperator ? ReturnState.Rejected : ReturnState.Declined, isOperator, by, ct);
        return ReturnResult.Done;
    }, ct);

    private bool IsTheirs(Return found, bool isOperator) => isOperator ? found.IsWithOperator(clock.Now) : found.State == ReturnState.Asked && !found.IsWithOperator(clock.Now);

    private async Task Tell(Order order, OrderPart part, Return found, ReturnState to, bool isOperator, string by, CancellationToken ct)
    {
        found.Record(to, clock.Now, by, found.Answer);
        mails.ToShopper(order, found);
        if (isOperator)
        {
            await mails.ToCooperative(order, part, found, ct);
        }
    }
}
