using Shop.Features.Orders;
using Shop.Features.Payments;
using Stripe;

namespace Shop.Features.Ledger;

/// <summary>Asks Stripe what it kept of a payment, and writes it down; the ledger shares it. Without an answer a worker asks again.</summary>
public sealed class ReadFee(ShopDb db, ChangeOrder change, StripeAccount stripe, ShopClock clock, ILogger<ReadFee> log)
{
    public async Task Run(long paymentId, CancellationToken ct = default)
    {
        var payment = await db.Payments.AsNoTracking().SingleOrDefaultAsync(p => p.Id == paymentId && p.State == PaymentState.Paid && p.FeeFen == null && p.PaymentIntentId != null, ct);
        if (payment is null || !stripe.IsOffered)
        {
            return;
        }
        try
        {
            var intent = await stripe.V1.PaymentIntents.GetAsync(payment.PaymentIntentId!, new PaymentIntentGetOptions { Expand = ["latest_charge.balance_transaction"] }, cancellationToken: ct);
            if (intent.LatestCharge?.BalanceTransaction is { } booked)
            {
                await Write(payment, FeeOf(booked, payment.AmountFen), ct);
            }
        }
        catch (Exception e) when (e is StripeException or HttpRequestException || (e is OperationCanceledException && !ct.IsCancellationRequested))
        {
            log.LogWarning("Stripe didn't say what payment {Payment} cost, asked again later: {Reason}", paymentId, e.Message);
        }
    }

    /// <summary>In fen. Stripe books in its own account's currency, perhaps Hong Kong dollars; the share that it kept is the same in each.</summary>
    private static long FeeOf(BalanceTransaction booked, long amountFen) => booked.Amount == 0 ? 0
        : (long)Math.Round(booked.Fee * (decimal)amountFen / booked.Amount, MidpointRounding.AwayFromZero);

    private Task<bool> Write(Model.Payment payment, long fee, CancellationToken ct) => change.Run(payment.OrderId, order =>
    {
        var own = order.Payments.Single(p => p.Id == payment.Id);
        if (own.FeeFen is null)
        {
            (own.FeeFen, own.FeeReadAt) = (fee, clock.Now);
        }
        return Task.FromResult(true);
    }, ct);
}
