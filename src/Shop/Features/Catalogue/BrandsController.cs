using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Shop.Features.Catalogue;

[AllowAnonymous]
public sealed class BrandsController(ShopDb db, ShopClock clock) : Controller
{
    [HttpGet("/brands/{slug}")]
    [SameForEveryone]
    public async Task<IActionResult> Show(string slug, CancellationToken ct)
    {
        if (await db.Brands.AsNoTracking().SingleOrDefaultAsync(b => b.Slug == slug, ct) is not { } brand)
        {
            var moved = await db.RetiredSlugs.Where(r => r.Kind == SlugKind.Brand && r.Slug == slug)
                .Join(db.Brands, r => r.TargetId, b => b.Id, (_, b) => b.Slug).FirstOrDefaultAsync(ct);
            return moved is null ? NotFound() : RedirectPermanent($"/brands/{moved}");
        }
        var cards = await db.Products.AsNoTracking().Where(p => p.BrandId == brand.Id && p.WithdrawnAt == null && p.Variants.Any(v => v.WithdrawnAt == null))
            .OrderBy(p => p.Position).ThenBy(p => p.Id).AsCards(clock.Now).ToListAsync(ct);
        HttpContext.ShowsOnPage(cards.Select(c => PageTags.Product(c.Id)).Append(PageTags.Catalogue));
        return View("Brand", new BrandShown(brand, cards));
    }
}

public sealed record BrandShown(Brand Brand, IReadOnlyList<Card> Cards);
