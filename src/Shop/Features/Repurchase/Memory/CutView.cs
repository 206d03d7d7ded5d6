namespace Shop.Features.Repurchase.Memory;

/// <summary>One cut of the kept history: its orders by customer and by day. Never changed: the next one is made of it and of what changed since.</summary>
internal sealed class CutView
{
    private readonly KeptHistory source;
    private readonly CutFilter filter;
    private readonly HistoryBlock[] known;
    private readonly HistoryOrder[][] nobodys;

    private CutView(KeptHistory source, CutFilter filter, HistoryBlock[] known, HistoryOrder[][] nobodys, History history, Timeline timeline) =>
        (this.source, this.filter, this.known, this.nobodys, History, Timeline) = (source, filter, known, nobodys, history, timeline);

    public History History { get; }
    public Timeline Timeline { get; }

    public long Version => source.Version;

    public bool IsOf(KeptHistory history) => source == history;

    public static CutView Of(KeptHistory source, CutFilter filter)
    {
        var known = new HistoryBlock[source.Customers.Length];
        var nobodys = Array.ConvertAll(source.Nobodys, filter.Nobodys);
        // A part of the customers on each core; every so many blocks, for some stretches are empty and early customers have bought more.
        var parts = new Timeline.Edit[Environment.ProcessorCount];
        Parallel.For(0, parts.Length, part =>
        {
            var made = new HistoryBlock.Builder();
            parts[part] = new Timeline.Edit(Timeline.Nothing);
            for (var i = part; i < known.Length; i += parts.Length)
            {
                known[i] = filter.Known(source.Customers[i], i, made, parts[part]);
            }
        });
        Timeline.Edit.MakeRoom(parts);
        Parallel.For(0, parts.Length, part =>
        {
            for (var i = part; i < known.Length; i += parts.Length)
            {
                for (var c = 0; c < known[i].Customers; c++)
                {
                    parts[part].Add(known[i][c]);
                }
            }
        });
        var all = parts[0];
        foreach (var part in parts.Skip(1))
        {
            all.Take(part);
        }
        Array.ForEach(source.Nobodys, b => filter.Lines(b, ofNobody: true, all, 1));
        foreach (var order in nobodys.SelectMany(n => n))
        {
            all.AddNobodys(order);
        }
        return new CutView(source, filter, known, nobodys, new History(known, [.. nobodys.SelectMany(n => n)]), all.Done());
    }

    /// <summary>The same cut of a later history.</summary>
    public CutView At(KeptHistory now, CutFilter filter)
    {
        if (!filter.SameAs(this.filter))
        {
            return Of(now, filter);
        }
        var (customers, orders) = (new HistoryBlock[now.Customers.Length], new HistoryOrder[now.Nobodys.Length][]);
        known.CopyTo(customers, 0);
        nobodys.CopyTo(orders, 0);
        var (edit, made) = (new Timeline.Edit(Timeline), new HistoryBlock.Builder());
        for (var i = 0; i < customers.Length; i++)
        {
            if (i >= source.Customers.Length || !ReferenceEquals(source.Customers[i], now.Customers[i]))
            {
                customers[i] = filter.Known(now.Customers[i], i, made, edit);
                Compare(i < known.Length ? known[i] : HistoryBlock.Empty, customers[i], edit);
                filter.Lines(i < source.Customers.Length ? source.Customers[i] : null, ofNobody: false, edit, -1);
            }
        }
        for (var i = 0; i < orders.Length; i++)
        {
            if (i >= source.Nobodys.Length || !ReferenceEquals(source.Nobodys[i], now.Nobodys[i]))
            {
                orders[i] = filter.Nobodys(now.Nobodys[i]);
                Array.ForEach(i < nobodys.Length ? nobodys[i] : [], edit.RemoveNobodys);
                Array.ForEach(orders[i], edit.AddNobodys);
                filter.Lines(i < source.Nobodys.Length ? source.Nobodys[i] : null, ofNobody: true, edit, -1);
                filter.Lines(now.Nobodys[i], ofNobody: true, edit, 1);
            }
        }
        return new CutView(now, filter, customers, orders, new History(customers, [.. orders.SelectMany(n => n)]), edit.Done());
    }

    private static void Compare(HistoryBlock before, HistoryBlock now, Timeline.Edit edit)
    {
        var (b, n) = (0, 0);
        while (b < before.Customers || n < now.Customers)
        {
            var (was, is_) = (b < before.Customers ? before[b].Customer : long.MaxValue, n < now.Customers ? now[n].Customer : long.MaxValue);
            if (was != is_ || !before[b].SameAs(now[n]))
            {
                if (was <= is_)
                {
                    edit.Remove(before[b]);
                }
                if (is_ <= was)
                {
                    edit.Add(now[n]);
                }
            }
            b += was <= is_ ? 1 : 0;
            n += is_ <= was ? 1 : 0;
        }
    }
}
