namespace Shop.Features.Orders;

/// <summary>Holds the order of a part, changes it and commits: the frame of every step with a parcel.</summary>
public sealed class ChangePart(ShopDb db)
{
    /// <param name="change">Changes, records and says <see cref="PartResult.Done"/>; with anything else nothing is kept.</param>
    public async Task<PartResult> Run(long partId, Func<Order, OrderPart, Task<PartResult>> change, CancellationToken ct)
    {
        var orderId = await db.OrderParts.Where(p => p.Id == partId).Select(p => (long?)p.OrderId).SingleOrDefaultAsync(ct);
        if (orderId is null)
        {
            return PartResult.Unknown;
        }
        db.ChangeTracker.Clear();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var order = await db.HoldOrder(orderId.Value, ct);
        var result = order!.Origin == OrderOrigin.Shop ? await change(order, order.Parts.Single(p => p.Id == partId)) : PartResult.NotNow;
        if (result == PartResult.Done)
        {
            await db.SaveChangesAsync(ct);
            await transaction.CommitAsync(ct);
        }
        return result;
    }
}
