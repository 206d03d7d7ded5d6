namespace Shop.Features.Repurchase;

/// <summary>Reads the orders of a cut that count: with something paid, worth more than zero after discounts and refunds; free ones where they are asked for.</summary>
public sealed class ReadHistory(ShopDb db)
{
    public async Task<History> Run(Cut cut, CancellationToken ct = default)
    {
        var orders = Matching(cut);
        var rows = cut.IsOfLines
            ? await (from l in Lines(cut)
                     join o in orders on l.PastOrderId equals o.Id
                     group l by new { o.Id, o.CustomerId, o.PlacedAt, o.Day, o.Channel, o.Number } into g
                     select new Row(g.Key.Id, g.Key.CustomerId, g.Key.PlacedAt, g.Key.Day, g.Key.Channel, g.Key.Number, g.Sum(l => l.Amount), g.Sum(l => l.Units))).ToListAsync(ct)
            : await orders.Select(o => new Row(o.Id, o.CustomerId, o.PlacedAt, o.Day, o.Channel, o.Number, o.Amount, o.Units)).ToListAsync(ct);
        var counted = rows.Where(r => r.Amount > 0 || (cut.IncludeFree && r.Amount == 0 && r.Units > 0));
        return History.Of(counted.Select(r => new HistoryOrder(r.CustomerId ?? 0, r.PlacedAt, r.Day, r.Amount, r.Units, $"{r.Channel}\t{r.Number}", r.Id)));
    }

    internal IQueryable<PastOrder> Matching(Cut cut)
    {
        var orders = db.PastOrders.AsNoTracking().Current().Where(o => o.IsPaid && o.Currency == cut.Currency);
        if (cut.Channel is { } channel)
        {
            orders = orders.Where(o => o.Channel == channel);
        }
        orders = cut.VisitedWorkshopId is { } workshop ? orders.Where(o => db.VisitorsOf(workshop).Contains(o.CustomerId!.Value)) : orders;
        return cut.FirstProductId is { } first ? orders.Where(o => BeganWith(first).Contains(o.CustomerId!.Value)) : orders;
    }

    internal IQueryable<PastLine> Lines(Cut cut)
    {
        var lines = db.PastLines.AsNoTracking().Where(l => l.State == PastLineState.Paid);
        lines = cut.ProductId is { } product ? lines.Where(l => l.ProductId == product) : lines;
        lines = cut.LivestreamId is { } livestream ? lines.Where(l => l.LivestreamId == livestream) : lines;
        lines = cut.BrandId is { } brand ? lines.Where(l => db.Products.Any(p => p.Id == l.ProductId && p.BrandId == brand)) : lines;
        return cut.CooperativeId is { } cooperative ? lines.Where(l => db.Products.Any(p => p.Id == l.ProductId && p.CooperativeId == cooperative)) : lines;
    }

    private IQueryable<long> BeganWith(int product)
    {
        var valid = db.PastOrders.Current().Where(o => o.IsPaid && o.Amount > 0 && o.CustomerId != null);
        return valid.Where(o => o.Lines.Any(l => l.ProductId == product && l.State == PastLineState.Paid)
            && !valid.Any(earlier => earlier.CustomerId == o.CustomerId && earlier.PlacedAt < o.PlacedAt)).Select(o => o.CustomerId!.Value);
    }

    private sealed record Row(long Id, long? CustomerId, DateTime PlacedAt, DateOnly Day, Channel Channel, string Number, long Amount, int Units);
}
