using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Shop.Features.Notebooks;

/// <summary>An experience's notebook for printing, for anybody.</summary>
[AllowAnonymous]
public sealed class NotebooksController(Notebooks notebooks, ShopDb db, ChineseType chinese, PrintType type, IStringLocalizer<Experiences.Texts> texts) : Controller
{
    [HttpGet("/experiences/{slug}/notebook.pdf")]
    public async Task<IActionResult> Pdf(string slug, CancellationToken ct)
    {
        if (!notebooks.Has(slug) || !await db.Products.AnyAsync(p => p.Slug == slug && p.Kind == ProductKind.Experience && p.WithdrawnAt == null, ct))
        {
            return NotFound();
        }
        if (!chinese.IsThere || !type.IsThere)
        {
            Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return Content(texts["NoFont"]);
        }
        Response.Headers.CacheControl = "no-cache";
        Response.Headers.ContentDisposition = $"inline; filename=\"{slug}-{Culture.Here}.pdf\"";
        return File(notebooks.Pdf(slug)!, "application/pdf");
    }
}
