using Shop.Features.Catalogue;
using Shop.Features.Experiences;

namespace Shop.Features.Workshops;

/// <summary>Everything that a workshop's page shows.</summary>
/// <param name="Story">The latest version.</param>
/// <param name="Fresh">What was made today, or else on the latest day on which anything was.</param>
/// <param name="Pictures">Of the story, by number; those that may be shown now.</param>
public sealed record WorkshopShown(Workshop Workshop, Text Story, IReadOnlyDictionary<int, CreditedPicture> Pictures, IReadOnlyList<Card> Goods, IReadOnlyList<FreshLot> Fresh)
{
    public const int GoodsOnTheCounter = 4;

    public const int LotsOnTheBoard = 5;

    /// <summary>What can be booked there.</summary>
    public IReadOnlyList<VisitOffer> Visits { get; init; } = [];

    /// <summary>When the page becomes wrong by itself; UTC, null: not known to.</summary>
    public DateTime? TrueUntil { get; init; }
}

/// <summary>A lot on the workshop's board.</summary>
public sealed record FreshLot(string Code, DateOnly MadeOn, long Units, Text Name, Text VariantName);

/// <summary>Reads a workshop's page in four queries.</summary>
public sealed class ShowWorkshop(ShopDb db, ShopClock clock)
{
    public async Task<WorkshopShown?> Run(string slug, CancellationToken ct = default)
    {
        var now = clock.Now;
        // A dozen short rows: one query is quicker than three.
        var workshop = await db.Workshops.AsNoTracking().Where(w => w.Slug == slug)
            .Include(w => w.Brand).Include(w => w.Cooperative)
            .Include(w => w.Steps.OrderBy(s => s.Position)).Include(w => w.People.OrderBy(p => p.Position))
            .AsSingleQuery().SingleOrDefaultAsync(ct);
        if (workshop is null)
        {
            return null;
        }
        var offer = VisitOffer.Of(db, now);
        var story = await db.Workshops.Where(w => w.Id == workshop.Id).Select(w => new
        {
            w.Story.Versions.OrderByDescending(v => v.Number).First().Markdown,
            Pictures = w.Story.Pictures.Select(p => p.Picture).ToList(),
            Visits = db.Experiences.Where(e => e.WorkshopId == w.Id && e.WorkshopId == workshop.Id && e.Product.WithdrawnAt == null).OrderBy(e => e.Product.Position).Select(offer).ToList(),
        }).AsSingleQuery().SingleAsync(ct);
        var made = db.Set<WorkshopProduct>().Where(x => x.WorkshopId == workshop.Id);
        var goods = await db.Products.AsNoTracking().OnSale(now).Where(p => made.Any(x => x.ProductId == p.Id) && p.Pictures.Any(x => x.Picture.Until == null || x.Picture.Until > now))
            .OrderBy(p => made.Where(x => x.ProductId == p.Id).Select(x => x.Position).First()).Take(WorkshopShown.GoodsOnTheCounter).AsCards(now).ToListAsync(ct);
        var lots = db.Lots.Where(l => l.WorkshopId == workshop.Id && l.RecalledAt == null);
        var fresh = await lots.Where(l => l.MadeOn == lots.Max(x => x.MadeOn)).OrderByDescending(l => l.Id).Take(WorkshopShown.LotsOnTheBoard)
            .LeftJoin(db.Variants, l => l.StockItem.Code, v => v.Sku, (l, v) => new { l, v }).OrderByDescending(x => x.l.Id)
            .Select(x => new FreshLot(x.l.Code, x.l.MadeOn, x.l.Made, x.l.Product.Name, x.v!.Name ?? Text.Empty)).ToListAsync(ct);
        var pictures = story.Pictures.Where(p => p.Until is null || p.Until > now).ToList();
        return new WorkshopShown(workshop, story.Markdown, pictures.ToDictionary(p => p.Id, CreditedPicture.Of), goods, fresh)
        {
            Visits = story.Visits,
            TrueUntil = pictures.Select(p => p.Until).Concat(goods.Select(c => c.TrueUntil))
                // "Today" is over at midnight.
                .Append(fresh is [var lot, ..] && lot.MadeOn == clock.Today ? clock.StartOf(clock.Today.AddDays(1)) : null).Min(),
        };
    }
}

/// <summary>The way to a workshop, as other pages show it.</summary>
/// <param name="Drawing">File name of the first step's drawing.</param>
public sealed record WorkshopLink(string Slug, string Brand, Text Name, Text Line, string Drawing)
{
    /// <summary>The same as a small picture, 272 × 204.</summary>
    public string Small => Path.ChangeExtension(Drawing, ".webp");

    public static IQueryable<WorkshopLink> Of(IQueryable<Workshop> workshops) =>
        workshops.OrderBy(w => w.Id).Select(w => new WorkshopLink(w.Slug, w.Brand.Slug, w.Name, w.Line, w.Steps.OrderBy(s => s.Position).Select(s => s.Drawing).FirstOrDefault() ?? ""));
}
