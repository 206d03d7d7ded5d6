namespace Shop.Features.Repurchase;

/// <summary>Several customers turn out to be one: the oldest. Their orders and identifiers become that one's, with a trail. Within the caller's transaction.</summary>
public sealed class MergeCustomers(ShopDb db, ShopClock clock)
{
    /// <param name="by">A user's id; "shop" where identifiers said so.</param>
    /// <returns>The one that is left.</returns>
    public async Task<long> Run(IReadOnlyCollection<long> customers, string by, CancellationToken ct = default)
    {
        if (customers.Count == 1)
        {
            return customers.Single();
        }
        var oldest = await db.Customers.Where(c => customers.Contains(c.Id)).OrderBy(c => c.CreatedAt).ThenBy(c => c.Id).Select(c => c.Id).FirstAsync(ct);
        var others = customers.Where(c => c != oldest).Order().ToList();
        await Move(others, oldest, ct);
        db.MarkHistory(clock.Now, customers);
        db.AddRange(others.ConvertAll(other => new CustomerEvent { CustomerId = oldest, OtherId = other, Kind = CustomerEventKind.Merged, At = clock.Now, By = by }));
        await db.SaveChangesAsync(ct);
        return oldest;
    }

    /// <summary>Whatever hangs on these customers hangs on that one.</summary>
    internal async Task Move(IReadOnlyCollection<long> from, long to, CancellationToken ct)
    {
        await db.Identifiers.Where(i => from.Contains(i.CustomerId)).ExecuteUpdateAsync(s => s.SetProperty(i => i.CustomerId, to), ct);
        await db.Orders.Where(o => o.CustomerId != null && from.Contains(o.CustomerId.Value)).ExecuteUpdateAsync(s => s.SetProperty(o => o.CustomerId, to), ct);
        await db.PastOrders.Where(o => o.CustomerId != null && from.Contains(o.CustomerId.Value)).ExecuteUpdateAsync(s => s.SetProperty(o => o.CustomerId, to), ct);
    }
}
