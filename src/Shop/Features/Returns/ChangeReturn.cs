using Shop.Features.Orders;
using Shop.Features.Payments;

namespace Shop.Features.Returns;

/// <summary>The frame of every step of a return: its order is held, so that shopper, cooperative and operator take their turns; Stripe is asked after the commit.</summary>
public sealed class ChangeReturn(ShopDb db, ChangeOrder change, SendRefund send)
{
    /// <param name="step">Looks and then changes and records; with anything but <see cref="ReturnResult.Done"/> it has changed nothing.</param>
    public async Task<ReturnResult> Run(long id, Func<Order, OrderPart, Return, Task<ReturnResult>> step, CancellationToken ct)
    {
        if (await db.Returns.Where(r => r.Id == id).Select(r => (long?)r.Part.OrderId).SingleOrDefaultAsync(ct) is not { } orderId)
        {
            return ReturnResult.Unknown;
        }
        var (result, refund) = await change.Run(orderId, async order =>
        {
            var found = await db.Returns.Include(r => r.Lines).SingleAsync(r => r.Id == id, ct);
            var before = found.RefundId;
            var result = await step(order, order.Parts.Single(p => p.Id == found.PartId), found);
            return (result, before is null ? found.Refund : null);
        }, ct);
        if (refund is not null)
        {
            await send.Run(refund.Id, ct);
        }
        return result;
    }
}
