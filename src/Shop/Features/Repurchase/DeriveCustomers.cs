namespace Shop.Features.Repurchase;

/// <summary>
/// Says anew whose a customer's orders are, from identifiers alone: those joined by a chain of shared identifiers, or by an operator's word, are one customer's. Of several that one
/// becomes, the one with the first order keeps the number. Within the caller's transaction.
/// </summary>
public sealed class DeriveCustomers(ShopDb db, ShopClock clock)
{
    private const int AtOnce = 2000;

    /// <param name="by">A user's id; "shop" where identifiers said so.</param>
    public Task Run(long customer, string by, CancellationToken ct = default) => Run([customer], by, ct);

    /// <summary>Many at once, in few statements.</summary>
    /// <param name="by">As above.</param>
    public async Task Run(IEnumerable<long> customers, string by, CancellationToken ct = default)
    {
        foreach (var some in customers.Chunk(AtOnce))
        {
            var (parted, nobodys) = await Groups([.. some], ct);
            await db.PastOrders.Where(o => EF.Parameter(nobodys).Contains(o.Id)).ExecuteUpdateAsync(s => s.SetProperty(o => o.CustomerId, (long?)null), ct);
            await db.Orders.Where(o => db.PastOrders.Any(p => p.OrderId == o.Id && EF.Parameter(nobodys).Contains(p.Id))).ExecuteUpdateAsync(s => s.SetProperty(o => o.CustomerId, (long?)null), ct);
            var now = clock.Now;
            var made = parted.Zip(await InsertRows.NewIds(db, "Customers", parted.Count, ct)).ToList();
            await InsertRows.Run(db, "Customers", ["Id", "CreatedAt"], made.Select(m => new object?[] { m.Second, now }), ct);
            await Give(made, ct);
            await db.MarkMany(now, [.. some, .. made.Select(m => m.Second)], nobodys, ct);
            await InsertRows.Run(db, "CustomerEvents", ["CustomerId", "OtherId", "Kind", "At", "By", "Detail"], made.Select(m => new object?[] { m.First.Of, m.Second, nameof(CustomerEventKind.Split), now, by, "" }), ct);
        }
    }

    private async Task Give(List<(Group Group, long Customer)> parted, CancellationToken ct)
    {
        await MoveRows.Run(db, "Identifiers", "CustomerId", "Id", parted.SelectMany(p => p.Group.Identifiers.Select(i => (i, p.Customer))), ct);
        await MoveRows.Run(db, "PastOrders", "CustomerId", "Id", parted.SelectMany(p => p.Group.Orders.Select(o => (o, p.Customer))), ct);
        await MoveRows.Run(db, "Orders", "CustomerId", "Id", parted.SelectMany(p => p.Group.Own.Select(o => (o, p.Customer))), ct);
    }

    /// <param name="Of">The customer that it is parted from.</param>
    /// <param name="Own">The shop's own orders among them, by their numbers there.</param>
    private sealed record Group(long Of, List<long> Identifiers, List<long> Orders, List<long> Own);

    private sealed record Row(long Id, long Customer, DateTime PlacedAt, long? Own, List<long> Known);

    // An identifier of no order, and one that joins nothing, stands alone; an order that has only such is nobody's.
    private async Task<(List<Group> Parted, List<long> Nobodys)> Groups(List<long> customers, CancellationToken ct)
    {
        var identifiers = await db.Identifiers.AsNoTracking().Where(i => EF.Parameter(customers).Contains(i.CustomerId)).ToListAsync(ct);
        var place = identifiers.Select((i, n) => (i.Id, n)).ToDictionary(x => x.Id, x => x.n);
        var joining = identifiers.Where(i => !i.JoinsNothing).Select(i => i.Id).ToHashSet();
        var orders = (await db.PastOrders.AsNoTracking().Current().Where(o => o.CustomerId != null && EF.Parameter(customers).Contains(o.CustomerId!.Value))
            .Select(o => new Row(o.Id, o.CustomerId!.Value, o.PlacedAt, o.OrderId, o.Identifiers.Select(i => i.IdentifierId).ToList())).ToListAsync(ct))
            .ConvertAll(o => o with { Known = o.Known.FindAll(joining.Contains) });
        var sets = new DisjointSets(identifiers.Count);
        orders.ForEach(o => o.Known.ForEach(i => sets.Join(place[o.Known[0]], place[i])));
        foreach (var join in await db.CustomerJoins.AsNoTracking().Where(j => j.EndedAt == null).ToListAsync(ct))
        {
            if (joining.Contains(join.OneId) && joining.Contains(join.OtherId))
            {
                sets.Join(place[join.OneId], place[join.OtherId]);
            }
        }
        var of = orders.Where(o => o.Known.Count > 0).ToLookup(o => sets.Find(place[o.Known[0]]));
        var groups = identifiers.GroupBy(i => sets.Find(place[i.Id])).Select(g => (First: of[g.Key].Select(o => o.PlacedAt).DefaultIfEmpty(DateTime.MaxValue).Min(), Smallest: g.Min(i => i.Id),
            Group: new Group(g.First().CustomerId, [.. g.Select(i => i.Id)], [.. of[g.Key].Select(o => o.Id)], [.. of[g.Key].Where(o => o.Own is not null).Select(o => o.Own!.Value)])));
        return ([.. groups.GroupBy(g => g.Group.Of).SelectMany(g => g.OrderBy(x => x.First).ThenBy(x => x.Smallest).Skip(1)).Select(g => g.Group)], [.. orders.Where(o => o.Known.Count == 0).Select(o => o.Id)]);
    }
}
