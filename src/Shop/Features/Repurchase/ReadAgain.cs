namespace Shop.Features.Repurchase;

/// <summary>Products bought again, as of the window's end.</summary>
/// <param name="Names">Of every product that is named.</param>
public sealed record AgainPage(FigureFrame Frame, IReadOnlyList<BoughtAgain> Products, IReadOnlyDictionary<int, Choice> Names, int Page, int Pages);

/// <summary>One product: who bought it, those who bought it again first, with their orders of it.</summary>
public sealed record AgainProductPage(FigureFrame Frame, Choice Product, BoughtAgain? Counted, IReadOnlyDictionary<int, Choice> Names, IReadOnlyList<OpenedCustomer> Customers, int Page, int Pages);

public sealed class ReadAgain(ReadFrame frames, ReadProductHistory products, OpenOrders open)
{
    private const int PageSize = 40;

    /// <param name="page">From 1; 0 for all at once.</param>
    /// <param name="cooperativeId">Whose own goods alone are counted; null: all.</param>
    public async Task<AgainPage> Run(FigureForm form, int page, int? cooperativeId, CancellationToken ct)
    {
        var (frame, cut) = await frames.Run(form, cooperativeId, hasWindow: true, ct);
        var all = CountAgain.Run(await products.Run(cut, ct), frame.Window.Seen.AddDays(-1));
        var shown = page == 0 ? all : [.. all.Skip((page - 1) * PageSize).Take(PageSize)];
        return new AgainPage(frame, shown, await frames.Names(shown.SelectMany(Named), ct), page, Math.Max(1, (all.Count + PageSize - 1) / PageSize));
    }

    /// <param name="page">From 1.</param>
    /// <returns>Null where there is no such product to be seen.</returns>
    public async Task<AgainProductPage?> Of(string slug, FigureForm form, int page, int? cooperativeId, CancellationToken ct)
    {
        if (await frames.Product(slug, cooperativeId, ct) is not { } product)
        {
            return null;
        }
        var (frame, cut) = await frames.Run(form, cooperativeId, hasWindow: true, ct);
        var (all, asOf) = (await products.Run(cut, ct), frame.Window.Seen.AddDays(-1));
        var counted = CountAgain.Run(all, asOf).Find(p => p.Product == product.Id);
        var history = all.Products.GetValueOrDefault(product.Id) ?? History.Of([]);
        var places = Enumerable.Range(0, history.Customers).Select(c => (Place: c, Days: CountRefills.PurchaseDays(history[c], asOf).Count)).Where(c => c.Days > 0).OrderByDescending(c => c.Days > 1).ThenBy(c => c.Place).ToList();
        var shown = places.Skip((page - 1) * PageSize).Take(PageSize).ToList();
        var orders = await open.Run(history, shown.ConvertAll(s => s.Place), asOf, ct);
        return new AgainProductPage(frame, product.Choice, counted, await frames.Names(counted is null ? [] : Named(counted), ct), [.. shown.Zip(orders, (s, o) => new OpenedCustomer(history[s.Place].Customer, s.Days > 1, o))], page, Math.Max(1, (places.Count + PageSize - 1) / PageSize));
    }

    private static IEnumerable<int> Named(BoughtAgain row) => row.Next.Select(n => n.Product).Prepend(row.Product);
}
