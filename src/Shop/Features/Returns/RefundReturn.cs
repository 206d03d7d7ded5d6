using Shop.Features.Orders;
using Shop.Features.Payments;

namespace Shop.Features.Returns;

/// <summary>The money of a return goes back: by Stripe, or by hand where it came in cash. Once, however often it is asked.</summary>
public sealed class RefundReturn(ShopDb db, ChangeReturn change, RefundOrder refunds, OrderMails mails, ShopClock clock)
{
    /// <param name="by">The user's id.</param>
    public Task<ReturnResult> Run(long id, string by, CancellationToken ct = default) => change.Run(id, (order, part, found) => Within(order, part, found, by, ct), ct);

    /// <summary>The same for a caller that holds the order and saves.</summary>
    /// <returns>NoMoney when less is left of the payment than was paid for the goods: an operator sees to it.</returns>
    public async Task<ReturnResult> Within(Order order, OrderPart part, Return found, string by, CancellationToken ct)
    {
        if (!found.IsOwed)
        {
            return ReturnResult.NotNow;
        }
        var deliveries = ReturnRules.OwesDelivery(part, found) ? new HashSet<long> { part.Id } : [];
        var answer = await refunds.Ask(order, new RefundRequest(ReturnRules.Owed(part, found), deliveries, found.Number), by, ct);
        if (answer.Outcome is RefundOutcome.TooMuch or RefundOutcome.NotPaid)
        {
            return ReturnResult.NoMoney;
        }
        // None when the operator had given it back before.
        found.Refund = answer.Refund;
        found.RefundedAt = clock.Now;
        found.Record(ReturnState.Refunded, clock.Now, by, answer.Refund is { } given ? Money.Format(given.AmountFen) : "");
        if (answer is { Outcome: RefundOutcome.ByHand, Refund: { } cash })
        {
            // The mail is known by the refund's number.
            await db.SaveChangesAsync(ct);
            mails.Add(order, OrderEventKind.Refunded, cash.Id, amountFen: cash.AmountFen);
        }
        return ReturnResult.Done;
    }
}
