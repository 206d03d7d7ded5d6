namespace Shop.Features.Repurchase.Memory;

/// <summary>Reads paid orders with their paid lines out of the database, for memory.</summary>
internal sealed class ReadKept(ShopDb db)
{
    /// <summary>Customers, or orders of nobody, read at once.</summary>
    private const int AtOnce = 400 * OrderBlock.Size;

    /// <summary>Everything.</summary>
    /// <param name="progress">Called with the share that is read, 0 to 1.</param>
    public async Task<KeptHistory> All(Action<double> progress, CancellationToken ct)
    {
        // The version first: what changes meanwhile is marked with a later one and read again.
        var state = await State(ct);
        var (customers, orders) = (await db.Customers.MaxAsync(c => (long?)c.Id, ct) ?? 0, await db.PastOrders.MaxAsync(o => (long?)o.Id, ct) ?? 0);
        var (known, nobodys) = (new OrderBlock?[(customers / OrderBlock.Size) + 1], new OrderBlock?[(orders / OrderBlock.Size) + 1]);
        for (var from = 0L; from <= customers; from += AtOnce)
        {
            var (first, to) = (from, from + AtOnce);
            Fill(known, await Read(Paid.Where(o => o.CustomerId >= first && o.CustomerId < to), r => r.CustomerId!.Value, ct));
            progress(Math.Min(0.95, 0.95 * to / (customers + 1)));
        }
        var last = 0L;
        while (await Paid.Where(o => o.CustomerId == null && o.Id > last).OrderBy(o => o.Id).Take(AtOnce).Select(o => o.Id).ToListAsync(ct) is { Count: > 0 } ids)
        {
            var (first, end) = (ids[0], ids[^1]);
            // Blocks are made whole.
            end += OrderBlock.Size - 1 - (end % OrderBlock.Size);
            Fill(nobodys, await Read(Paid.Where(o => o.CustomerId == null && o.Id >= first && o.Id <= end), r => r.Id, ct));
            last = end;
        }
        return new KeptHistory(state.Version, state.At, known, nobodys);
    }

    /// <summary>The same history as it is now, of which only what is marked is read.</summary>
    /// <param name="looked">When it was last looked for, UTC: marks are kept for a day.</param>
    public async Task<KeptHistory> Since(KeptHistory before, DateTime looked, DateTime now, CancellationToken ct)
    {
        var state = await State(ct);
        if (state.Version == before.Version)
        {
            return before;
        }
        var marks = await db.HistoryMarks.AsNoTracking().Where(m => m.Version > before.Version && m.Version <= state.Version).ToListAsync(ct);
        if (marks.Exists(m => m is { CustomerId: null, PastOrderId: null, ImportId: null }) || now - looked > HistoryWorker.MarksKept - TimeSpan.FromHours(1))
        {
            return await All(_ => { }, ct);
        }
        var customers = marks.Where(m => m.CustomerId is not null).Select(m => m.CustomerId!.Value).ToHashSet();
        var orders = marks.Where(m => m.PastOrderId is not null).Select(m => m.PastOrderId!.Value).ToHashSet();
        foreach (var import in marks.Where(m => m.ImportId is not null).Select(m => m.ImportId!.Value))
        {
            var touched = db.PastOrders.Where(o => o.ImportId == import || o.ReplacedById == import);
            customers.UnionWith(await touched.Where(o => o.CustomerId != null).Select(o => o.CustomerId!.Value).Distinct().ToListAsync(ct));
            orders.UnionWith(await touched.Where(o => o.CustomerId == null).Select(o => o.Id).ToListAsync(ct));
        }
        var known = await Changed(customers, ids => Paid.Where(o => EF.Parameter(ids).Contains(o.CustomerId!.Value)), r => r.CustomerId!.Value, ct);
        var nobodys = await Changed(orders, ids => Paid.Where(o => o.CustomerId == null && EF.Parameter(ids).Contains(o.Id)), r => r.Id, ct);
        return before.With(state.Version, state.At, known, nobodys);
    }

    private IQueryable<PastOrder> Paid => db.PastOrders.AsNoTracking().Current().Where(o => o.IsPaid);

    private async Task<HistoryState> State(CancellationToken ct) => await db.HistoryStates.AsNoTracking().SingleOrDefaultAsync(ct) ?? new HistoryState();

    private static async Task<Dictionary<long, List<ReadOrder>>> Changed(HashSet<long> ids, Func<List<long>, IQueryable<PastOrder>> orders, Func<Row, long> place, CancellationToken ct)
    {
        var all = ids.ToDictionary(id => id, _ => new List<ReadOrder>());
        foreach (var some in ids.Chunk(2000))
        {
            foreach (var (at, order) in await Read(orders([.. some]), place, ct))
            {
                all[at].Add(order);
            }
        }
        return all;
    }

    private static async Task<List<(long Place, ReadOrder Order)>> Read(IQueryable<PastOrder> orders, Func<Row, long> place, CancellationToken ct)
    {
        var read = new List<(long, ReadOrder)>();
        var by = new Dictionary<long, ReadOrder>();
        await foreach (var r in orders.Select(o => new Row(o.Id, o.CustomerId, o.PlacedAt, o.Day, o.Channel, o.Number, o.Currency, o.Amount, o.Units, o.Origin)).AsAsyncEnumerable().WithCancellation(ct))
        {
            var order = new ReadOrder
            {
                Order = new KeptOrder(r.Id, r.Amount, r.Day.DayNumber, r.Units, 0, CurrencyCode.Of(r.Currency), r.Channel),
                PlacedAt = r.PlacedAt,
                Tie = $"{r.Channel}\t{r.Number}",
                IsSimulated = r.Origin == OrderOrigin.Simulated,
            };
            read.Add((place(r), order));
            by.Add(r.Id, order);
        }
        await foreach (var l in orders.SelectMany(o => o.Lines).Where(l => l.State == PastLineState.Paid).Select(l => new { l.PastOrderId, l.Amount, l.ProductId, l.LivestreamId, l.Units, l.Stars, l.RatedOn }).AsAsyncEnumerable().WithCancellation(ct))
        {
            // One that became paid between the two is read again.
            if (by.TryGetValue(l.PastOrderId, out var order))
            {
                order.Lines.Add(new KeptLine(l.Amount, l.ProductId ?? 0, l.LivestreamId ?? 0, l.Units,
                    (ushort)Math.Clamp((l.RatedOn?.DayNumber ?? 0) - order.Order.Day, 0, ushort.MaxValue), (byte)(l.Stars ?? 0)));
            }
        }
        return read;
    }

    private static void Fill(OrderBlock?[] blocks, List<(long Place, ReadOrder Order)> read)
    {
        foreach (var block in read.GroupBy(r => (int)(r.Place / OrderBlock.Size)))
        {
            // Who came after the last number was read is marked.
            if (block.Key < blocks.Length)
            {
                blocks[block.Key] = OrderBlock.With(null, block.GroupBy(r => (int)(r.Place % OrderBlock.Size)).ToDictionary(g => g.Key, g => g.Select(r => r.Order).ToList()));
            }
        }
    }

    private sealed record Row(long Id, long? CustomerId, DateTime PlacedAt, DateOnly Day, Channel Channel, string Number, string Currency, long Amount, int Units, OrderOrigin Origin);
}
