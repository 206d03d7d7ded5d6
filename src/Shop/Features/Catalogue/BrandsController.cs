using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Shop.Features.Livestreams;
using Shop.Features.Workshops;

namespace Shop.Features.Catalogue;

[AllowAnonymous]
public sealed class BrandsController(ShopDb db, FindProducts find, ShopClock clock) : Controller
{
    [HttpGet("/brands/{slug}")]
    [SameForEveryone]
    public async Task<IActionResult> Show(string slug, CancellationToken ct)
    {
        if (await db.Brands.AsNoTracking().WithCharacters().SingleOrDefaultAsync(b => b.Slug == slug, ct) is not { } brand)
        {
            return await Missing(slug, ct);
        }
        var now = clock.Now;
        var cards = await db.Products.AsNoTracking().OnSale(now).Where(p => p.BrandId == brand.Id)
            .OrderBy(p => p.Position).ThenBy(p => p.Id).Take(ProductFilter.PageSize).AsCards(now).ToListAsync(ct);
        HttpContext.ShowsOnPage([PageTags.Catalogue, PageTags.Livestreams, PageTags.Brand(brand.Slug), .. cards.Select(c => PageTags.Product(c.Id))]);
        var livestream = await LiveCards.Next(db, now, brand.Id, ct);
        HttpContext.TrueUntil(new[] { cards.Min(c => c.TrueUntil), livestream?.TrueUntil(clock) }.Min(), now);
        var workshop = await WorkshopLink.Of(db.Workshops.Where(w => w.BrandId == brand.Id)).FirstOrDefaultAsync(ct);
        return View("Brand", new BrandShown(brand, cards, workshop, livestream));
    }

    private async Task<IActionResult> Missing(string slug, CancellationToken ct)
    {
        var moved = await db.RetiredSlugs.Where(r => r.Kind == SlugKind.Brand && r.Slug == slug)
            .Join(db.Brands, r => r.TargetId, b => b.Id, (_, b) => b.Slug).FirstOrDefaultAsync(ct);
        if (moved is not null)
        {
            return RedirectPermanent($"/brands/{moved}");
        }
        Response.StatusCode = StatusCodes.Status404NotFound;
        return View("Missing", await find.Near(slug.Length > 100 ? slug[..100] : slug, ct));
    }
}

public sealed record BrandShown(Brand Brand, IReadOnlyList<Card> Cards, WorkshopLink? Workshop, LiveCard? Livestream);
