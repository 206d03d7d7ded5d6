using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Microsoft.Net.Http.Headers;

namespace Shop.Features.Posters;

/// <summary>Pictures to share: what it is, what it costs or who made it, and a QR code to its page.</summary>
[AllowAnonymous]
public sealed class PostersController(FindPoster find, DrawPoster draw, DrawCover cover, PosterFolder posters, ChineseType type, IStringLocalizer<Texts> texts) : Controller
{
    [HttpGet("/products/{slug}/poster.png")]
    public async Task<IActionResult> Product(string slug, CancellationToken ct) => await Serve($"product-{slug}", await find.Product(slug, ct), draw.Run, ct);

    [HttpGet("/lots/{code}/poster.png")]
    public async Task<IActionResult> Lot(string code, CancellationToken ct) => await Serve($"lot-{LotCode.Read(code)}", await find.Lot(code, ct), draw.Run, ct);

    [HttpGet("/workshops/{slug}/poster.png")]
    public async Task<IActionResult> Workshop(string slug, CancellationToken ct) => await Serve($"workshop-{slug}", await find.Workshop(slug, ct), draw.Run, ct);

    [HttpGet("/livestreams/{slug}/poster.png")]
    public async Task<IActionResult> Livestream(string slug, CancellationToken ct) => await Serve($"livestream-{slug}", await find.Livestream(slug, ct), draw.Run, ct);

    [HttpGet("/og.png")]
    public async Task<IActionResult> ShopCover(CancellationToken ct) => await Cover("shop", await find.Shop(ct), ct);

    [HttpGet("/brands/{slug}/og.png")]
    public async Task<IActionResult> BrandCover(string slug, CancellationToken ct) => await Cover($"brand-{slug}", await find.Brand(slug, ct), ct);

    [HttpGet("/products/{slug}/og.png")]
    public async Task<IActionResult> ProductCover(string slug, CancellationToken ct) => await Cover($"product-{slug}", await find.Product(slug, ct), ct);

    [HttpGet("/lots/{code}/og.png")]
    public async Task<IActionResult> LotCover(string code, CancellationToken ct) => await Cover($"lot-{LotCode.Read(code)}", await find.Lot(code, ct), ct);

    [HttpGet("/workshops/{slug}/og.png")]
    public async Task<IActionResult> WorkshopCover(string slug, CancellationToken ct) => await Cover($"workshop-{slug}", await find.Workshop(slug, ct), ct);

    [HttpGet("/characters/og.png")]
    public async Task<IActionResult> FamilyCover(CancellationToken ct) => await Cover("characters", await find.Family(ct), ct);

    [HttpGet("/characters/{slug}/og.png")]
    public async Task<IActionResult> CharacterCover(string slug, CancellationToken ct) => await Cover($"character-{slug}", await find.Character(slug, ct), ct);

    private Task<IActionResult> Cover(string of, Poster? poster, CancellationToken ct) => Serve($"og-{of}", poster, cover.Run, ct);

    private async Task<IActionResult> Serve(string of, Poster? poster, Func<Poster, byte[]> draw, CancellationToken ct)
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
        var (png, hash) = await posters.Find($"{of}.{Culture.Here}", poster, draw, ct);
        Response.Headers.CacheControl = "public, no-cache";
        Response.Headers.Append(HeaderNames.Vary, "Accept-Language, Cookie");
        return File(png, "image/png", lastModified: null, entityTag: new EntityTagHeaderValue($"\"{hash}\""));
    }
}
