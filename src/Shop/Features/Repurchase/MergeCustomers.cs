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

    /// <summary>Many at once, in few statements; nobody is in two groups.</summary>
    /// <param name="by">As above.</param>
    public async Task Run(IReadOnlyCollection<List<long>> groups, string by, CancellationToken ct = default)
    {
        foreach (var some in groups.Chunk(1000))
        {
            var all = some.SelectMany(g => g).ToList();
            var made = await db.Customers.Where(c => EF.Parameter(all).Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => c.CreatedAt, ct);
            var moves = some.SelectMany(g => g.OrderBy(c => made[c]).ThenBy(c => c).First() is var oldest ? g.Where(c => c != oldest).Order().Select(other => (From: other, To: oldest)) : []).ToList();
            foreach (var table in new[] { "Identifiers", "Orders", "PastOrders" })
            {
                await MoveRows.Run(db, table, "CustomerId", "CustomerId", moves, ct);
            }
            var now = clock.Now;
            db.MarkHistory(now, all);
            await db.SaveChangesAsync(ct);
            await InsertRows.Run(db, "CustomerEvents", ["CustomerId", "OtherId", "Kind", "At", "By", "Detail"], moves.Select(m => new object?[] { m.To, m.From, nameof(CustomerEventKind.Merged), now, by, "" }), ct);
        }
    }

    /// <summary>Whatever hangs on these customers hangs on that one.</summary>
    internal async Task Move(List<long> from, long to, CancellationToken ct)
    {
        await db.Identifiers.Where(i => EF.Parameter(from).Contains(i.CustomerId)).ExecuteUpdateAsync(s => s.SetProperty(i => i.CustomerId, to), ct);
        await db.Orders.Where(o => o.CustomerId != null && EF.Parameter(from).Contains(o.CustomerId.Value)).ExecuteUpdateAsync(s => s.SetProperty(o => o.CustomerId, to), ct);
        await db.PastOrders.Where(o => o.CustomerId != null && EF.Parameter(from).Contains(o.CustomerId.Value)).ExecuteUpdateAsync(s => s.SetProperty(o => o.CustomerId, to), ct);
    }
}
