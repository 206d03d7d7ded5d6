using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Shop.Features.Catalogue;
using Shop.Features.Livestreams;
using Shop.Features.Workshops;

namespace Shop.Features.Home;

[AllowAnonymous]
public sealed class HomeController(ShopDb db, ShopClock clock) : Controller
{
    private const int OfEachBrand = 4;

    [HttpGet("/")]
    [SameForEveryone]
    public async Task<IActionResult> Index(CancellationToken ct)
    {
        var now = clock.Now;
        // Two brands with a few characters and a workshop each: one query is quicker than two.
        var houses = await db.Brands.AsNoTracking().WithCharacters().OrderBy(b => b.Id).Select(b => new
        {
            Brand = b,
            Workshops = db.Workshops.Where(w => w.BrandId == b.Id).OrderBy(w => w.Id)
                .Select(w => new WorkshopLink(w.Slug, w.Brand.Slug, w.Name, w.Line, w.Steps.OrderBy(s => s.Position).Select(s => s.Drawing).FirstOrDefault() ?? "")).ToList(),
        }).AsSingleQuery().ToListAsync(ct);
        var brands = houses.ConvertAll(h => h.Brand);
        var cooperatives = await db.Cooperatives.AsNoTracking().OrderBy(c => c.Id).ToListAsync(ct);
        var cards = await First(brands, now).OrderBy(p => p.BrandId).ThenBy(p => p.Position).ThenBy(p => p.Id).AsCards(now).ToListAsync(ct);
        HttpContext.ShowsOnPage([PageTags.Catalogue, PageTags.Livestreams, .. brands.Select(b => PageTags.Brand(b.Slug)), .. cards.Select(c => PageTags.Product(c.Id))]);
        var livestream = await LiveCards.Next(db, now, null, ct);
        HttpContext.TrueUntil(new[] { cards.Min(c => c.TrueUntil), livestream?.TrueUntil(clock) }.Min(), now);
        return View(new HomePage(brands, cooperatives, cards, [.. houses.SelectMany(h => h.Workshops)], livestream));
    }

    /// <summary>The first goods of each brand. Brand by brand the database reads a few from an index; numbered or counted in one query, it would go through all goods of all.</summary>
    private IQueryable<Product> First(IReadOnlyList<Brand> brands, DateTime now)
    {
        var ids = brands.Select(b => db.Products.OnSale(now).Where(p => p.BrandId == b.Id).OrderBy(p => p.Position).ThenBy(p => p.Id).Take(OfEachBrand).Select(p => p.Id))
            .DefaultIfEmpty(db.Products.Where(_ => false).Select(p => p.Id)).Aggregate((some, more) => some.Concat(more));
        return db.Products.AsNoTracking().Where(p => ids.Contains(p.Id));
    }
}

public sealed record HomePage(IReadOnlyList<Brand> Brands, IReadOnlyList<Cooperative> Cooperatives, IReadOnlyList<Card> Goods, IReadOnlyList<WorkshopLink> Workshops, LiveCard? Livestream)
{
    /// <summary>The jar that the page opens with: the first good of the first brand.</summary>
    public Card? Jar => Goods.Count > 0 ? Goods[0] : null;

    /// <summary>What stands behind a brand's curtain: its third good, as the first already opens the page.</summary>
    public Card? Behind(Brand brand) => Goods.Where(c => c.Brand == brand.Slug).Take(3).LastOrDefault();
}
