using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

using Shop.Features.Experiences;

namespace Shop.Features.Catalogue;

[AllowAnonymous]
public sealed class ProductsController(ShopDb db, FindProducts find, ShowProduct show, ShopClock clock) : Controller
{
    [HttpGet("/products")]
    [SameForEveryone("brand", "category", "character", "min", "max", "in_stock", "sort", "page")]
    public async Task<IActionResult> Index([FromQuery] ProductFilter filter, CancellationToken ct)
    {
        var shelves = await Shelves.Read(db, ct);
        var readable = filter.Readable(ModelState, shelves);
        var found = await find.Run(readable, ct);
        if (found.Page != (readable.Page ?? 1))
        {
            ModelState.AddModelError(nameof(filter.Page), "");
        }
        if (!ModelState.IsValid)
        {
            // Nonsense in addresses has no end; the cache has.
            HttpContext.NotForOthers();
        }
        HttpContext.ShowsOnPage([PageTags.Catalogue, .. found.Cards.Select(c => PageTags.Product(c.Id))]);
        HttpContext.TrueUntil(found.Cards.Min(c => c.TrueUntil), clock.Now);
        return View(new ProductList(readable, shelves, found));
    }

    [HttpGet("/products/{slug}")]
    [SameForEveryone]
    public async Task<IActionResult> Show(string slug, CancellationToken ct)
    {
        if (await show.Run(slug, ct) is { } shown)
        {
            HttpContext.ShowsOnPage([PageTags.Product(shown.Product.Id), PageTags.Brand(shown.Product.Brand.Slug), .. shown.Related.Select(c => PageTags.Product(c.Id))]);
            HttpContext.TrueUntil(shown.Related.Select(c => c.TrueUntil).Append(shown.TrueUntil).Min(), clock.Now);
            HttpContext.Offers(shown.Visits, clock.Now);
            return View("Product", shown);
        }
        var moved = await db.RetiredSlugs.Where(r => r.Kind == SlugKind.Product && r.Slug == slug)
            .Join(db.Products, r => r.TargetId, p => p.Id, (_, p) => p.Slug).FirstOrDefaultAsync(ct);
        if (await db.Products.AnyAsync(p => p.Slug == slug && p.Kind == ProductKind.Experience, ct))
        {
            // Baskets, orders and reviews link to what was bought, whatever it is.
            return RedirectPermanent($"/experiences/{slug}");
        }
        return moved is null ? await Missing(slug, ct) : RedirectPermanent($"/products/{moved}");
    }

    private async Task<IActionResult> Missing(string slug, CancellationToken ct)
    {
        Response.StatusCode = StatusCodes.Status404NotFound;
        return View("Missing", await find.Near(slug.Length > 100 ? slug[..100] : slug, ct));
    }
}

/// <param name="Filter">What of the address could be read.</param>
public sealed record ProductList(ProductFilter Filter, Shelves Shelves, ProductsFound Found)
{
    /// <summary>Page numbers to link to; 0 stands for those left out.</summary>
    public IEnumerable<int> PageNumbers
    {
        get
        {
            var last = 0;
            foreach (var n in Enumerable.Range(1, Found.Pages).Where(n => n == 1 || n == Found.Pages || Math.Abs(n - Found.Page) <= 2))
            {
                if (n > last + 1)
                {
                    yield return 0;
                }
                yield return n;
                last = n;
            }
        }
    }
}
