using Shop.Features.Coupons;
using Shop.Features.Ledger;
using Shop.Features.LiveOffers;

namespace Shop.Features.Orders;

/// <summary>
/// The frame of every change to an order: hold it, change it, commit; then the pages that show the stock it moved are made
/// anew. What it makes due in money is posted in the same transaction. Stripe is asked before or after, never within.
/// </summary>
public sealed class ChangeOrder(ShopDb db, ShelfCache shelves, PostOrder post, GiveBackCoupon giveBack, SettlePurchases purchases)
{
    /// <param name="change">Looks and then changes, or leaves it alone; an exception undoes everything. Rows that need an id are saved by it.</param>
    /// <exception cref="InvalidOperationException">There is no such order.</exception>
    public async Task<T> Run<T>(long orderId, Func<Order, Task<T>> change, CancellationToken ct)
    {
        // What this context read before may be old by now.
        db.ChangeTracker.Clear();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var (result, moved) = await Change(orderId, change, ct);
        await transaction.CommitAsync(ct);
        await Tell(moved);
        return result;
    }

    /// <summary>Several orders in one transaction: all of them are changed or none.</summary>
    /// <param name="change">False: everything is undone, also with the orders before.</param>
    /// <returns>Whether all were changed.</returns>
    public async Task<bool> RunAll(IEnumerable<long> orderIds, Func<Order, Task<bool>> change, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var all = new List<int>();
        // In one order, so that two who do this never wait for each other in a ring.
        foreach (var id in orderIds.Distinct().Order())
        {
            var (isDone, moved) = await Change(id, change, ct);
            if (!isDone)
            {
                db.ChangeTracker.Clear();
                return false;
            }
            all.AddRange(moved);
        }
        await transaction.CommitAsync(ct);
        await Tell(all);
        return true;
    }

    private async Task<(T Result, List<int> Moved)> Change<T>(long orderId, Func<Order, Task<T>> change, CancellationToken ct)
    {
        var order = await db.HoldOrder(orderId, ct) ?? throw new InvalidOperationException($"There is no order {orderId}.");
        var before = order.Reservations.ToDictionary(r => r.Id, r => (r.State, r.Returned));
        var due = post.Due(order);
        var result = await change(order);
        await giveBack.Run(order, ct);
        await purchases.Run(order, ct);
        await post.Run(order, due, ct);
        await db.SaveChangesAsync(ct);
        return (result, [.. order.Reservations.Where(r => before.GetValueOrDefault(r.Id) != (r.State, r.Returned)).Select(r => r.StockItemId)]);
    }

    private Task Tell(List<int> moved) => moved.Count > 0 ? shelves.StockChanged(moved) : Task.CompletedTask;
}
