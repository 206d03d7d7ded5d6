using Shop.Features.Repurchase.Memory;
using Shop.Features.Reviews;

namespace Shop.Features.Repurchase;

/// <summary>Figures of a window beside those of the time before it, with what may be chosen.</summary>
public sealed record FiguresShown(FigureForm Form, FigureWindow Window, RepurchaseReport Now, RepurchaseReport Before, HistoryShown Source, Premium? Premium, Choices Choices, bool IsOwn);

/// <summary>溢价: what was paid a unit against what the plain goods fetch.</summary>
/// <param name="Paid">In fen.</param>
/// <param name="Raw">What the same units would have fetched plain, in fen, as their cooperatives state it.</param>
public sealed record Premium(long Paid, long Raw, long Units)
{
    public double Times => (double)Paid / Raw;
}

public sealed record Choice(string Slug, Text Name);

public sealed record Choices(IReadOnlyList<Choice> Brands, IReadOnlyList<Choice> Cooperatives, IReadOnlyList<Choice> Products, IReadOnlyList<Choice> Livestreams)
{
    /// <summary>Products that were asked for and aren't there: figures are counted without them.</summary>
    public IReadOnlyList<string> Unknown { get; init; } = [];
    /// <summary>Whose visitors may be chosen.</summary>
    public IReadOnlyList<Choice> Workshops { get; init; } = [];
}

public sealed class ReadFigures(ShopDb db, HistoryCache cache, CountRatings ratings, ReadChoices choices, ShopClock clock)
{
    /// <param name="cooperativeId">Whose own goods alone are counted; null: all.</param>
    public async Task<FiguresShown> Run(FigureForm form, int? cooperativeId, CancellationToken ct)
    {
        var (cut, window) = (await CutOf(form, cooperativeId, ct), form.Window(clock.Today));
        var source = await cache.Of(cut, ct);
        async Task<RepurchaseReport> Report(FigureWindow w) => CountTimeline.Run(source.Timeline, w.From, w.Seen, await ratings.OfReviews(w.From, w.To, cut, ct) + CountTimeline.Rated(source.Timeline, w.From, w.To));
        return new FiguresShown(form, window, await Report(window), await Report(window.BeforeSeen), source, await PremiumOf(cut, source.Timeline, window, ct), await choices.Run(form, cooperativeId, ct), cooperativeId is not null);
    }

    /// <summary>What doesn't exist is left out.</summary>
    public async Task<Cut> CutOf(FigureForm form, int? cooperativeId, CancellationToken ct) => new()
    {
        BrandId = form.Brand is { Length: > 0 } brand ? await db.Brands.Where(b => b.Slug == brand).Select(b => (int?)b.Id).SingleOrDefaultAsync(ct) : null,
        CooperativeId = cooperativeId ?? (form.Cooperative is { Length: > 0 } cooperative ? await db.Cooperatives.Where(c => c.Slug == cooperative).Select(c => (int?)c.Id).SingleOrDefaultAsync(ct) : null),
        ProductId = await choices.ProductOf(form.Product, ct),
        FirstProductId = await choices.ProductOf(form.Began, ct),
        VisitedWorkshopId = await choices.WorkshopOf(form.Visited, cooperativeId, ct),
        LivestreamId = form.Livestream is { Length: > 0 } livestream ? await db.Livestreams.Where(l => l.Slug == livestream).Select(l => (int?)l.Id).SingleOrDefaultAsync(ct) : null,
        Currency = form.PaidIn,
        IncludeFree = form.IsWithFree,
        Channel = Enum.TryParse<Channel>(form.Channel, out var channel) && Enum.IsDefined(channel) ? channel : null,
    };

    private async Task<Premium?> PremiumOf(Cut cut, Timeline timeline, FigureWindow window, CancellationToken ct)
    {
        // Raw prices are stated in yuan.
        if (cut.Currency != Money.Cny)
        {
            return null;
        }
        var sold = CountTimeline.Goods(timeline, window.From, window.To);
        var ids = sold.Keys.ToList();
        var stated = await db.Products.Where(p => p.RawPriceFen != null && EF.Parameter(ids).Contains(p.Id)).Select(p => new { p.Id, Raw = p.RawPriceFen!.Value }).ToListAsync(ct);
        return stated.Count == 0 ? null : new Premium(stated.Sum(p => sold[p.Id].Paid), stated.Sum(p => sold[p.Id].Units * p.Raw), stated.Sum(p => sold[p.Id].Units));
    }
}
