namespace Shop.Features.Repurchase;

/// <summary>Each product that is bought again, with how long it lasts and how many should be running out.</summary>
public sealed record DuePage(FigureFrame Frame, IReadOnlyList<DueProduct> Products);

/// <param name="Customers">Who ever bought it.</param>
/// <param name="Counts">How many are in each state; empty where too few came back to say.</param>
public sealed record DueProduct(string Slug, Text Name, int Customers, RefillClock Clock, IReadOnlyDictionary<DueState, int> Counts);

/// <summary>One product: who should be running out.</summary>
/// <param name="State">Whose list is shown.</param>
public sealed record DueProductPage(FigureFrame Frame, DueProduct Product, DueState State, IReadOnlyList<DueCustomer> Customers, int Page, int Pages);

/// <param name="Orders">In which they bought it, the last first.</param>
public sealed record DueCustomer(Due Due, IReadOnlyList<OpenedOrder> Orders);

public sealed class ReadDue(ReadFrame frames, ReadProductHistory products, OpenOrders open, ShopClock clock)
{
    private const int PageSize = 40;

    /// <param name="cooperativeId">Whose own goods alone are counted; null: all.</param>
    public async Task<DuePage> Run(FigureForm form, int? cooperativeId, CancellationToken ct)
    {
        var (frame, cut) = await frames.Run(form, cooperativeId, hasWindow: false, ct);
        var all = await products.Run(cut, ct);
        // The clock first: a product without refills has none to name.
        var clocks = all.Products.Select(p => (Id: p.Key, History: p.Value, Clock: CountRefills.Clock(p.Value, clock.Today))).Where(p => p.Clock.Gaps.Count > 0)
            .OrderByDescending(p => p.Clock.Gaps.Count).ThenBy(p => p.Id).ToList();
        var names = await frames.Names(clocks.Select(c => c.Id), ct);
        return new DuePage(frame, clocks.ConvertAll(c => Counted(names[c.Id].Slug, names[c.Id].Name, c.History, c.Clock, CountRefills.Run(c.History, c.Clock, clock.Today))));
    }

    /// <param name="page">From 1; 0 for everyone at once.</param>
    /// <returns>Null where there is no such product to be seen.</returns>
    public async Task<DueProductPage?> Of(string slug, FigureForm form, DueState state, int page, int? cooperativeId, CancellationToken ct)
    {
        if (await frames.Product(slug, cooperativeId, ct) is not { } product)
        {
            return null;
        }
        var (frame, cut) = await frames.Run(form, cooperativeId, hasWindow: false, ct);
        var history = (await products.Run(cut, ct)).Products.GetValueOrDefault(product.Id) ?? History.Of([]);
        var refills = CountRefills.Clock(history, clock.Today);
        var everyone = CountRefills.Run(history, refills, clock.Today);
        var shown = everyone.FindAll(d => d.State == state);
        // Who was due last comes first among those whose day has passed.
        if (state is DueState.Overdue or DueState.Gone)
        {
            shown.Reverse();
        }
        var here = page == 0 ? shown : [.. shown.Skip((page - 1) * PageSize).Take(PageSize)];
        return new DueProductPage(frame, Counted(product.Choice.Slug, product.Choice.Name, history, refills, everyone), state, page == 0 ? here.ConvertAll(d => new DueCustomer(d, [])) : await Opened(history, here, ct), page, Math.Max(1, (shown.Count + PageSize - 1) / PageSize));
    }

    private static DueProduct Counted(string slug, Text name, History history, RefillClock refills, List<Due> due) =>
        new(slug, name, history.Customers, refills, due.CountBy(d => d.State).ToDictionary(s => s.Key, s => s.Value));

    private async Task<List<DueCustomer>> Opened(History history, List<Due> due, CancellationToken ct)
    {
        var orders = await open.Run(history, due.ConvertAll(d => d.Place), clock.Today, ct);
        return [.. due.Zip(orders, (d, o) => new DueCustomer(d, [.. Enumerable.Reverse(o)]))];
    }
}
