namespace Shop.Features.Repurchase;

/// <summary>The orders of one cut product by product: each product's history as if nothing else had been sold. Never changed once it is made.</summary>
public sealed class ProductHistory
{
    private readonly Dictionary<int, History> products;

    private ProductHistory(Dictionary<int, History> products, IReadOnlyList<ProductDay> days) => (this.products, Days) = (products, days);

    public static ProductHistory Of(IReadOnlyCollection<(int Product, HistoryOrder Order)> rows) => new(rows.GroupBy(r => r.Product).ToDictionary(g => g.Key, g => History.Of(g.Select(r => r.Order))),
        [.. rows.Where(r => r.Order.Customer != 0).Select(r => new ProductDay(r.Order.Customer, r.Order.Day.DayNumber, r.Product)).Distinct().OrderBy(d => d.Customer).ThenBy(d => d.Day).ThenBy(d => d.Product)]);

    public IReadOnlyDictionary<int, History> Products => products;

    /// <summary>What each customer bought day by day.</summary>
    public IReadOnlyList<ProductDay> Days { get; }
}

/// <param name="Day">As <see cref="DateOnly.DayNumber"/>.</param>
public readonly record struct ProductDay(long Customer, int Day, int Product);

/// <summary>Reads the orders of a cut product by product.</summary>
public sealed class ReadProductHistory(ShopDb db, FigureMemory memory)
{
    /// <summary>As it is now; read once for each version of the history.</summary>
    public async Task<ProductHistory> Run(Cut cut, CancellationToken ct)
    {
        var version = await db.HistoryStates.Select(s => s.Version).SingleOrDefaultAsync(ct);
        return await memory.Of(cut, version, services => Read(services.GetRequiredService<ReadHistory>(), cut));
    }

    private static async Task<ProductHistory> Read(ReadHistory read, Cut cut)
    {
        var rows = await (from l in read.Lines(cut)
                          join o in read.Matching(cut) on l.PastOrderId equals o.Id
                          where l.ProductId != null
                          group l by new { o.Id, o.CustomerId, o.PlacedAt, o.Day, o.Channel, o.Number, l.ProductId } into g
                          select new { g.Key, Amount = g.Sum(l => l.Amount), Units = g.Sum(l => l.Units) }).ToListAsync();
        return ProductHistory.Of([.. rows.Where(r => r.Amount > 0 || (cut.IncludeFree && r.Amount == 0 && r.Units > 0))
            .Select(r => (r.Key.ProductId!.Value, new HistoryOrder(r.Key.CustomerId ?? 0, r.Key.PlacedAt, r.Key.Day, r.Amount, r.Units, $"{r.Key.Channel}\t{r.Key.Number}", r.Key.Id)))]);
    }
}
