using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace Shop.Features.Characters;

/// <summary>The figures that stand for the brands, and what of them one may take home.</summary>
[AllowAnonymous]
public sealed class CharactersController(ShopDb db, ShowCharacter show, Downloads downloads, ShopClock clock) : Controller
{
    [HttpGet("/characters")]
    [SameForEveryone]
    public async Task<IActionResult> Index(CancellationToken ct)
    {
        var all = await show.All(ct);
        HttpContext.ShowsOnPage([PageTags.Catalogue, .. all.Select(c => PageTags.Character(c.Slug))]);
        return View(all);
    }

    [HttpGet("/characters/{slug}")]
    [SameForEveryone]
    public async Task<IActionResult> Show(string slug, CancellationToken ct)
    {
        if (await show.Run(slug, ct) is not { } shown)
        {
            return await Missing(slug, ct);
        }
        HttpContext.ShowsOnPage([PageTags.Catalogue, PageTags.Brand(shown.Character.Brand.Slug), PageTags.Character(slug), .. shown.Others.Select(c => PageTags.Character(c.Slug)), .. shown.Goods.Select(g => PageTags.Product(g.Id))]);
        HttpContext.TrueUntil(shown.Goods.Select(g => g.TrueUntil).Min(), clock.Now);
        return View("Character", shown);
    }

    /// <param name="name">A pose, a wallpaper, "stickers" or "colouring".</param>
    [HttpGet("/characters/{slug}/{name}.{type}")]
    public async Task<IActionResult> Download(string slug, string name, string type, CancellationToken ct)
    {
        var character = await db.Characters.AsNoTracking().Include(c => c.Poses).AsSingleQuery().SingleOrDefaultAsync(c => c.Slug == slug && c.WithdrawnAt == null, ct);
        if (character is null || await downloads.Find(character, name, type, ct) is not { } found)
        {
            return NotFound();
        }
        Response.Headers.CacheControl = Request.Query["v"] == found.Hash ? "public, max-age=31536000, immutable" : "public, max-age=3600";
        return PhysicalFile(found.Path, found.ContentType, lastModified: null, new EntityTagHeaderValue($"\"{found.Hash}\""));
    }

    private async Task<IActionResult> Missing(string slug, CancellationToken ct)
    {
        var moved = await db.RetiredSlugs.Where(r => r.Kind == SlugKind.Character && r.Slug == slug)
            .Join(db.Characters, r => r.TargetId, c => c.Id, (_, c) => c.Slug).FirstOrDefaultAsync(ct);
        if (moved is not null)
        {
            return RedirectPermanent($"/characters/{moved}");
        }
        Response.StatusCode = StatusCodes.Status404NotFound;
        return View("Missing", await show.All(ct));
    }
}
