using System.Globalization;
using System.Net;
using Shop.Features.Orders;
using Stripe;

namespace Shop.Features.Payments;

/// <summary>Asks Stripe to give money back, or how far it is, and writes down the answer. Without an answer the row stays as it is and a worker asks again.</summary>
public sealed class SendRefund(ShopDb db, ChangeOrder change, StripeAccount stripe, ApplyRefund apply, ILogger<SendRefund> log)
{
    public async Task Run(long refundId, CancellationToken ct = default)
    {
        var asked = await db.Refunds.AsNoTracking().Where(r => r.Id == refundId && (r.State == RefundState.Requested || r.State == RefundState.Pending))
            .Select(r => new { Refund = r, r.Payment!.PaymentIntentId, Number = db.Orders.Where(o => o.Id == r.OrderId).Select(o => o.Number).Single() }).SingleOrDefaultAsync(ct);
        if (asked is null || !stripe.IsOffered)
        {
            return;
        }
        try
        {
            var answer = asked.Refund.StripeRefundId is { } id
                ? await stripe.V1.Refunds.GetAsync(id, cancellationToken: ct)
                : await Create(asked.Refund, asked.PaymentIntentId!, asked.Number, ct);
            await Write(asked.Refund, answer.Id, answer.Status, ct);
        }
        catch (StripeException e) when (asked.Refund.StripeRefundId is null && e.HttpStatusCode is HttpStatusCode.BadRequest or HttpStatusCode.PaymentRequired or HttpStatusCode.NotFound)
        {
            log.LogError(e, "Stripe refused refund {Refund} of order {Number}", refundId, asked.Number);
            await Write(asked.Refund, null, "failed", ct);
        }
        catch (Exception e) when (e is StripeException or HttpRequestException || (e is OperationCanceledException && !ct.IsCancellationRequested))
        {
            log.LogWarning("Stripe didn't answer about refund {Refund} of order {Number}, asked again later: {Reason}", refundId, asked.Number, e.Message);
        }
    }

    private Task<Stripe.Refund> Create(Model.Refund refund, string paymentIntent, string number, CancellationToken ct) => stripe.V1.Refunds.CreateAsync(
        new RefundCreateOptions
        {
            PaymentIntent = paymentIntent,
            Amount = refund.AmountFen,
            Metadata = new() { ["order"] = number, ["refund"] = refund.Id.ToString(CultureInfo.InvariantCulture) },
        },
        new RequestOptions { IdempotencyKey = string.Create(CultureInfo.InvariantCulture, $"order-{number}-refund-{refund.Id}") }, ct);

    private Task<bool> Write(Model.Refund refund, string? stripeId, string status, CancellationToken ct) => change.Run(refund.OrderId, order =>
    {
        apply.Run(order, order.Refunds.Single(r => r.Id == refund.Id), stripeId, status);
        return Task.FromResult(true);
    }, ct);
}
