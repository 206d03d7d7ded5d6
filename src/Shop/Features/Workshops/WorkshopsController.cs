using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

using Shop.Features.Experiences;

namespace Shop.Features.Workshops;

/// <summary>Front shop, back workshop: the place behind the curtain.</summary>
[AllowAnonymous]
public sealed class WorkshopsController(ShopDb db, ShowWorkshop show, ShopClock clock) : Controller
{
    [HttpGet("/workshops/{slug}")]
    [SameForEveryone]
    public async Task<IActionResult> Show(string slug, CancellationToken ct)
    {
        if (await show.Run(slug, ct) is not { } shown)
        {
            var moved = await db.RetiredSlugs.Where(r => r.Kind == SlugKind.Workshop && r.Slug == slug)
                .Join(db.Workshops, r => r.TargetId, w => w.Id, (_, w) => w.Slug).FirstOrDefaultAsync(ct);
            return moved is null ? NotFound() : RedirectPermanent($"/workshops/{moved}");
        }
        HttpContext.ShowsOnPage([PageTags.Catalogue, PageTags.Brand(shown.Workshop.Brand.Slug), PageTags.Story(shown.Workshop.StoryId), PageTags.Workshop(shown.Workshop.Id), .. shown.Goods.Select(g => PageTags.Product(g.Id))]);
        HttpContext.TrueUntil(shown.TrueUntil, clock.Now);
        HttpContext.Offers(shown.Visits, clock.Now);
        return View("Workshop", shown);
    }
}
