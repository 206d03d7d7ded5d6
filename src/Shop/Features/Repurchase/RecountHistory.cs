namespace Shop.Features.Repurchase;

/// <summary>
/// Counts everything that the history derives anew from what it was derived from, and tells where it differs: the copies of the shop's own orders from the orders, and whose an order is
/// from identifiers and operators' decisions. It changes nothing.
/// </summary>
public sealed class RecountHistory(ShopDb db, CopyOrders copy)
{
    private readonly List<string> found = [];

    public int Orders { get; private set; }
    public int Customers { get; private set; }

    /// <returns>Differences, one sentence each; none: all is as it should be.</returns>
    public async Task<IReadOnlyList<string>> Run(CancellationToken ct = default)
    {
        found.Clear();
        await copy.Run(ct);
        await Copies(ct);
        await Sums(ct);
        await Twice(ct);
        await People(ct);
        return found;
    }

    private async Task Copies(CancellationToken ct)
    {
        var last = 0L;
        while (true)
        {
            db.ChangeTracker.Clear();
            var orders = await db.Orders.AsNoTracking().Where(o => o.Id > last).OrderBy(o => o.Id).Take(500).Include(o => o.Parts).ThenInclude(p => p.Lines).AsSplitQuery().ToListAsync(ct);
            if (orders.Count == 0)
            {
                return;
            }
            last = orders[^1].Id;
            var ids = orders.ConvertAll(o => (long?)o.Id);
            var copies = await db.PastOrders.AsNoTracking().Where(p => EF.Parameter(ids).Contains(p.OrderId)).Include(p => p.Lines).ToDictionaryAsync(p => p.OrderId!.Value, ct);
            foreach (var order in orders)
            {
                Compare(order, copies.GetValueOrDefault(order.Id), await copy.Products(order, ct));
            }
        }
    }

    private void Compare(Order order, PastOrder? past, Dictionary<int, int?> products)
    {
        if (past is null)
        {
            found.Add($"order {order.Number}: isn't in the history");
            return;
        }
        if (past.PlacedAt != order.PlacedAt || past.Day != order.PlacedOn || past.Currency != order.Currency || past.CustomerId != order.CustomerId)
        {
            found.Add($"order {order.Number}: its time, currency or customer differs from the history's");
        }
        var should = CopyOrders.Lines(order, products).Select(l => (l.Ordinal, l.ProductId, l.LivestreamId, l.State, l.Units, l.Amount));
        if (!past.Lines.OrderBy(l => l.Ordinal).Select(l => (l.Ordinal, l.ProductId, l.LivestreamId, l.State, l.Units, l.Amount)).SequenceEqual(should))
        {
            found.Add($"order {order.Number}: its lines differ from the history's");
        }
    }

    private async Task Sums(CancellationToken ct)
    {
        // Summed once and joined: an import of many lines that nobody counted yet would be read whole for each order otherwise.
        var paid = db.PastLines.Where(l => l.State == PastLineState.Paid).GroupBy(l => l.PastOrderId).Select(g => new { Id = g.Key, Lines = g.Count(), Amount = g.Sum(l => l.Amount), Units = g.Sum(l => l.Units) });
        var wrong = await db.PastOrders.GroupJoin(paid, o => o.Id, p => p.Id, (o, lines) => new { o, lines }).SelectMany(x => x.lines.DefaultIfEmpty(), (x, p) => new { x.o, IsPaid = ((int?)p!.Lines ?? 0) > 0, Amount = (long?)p.Amount ?? 0, Units = (int?)p.Units ?? 0 })
            .Where(x => x.o.IsPaid != x.IsPaid || x.o.Amount != x.Amount || x.o.Units != x.Units).Select(x => new { x.o.Channel, x.o.Number }).ToListAsync(ct);
        found.AddRange(wrong.Select(o => $"order {o.Number} of {o.Channel}: its amount isn't that of its lines"));
    }

    // The database lets none be said twice; what a hand did to it is seen here.
    private async Task Twice(CancellationToken ct)
    {
        var twice = await db.PastOrders.Current().GroupBy(o => new { o.Channel, o.Number }).Where(g => g.Count() > 1).Select(g => new { g.Key.Channel, g.Key.Number, Times = g.Count() }).ToListAsync(ct);
        found.AddRange(twice.Select(o => $"order {o.Number} of {o.Channel}: counts {o.Times} times"));
    }

    private async Task People(CancellationToken ct)
    {
        var identifiers = await db.Identifiers.AsNoTracking().OrderBy(i => i.Id).Select(i => new { i.Id, i.CustomerId, i.JoinsNothing }).ToListAsync(ct);
        var place = new Dictionary<long, int>(identifiers.Count);
        identifiers.ForEach(i => place[i.Id] = place.Count);
        var orders = await db.PastOrders.AsNoTracking().Current().OrderBy(o => o.Id).Select(o => new { o.Id, o.Number, o.CustomerId }).ToListAsync(ct);
        Orders = orders.Count;
        var named = await db.PastOrderIdentifiers.AsNoTracking().Where(i => db.PastOrders.Current().Any(o => o.Id == i.PastOrderId)).Select(i => new { i.PastOrderId, i.IdentifierId }).ToListAsync(ct);
        var of = named.Where(i => !identifiers[place[i.IdentifierId]].JoinsNothing).ToLookup(i => i.PastOrderId, i => place[i.IdentifierId]);
        var sets = new DisjointSets(identifiers.Count);
        foreach (var order in of)
        {
            order.ToList().ForEach(i => sets.Join(order.First(), i));
        }
        foreach (var join in await db.CustomerJoins.AsNoTracking().Where(j => j.EndedAt == null).ToListAsync(ct))
        {
            if (!identifiers[place[join.OneId]].JoinsNothing && !identifiers[place[join.OtherId]].JoinsNothing)
            {
                sets.Join(place[join.OneId], place[join.OtherId]);
            }
        }
        // Written ahead of what they will join, by an import that isn't visible yet.
        var early = (await db.PastOrders.Where(o => o.ImportId != null && o.Import!.VisibleAt == null).SelectMany(o => o.Identifiers).Select(k => k.IdentifierId).Distinct().ToListAsync(ct)).ToHashSet();
        early.ExceptWith(named.Select(i => i.IdentifierId));
        Check([.. identifiers.Where(i => !early.Contains(i.Id)).Select(i => (Set: sets.Find(place[i.Id]), Customer: (long?)i.CustomerId, Name: $"identifier {i.Id}")),
            .. orders.Select(o => (of[o.Id].Any() ? sets.Find(of[o.Id].First()) : -1, o.CustomerId, $"order {o.Number}"))]);
    }

    private void Check(List<(int Set, long? Customer, string Name)> all)
    {
        found.AddRange(all.Where(x => x.Set < 0 && x.Customer is not null).Select(x => $"{x.Name}: is customer {x.Customer}'s, and nothing says so"));
        var known = all.Where(x => x.Set >= 0).ToList();
        found.AddRange(known.GroupBy(x => x.Set).Where(g => g.Select(x => x.Customer).Distinct().Count() > 1)
            .Select(g => $"{string.Join(", ", g.Take(5).Select(x => x.Name))}: are one customer's, and stand with {string.Join(", ", g.Select(x => x.Customer?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "nobody").Distinct())}"));
        found.AddRange(known.Where(x => x.Customer is not null).GroupBy(x => x.Customer).Where(g => g.Select(x => x.Set).Distinct().Count() > 1)
            .Select(g => $"customer {g.Key}: {string.Join(", ", g.DistinctBy(x => x.Set).Take(5).Select(x => x.Name))} have nothing in common"));
        Customers = known.Select(x => x.Set).Distinct().Count();
    }
}
