namespace Shop.Features.Orders;

/// <summary>
/// The frame of every change to an order: hold it, change it, commit; then the pages that show the stock it moved are made
/// anew. Stripe is asked before or after, never within.
/// </summary>
public sealed class ChangeOrder(ShopDb db, ShelfCache shelves)
{
    /// <param name="change">Looks and then changes, or leaves it alone; an exception undoes everything. Rows that need an id are saved by it.</param>
    /// <exception cref="InvalidOperationException">There is no such order.</exception>
    public async Task<T> Run<T>(long orderId, Func<Order, Task<T>> change, CancellationToken ct)
    {
        // What this context read before may be old by now.
        db.ChangeTracker.Clear();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var order = await db.HoldOrder(orderId, ct) ?? throw new InvalidOperationException($"There is no order {orderId}.");
        var before = order.Reservations.ToDictionary(r => r.Id, r => (r.State, r.Returned));
        var result = await change(order);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        var moved = order.Reservations.Where(r => before.GetValueOrDefault(r.Id) != (r.State, r.Returned)).Select(r => r.StockItemId).ToList();
        if (moved.Count > 0)
        {
            await shelves.StockChanged(moved);
        }
        return result;
    }
}
