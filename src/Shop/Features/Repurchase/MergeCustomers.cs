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
        var all = customers.ToArray();
        var oldest = await db.Customers.Where(c => EF.Parameter(all).Contains(c.Id)).OrderBy(c => c.CreatedAt).ThenBy(c => c.Id).Select(c => c.Id).FirstAsync(ct);
        var others = all.Where(c => c != oldest).Order().ToList();
        await Move(others, oldest, ct);
        db.MarkHistory(clock.Now, all);
        db.AddRange(others.ConvertAll(other => new CustomerEvent { CustomerId = oldest, OtherId = other, Kind = CustomerEventKind.Merged, At = clock.Now, By = by }));
        await db.SaveChangesAsync(ct);
        return oldest;
    }

    /// <summary>
    /// Many at once, in few statements; nobody is in two groups. Identifiers come first, and are held in the order in which a checkout holds its own, so that nobody waits in a ring.
    /// </summary>
    /// <returns>Who became whom, to be told by <see cref="Tell"/>.</returns>
    public async Task<IReadOnlyList<(long From, long To)>> Run(IReadOnlyCollection<List<long>> groups, CancellationToken ct = default)
    {
        var moves = new List<(long From, long To)>();
        foreach (var some in groups.Chunk(1000))
        {
            var all = some.SelectMany(g => g).ToList();
            var made = await db.Customers.Where(c => EF.Parameter(all).Contains(c.Id)).Select(c => new { c.Id, c.CreatedAt }).ToDictionaryAsync(c => c.Id, c => c.CreatedAt, ct);
            moves.AddRange(some.SelectMany(g => g.OrderBy(c => made[c]).ThenBy(c => c).First() is var oldest ? g.Where(c => c != oldest).Order().Select(other => (From: other, To: oldest)) : []));
        }
        await db.MarkMany(clock.Now, groups.SelectMany(g => g), [], ct);
        await db.HoldIdentifiers([.. moves.Select(m => m.From)], ct);
        foreach (var table in new[] { "Identifiers", "Orders", "PastOrders" })
        {
            await MoveRows.Run(db, table, "CustomerId", "CustomerId", moves, ct);
        }
        return moves;
    }

    /// <summary>Writes the trail of customers that became one.</summary>
    /// <param name="by">As above.</param>
    public Task Tell(IEnumerable<(long From, long To)> moves, string by, CancellationToken ct = default)
    {
        var now = clock.Now;
        return InsertRows.Run(db, "CustomerEvents", ["CustomerId", "OtherId", "Kind", "At", "By", "Detail"], moves.Select(m => new object?[] { m.To, m.From, nameof(CustomerEventKind.Merged), now, by, "" }), ct);
    }

    /// <summary>Whatever hangs on these customers hangs on that one.</summary>
    internal async Task Move(List<long> from, long to, CancellationToken ct)
    {
        await db.Identifiers.Where(i => EF.Parameter(from).Contains(i.CustomerId)).ExecuteUpdateAsync(s => s.SetProperty(i => i.CustomerId, to), ct);
        await db.Orders.Where(o => o.CustomerId != null && EF.Parameter(from).Contains(o.CustomerId.Value)).ExecuteUpdateAsync(s => s.SetProperty(o => o.CustomerId, to), ct);
        await db.PastOrders.Where(o => o.CustomerId != null && EF.Parameter(from).Contains(o.CustomerId.Value)).ExecuteUpdateAsync(s => s.SetProperty(o => o.CustomerId, to), ct);
    }
}
