using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Microsoft.Net.Http.Headers;
using Shop.Features.Catalogue;

namespace Shop.Features.Posters;

/// <summary>Pictures to share: what it is, what it costs, and a QR code to its page.</summary>
[AllowAnonymous]
public sealed class PostersController(ShopDb db, PosterFolder posters, PictureStore pictures, ChineseType type, PublicAddress address, ShopClock clock, IStringLocalizer<Texts> texts) : Controller
{
    [HttpGet("/products/{slug}/poster.png")]
    public async Task<IActionResult> Product(string slug, CancellationToken ct)
    {
        var card = await db.Products.AsNoTracking().OnSale(clock.Now).Where(p => p.Slug == slug).AsCards(clock.Now).FirstOrDefaultAsync(ct);
        return card is null ? NotFound() : await Serve($"product-{slug}", Poster(card.Brand, card.Picture, card.Name, $"/products/{slug}") with
        {
            Line = card.Summary.Here,
            Price = Money.Yuan(card.PriceFen) + (card.HasSeveralPrices ? texts["AndMore"].Value : ""),
        }, ct);
    }

    private Poster Poster(string brand, PictureShown? picture, Text name, string path) => new(
        brand, picture is null ? null : pictures.Original(picture.Hash, picture.Extension), name, Culture.Here == Culture.English,
        "", null, "", address.Of(path), texts[$"Call-{brand}"]);

    private async Task<IActionResult> Serve(string of, Poster poster, CancellationToken ct)
    {
        if (!type.IsThere)
        {
            Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return Content(texts["NoFont"]);
        }
        var (png, hash) = await posters.Find($"{of}.{Culture.Here}", poster, ct);
        Response.Headers.CacheControl = "public, no-cache";
        Response.Headers.Append(HeaderNames.Vary, "Accept-Language, Cookie");
        return File(png, "image/png", lastModified: null, entityTag: new EntityTagHeaderValue($"\"{hash}\""));
    }
}
