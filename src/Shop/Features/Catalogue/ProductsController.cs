using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Shop.Features.Catalogue;

[AllowAnonymous]
public sealed class ProductsController(ShopDb db, FindProducts find, ShowProduct show) : Controller
{
    [HttpGet("/products")]
    [SameForEveryone("brand", "category", "character", "min", "max", "in_stock", "sort", "page")]
    public async Task<IActionResult> Index([FromQuery] ProductFilter filter, CancellationToken ct)
    {
        var readable = Readable(filter);
        var (cards, total) = await find.Run(readable, ct);
        var shelves = await new Shelves(db).Read(ct);
        HttpContext.ShowsOnPage(cards.Select(c => PageTags.Product(c.Id)).Append(PageTags.Catalogue));
        return View(new ProductList(filter, readable, shelves.Brands, shelves.Categories, cards, total));
    }

    [HttpGet("/products/{slug}")]
    [SameForEveryone]
    public async Task<IActionResult> Show(string slug, CancellationToken ct)
    {
        if (await show.Run(slug, ct) is { } shown)
        {
            HttpContext.ShowsOnPage(shown.Related.Select(c => PageTags.Product(c.Id)).Append(PageTags.Product(shown.Product.Id)).Append(PageTags.Catalogue));
            return View("Product", shown);
        }
        var moved = await db.RetiredSlugs.Where(r => r.Kind == SlugKind.Product && r.Slug == slug)
            .Join(db.Products, r => r.TargetId, p => p.Id, (_, p) => p.Slug).FirstOrDefaultAsync(ct);
        return moved is null ? await Missing(slug, ct) : RedirectPermanent($"/products/{moved}");
    }

    private async Task<IActionResult> Missing(string slug, CancellationToken ct)
    {
        Response.StatusCode = StatusCodes.Status404NotFound;
        var (near, _) = await find.Run(new ProductFilter { Q = slug.Split('-')[0] }, ct);
        return View("Missing", near.Take(4).ToList());
    }

    // What can't be read is told at its field and left out, so that a bad address still shows goods.
    private ProductFilter Readable(ProductFilter filter) => filter with
    {
        Min = Is(nameof(filter.Min)) ? filter.Min : null,
        Max = Is(nameof(filter.Max)) ? filter.Max : null,
        Q = Is(nameof(filter.Q)) ? filter.Q : null,
        Page = Is(nameof(filter.Page)) ? filter.Page : 1,
    };

    private bool Is(string field) => ModelState.GetFieldValidationState(field) != Microsoft.AspNetCore.Mvc.ModelBinding.ModelValidationState.Invalid;
}

/// <param name="Asked">What stood in the address, for the fields.</param>
/// <param name="Filter">What of it could be read.</param>
public sealed record ProductList(ProductFilter Asked, ProductFilter Filter, IReadOnlyList<Brand> Brands, IReadOnlyList<Category> Categories, IReadOnlyList<Card> Cards, int Total)
{
    public int Pages => Math.Max(1, (Total + ProductFilter.PageSize - 1) / ProductFilter.PageSize);
}
