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
        Parallel.For(0, known.Length, i => known[i] = filter.Known(source.Customers[i], i));
        var nobodys = Array.ConvertAll(source.Nobodys, filter.Nobodys);
        var history = new History(known, [.. nobodys.SelectMany(n => n)]);
        var edit = Timeline.Edit.Of(history);
        Array.ForEach(source.Customers, b => filter.Lines(b, ofNobody: false, edit, 1));
        Array.ForEach(source.Nobodys, b => filter.Lines(b, ofNobody: true, edit, 1));
        return new CutView(source, filter, known, nobodys, history, edit.Done());
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
        var edit = new Timeline.Edit(Timeline);
        for (var i = 0; i < customers.Length; i++)
        {
            if (i >= source.Customers.Length || !ReferenceEquals(source.Customers[i], now.Customers[i]))
            {
                customers[i] = filter.Known(now.Customers[i], i);
                Compare(i < known.Length ? known[i] : HistoryBlock.Empty, customers[i], edit);
                filter.Lines(i < source.Customers.Length ? source.Customers[i] : null, ofNobody: false, edit, -1);
                filter.Lines(now.Customers[i], ofNobody: false, edit, 1);
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
