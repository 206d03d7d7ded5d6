namespace Shop.Features.Orders;

/// <summary>The frame of every step with a parcel.</summary>
public sealed class ChangePart(ShopDb db, ChangeOrder change)
{
    /// <param name="step">Looks and then changes and records; with anything but <see cref="PartResult.Done"/> it has changed nothing.</param>
    public async Task<PartResult> Run(long partId, Func<Order, OrderPart, Task<PartResult>> step, CancellationToken ct) =>
        await db.OrderParts.Where(p => p.Id == partId).Select(p => (long?)p.OrderId).SingleOrDefaultAsync(ct) is { } orderId
            ? await change.Run(orderId, order => order.Origin == OrderOrigin.Shop ? step(order, order.Parts.Single(p => p.Id == partId)) : Task.FromResult(PartResult.NotNow), ct)
            : PartResult.Unknown;
}
