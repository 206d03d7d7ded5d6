using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Microsoft.Net.Http.Headers;

namespace Shop.Features.Posters;

/// <summary>Pictures to share: what it is, what it costs or who made it, and a QR code to its page.</summary>
[AllowAnonymous]
public sealed class PostersController(FindPoster find, DrawPoster draw, PosterFolder posters, ChineseType type, IStringLocalizer<Texts> texts) : Controller
{
    [HttpGet("/products/{slug}/poster.png")]
    public async Task<IActionResult> Product(string slug, CancellationToken ct) => await Serve($"product-{slug}", await find.Product(slug, ct), ct);

    [HttpGet("/lots/{code}/poster.png")]
    public async Task<IActionResult> Lot(string code, CancellationToken ct) => await Serve($"lot-{LotCode.Read(code)}", await find.Lot(code, ct), ct);

    [HttpGet("/workshops/{slug}/poster.png")]
    public async Task<IActionResult> Workshop(string slug, CancellationToken ct) => await Serve($"workshop-{slug}", await find.Workshop(slug, ct), ct);

    private async Task<IActionResult> Serve(string of, Poster? poster, CancellationToken ct)
    {
        if (poster is null)
        {
            return NotFound();
        }
        if (!type.IsThere)
        {
            Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return Content(texts["NoFont"]);
        }
        var (png, hash) = await posters.Find($"{of}.{Culture.Here}", poster, draw.Run, ct);
        Response.Headers.CacheControl = "public, no-cache";
        Response.Headers.Append(HeaderNames.Vary, "Accept-Language, Cookie");
        return File(png, "image/png", lastModified: null, entityTag: new EntityTagHeaderValue($"\"{hash}\""));
    }
}
