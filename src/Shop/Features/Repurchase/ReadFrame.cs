namespace Shop.Features.Repurchase;

/// <summary>What a page of figures is counted of, and one product to be seen on it.</summary>
public sealed class ReadFrame(ShopDb db, ReadFigures figures, ReadChoices choices, HistoryCache cache, ShopClock clock)
{
    /// <param name="cooperativeId">Whose own goods alone are counted; null: all.</param>
    public async Task<(FigureFrame Frame, Cut Cut)> Run(FigureForm form, int? cooperativeId, bool hasWindow, CancellationToken ct)
    {
        var cut = await figures.CutOf(form, cooperativeId, ct);
        var source = await cache.Of(cut, ct);
        return (new FigureFrame(form, form.Window(clock.Today), source, await choices.Run(form, cooperativeId, ct), cooperativeId is not null, hasWindow), cut);
    }

    /// <returns>Null where there is none to be seen.</returns>
    public async Task<(int Id, Choice Choice)?> Product(string slug, int? cooperativeId, CancellationToken ct) =>
        await db.Products.AsNoTracking().Where(p => p.Slug == slug && (cooperativeId == null || p.CooperativeId == cooperativeId)).Select(p => new { p.Id, p.Slug, p.Name }).SingleOrDefaultAsync(ct) is { } product ? (product.Id, new Choice(product.Slug, product.Name)) : null;

    public async Task<Dictionary<int, Choice>> Names(IEnumerable<int> products, CancellationToken ct)
    {
        var ids = products.Distinct().ToList();
        return await db.Products.AsNoTracking().Where(p => EF.Parameter(ids).Contains(p.Id)).Select(p => new { p.Id, p.Slug, p.Name }).ToDictionaryAsync(p => p.Id, p => new Choice(p.Slug, p.Name), ct);
    }
}
