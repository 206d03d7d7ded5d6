using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Shop.Features.Reviews;

/// <summary>All reviews of a product, page by page.</summary>
[AllowAnonymous]
public sealed class ProductReviewsController(ShopDb db, ShowReviews show) : Controller
{
    [HttpGet("/products/{slug}/reviews")]
    [SameForEveryone("page", "stars")]
    public async Task<IActionResult> Index(string slug, int? page, int? stars, CancellationToken ct)
    {
        if (await db.Products.AsNoTracking().Where(p => p.Slug == slug).Include(p => p.Brand).SingleOrDefaultAsync(ct) is not { } product)
        {
            return NotFound();
        }
        var figures = await show.Figures(product.Id, ct);
        stars = stars is >= 1 and <= 5 ? stars : null;
        var all = stars is { } only ? await show.Count(product.Id, only, ct) : figures.Written;
        var pages = Math.Max(1, (all + ShowReviews.PageSize - 1) / ShowReviews.PageSize);
        var at = Math.Clamp(page ?? 1, 1, pages);
        if (!ModelState.IsValid || at != (page ?? 1))
        {
            // Nonsense in addresses has no end; the cache has.
            HttpContext.NotForOthers();
        }
        HttpContext.ShowsOnPage(PageTags.Product(product.Id), PageTags.Brand(product.Brand.Slug));
        return View("Reviews", new ReviewsPage(product, figures, stars, at, pages, await show.Page(product.Id, stars, (at - 1) * ShowReviews.PageSize, ShowReviews.PageSize, ct)));
    }
}

/// <param name="Stars">Only those; null: all.</param>
public sealed record ReviewsPage(Product Product, RatingFigures Figures, int? Stars, int Page, int Pages, IReadOnlyList<ReviewShown> Shown)
{
    public string Address(int page) => $"/products/{Product.Slug}/reviews?{(Stars is { } stars ? $"stars={stars}&" : "")}page={page}";
}
