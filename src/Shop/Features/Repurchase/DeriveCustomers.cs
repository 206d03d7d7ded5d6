namespace Shop.Features.Repurchase;

/// <summary>
/// Says anew whose a customer's orders are, from identifiers alone: those joined by a chain of shared identifiers, or by an operator's word, are one customer's. Of several that one
/// becomes, the one with the first order keeps the number. Within the caller's transaction.
/// </summary>
public sealed class DeriveCustomers(ShopDb db, ShopClock clock)
{
    /// <param name="by">A user's id; "shop" where identifiers said so.</param>
    public async Task Run(long customer, string by, CancellationToken ct = default)
    {
        var (groups, nobodys) = await Groups(customer, ct);
        await Give(nobodys, null, ct);
        db.MarkHistory(clock.Now, [customer], nobodys);
        foreach (var group in groups.OrderBy(g => g.First).ThenBy(g => g.Identifiers.Min()).Skip(1))
        {
            var made = new Customer { CreatedAt = clock.Now };
            db.Customers.Add(made);
            await db.SaveChangesAsync(ct);
            await db.Identifiers.Where(i => group.Identifiers.Contains(i.Id)).ExecuteUpdateAsync(s => s.SetProperty(i => i.CustomerId, made.Id), ct);
            await Give(group.Orders, made.Id, ct);
            db.MarkHistory(clock.Now, [made.Id]);
            db.Add(new CustomerEvent { CustomerId = customer, OtherId = made.Id, Kind = CustomerEventKind.Split, At = clock.Now, By = by });
        }
        await db.SaveChangesAsync(ct);
    }

    private async Task Give(List<long> orders, long? customer, CancellationToken ct)
    {
        if (orders.Count > 0)
        {
            await db.PastOrders.Where(o => orders.Contains(o.Id)).ExecuteUpdateAsync(s => s.SetProperty(o => o.CustomerId, customer), ct);
            await db.Orders.Where(o => db.PastOrders.Any(p => p.OrderId == o.Id && orders.Contains(p.Id))).ExecuteUpdateAsync(s => s.SetProperty(o => o.CustomerId, customer), ct);
        }
    }

    private sealed record Group(DateTime First, List<long> Identifiers, List<long> Orders);

    // An identifier of no order, and one that joins nothing, stands alone; an order that has only such is nobody's.
    private async Task<(List<Group> Groups, List<long> Nobodys)> Groups(long customer, CancellationToken ct)
    {
        var identifiers = await db.Identifiers.AsNoTracking().Where(i => i.CustomerId == customer).ToListAsync(ct);
        var place = identifiers.Select((i, n) => (i.Id, n)).ToDictionary(x => x.Id, x => x.n);
        var joining = identifiers.Where(i => !i.JoinsNothing).Select(i => i.Id).ToHashSet();
        var orders = (await db.PastOrders.AsNoTracking().Current().Where(o => o.CustomerId == customer)
            .Select(o => new { o.Id, o.PlacedAt, Identifiers = o.Identifiers.Select(i => i.IdentifierId).ToList() }).ToListAsync(ct))
            .ConvertAll(o => (o.Id, o.PlacedAt, Known: o.Identifiers.FindAll(joining.Contains)));
        var sets = new DisjointSets(identifiers.Count);
        orders.ForEach(o => o.Known.ForEach(i => sets.Join(place[o.Known[0]], place[i])));
        foreach (var join in await db.CustomerJoins.AsNoTracking().Where(j => j.EndedAt == null && joining.Contains(j.OneId) && joining.Contains(j.OtherId)).ToListAsync(ct))
        {
            sets.Join(place[join.OneId], place[join.OtherId]);
        }
        var of = orders.Where(o => o.Known.Count > 0).ToLookup(o => sets.Find(place[o.Known[0]]));
        return ([.. identifiers.GroupBy(i => sets.Find(place[i.Id])).Select(g => new Group(of[g.Key].Select(o => o.PlacedAt).DefaultIfEmpty(DateTime.MaxValue).Min(), [.. g.Select(i => i.Id)], [.. of[g.Key].Select(o => o.Id)]))],
            [.. orders.Where(o => o.Known.Count == 0).Select(o => o.Id)]);
    }
}
