using System.Globalization;
using System.Security.Claims;
using System.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Shop.Features.LiveOffers;

/// <summary>Buying in a livestream: JSON for the page's script and for partners, a page of its own without scripts.</summary>
[Authorize]
[ResponseCache(NoStore = true)]
public sealed class PurchasesController(FindOffer find, GatherPurchases gather, ReleasePurchases release, WaitForUnits wait, IStringLocalizer<Texts> texts) : Controller
{
    private const int LongestKey = 64;

    // Who reloads an answer, or changes its language, lands on the livestream's page.
    [HttpGet("/livestreams/{slug}/offers/{id:int}/purchases"), HttpGet("/livestreams/{slug}/offers/{id:int}/waiting")]
    public IActionResult Back(string slug) => Redirect($"/livestreams/{Uri.EscapeDataString(slug)}");

    [HttpPost("/livestreams/{slug}/offers/{id:int}/purchases")]
    public async Task<IActionResult> Buy(string slug, int id, string? quantity, [FromForm(Name = "Key")] string? key, [FromHeader(Name = "Idempotency-Key")] string? header)
    {
        if (await find.Run(slug, id, HttpContext.RequestAborted) is not { } offer)
        {
            return NotFound();
        }
        if ((header ?? key) is not { Length: > 0 } wish)
        {
            wish = Guid.NewGuid().ToString("n");
        }
        var typed = quantity?.Trim().Normalize(NormalizationForm.FormKC);
        if (wish.Length > LongestKey || wish.Any(char.IsControl) || !int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var units) || units is < 1 or > Basket.MostOfOne)
        {
            return Answer(new PurchasePage(offer, null, quantity, wish.Length > LongestKey ? "" : wish));
        }
        return Answer(new PurchasePage(offer, await gather.Ask(id, new PurchaseWish(Mine, wish, units)), quantity, wish));
    }

    [HttpPost("/livestreams/{slug}/offers/{id:int}/waiting")]
    public async Task<IActionResult> Wait(string slug, int id, CancellationToken ct)
    {
        if (await find.Run(slug, id, ct) is not { } offer)
        {
            return NotFound();
        }
        await wait.Run(id, Mine, ct);
        return WantsJson ? Json(new { state = "waiting" }) : View("Waiting", offer);
    }

    [HttpPost("/basket/purchases/{id:long}/removal")]
    public async Task<IActionResult> Release(long id, CancellationToken ct)
    {
        await release.Own(id, Mine, ct);
        return Redirect("/basket");
    }

    [HttpGet("/basket/purchases/{id:long}/removal")]
    public IActionResult Removal() => Redirect("/basket");

    private IActionResult Answer(PurchasePage page)
    {
        if (page.RetryAfter is { } seconds)
        {
            Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        }
        if (page.Answer is TakenUnits)
        {
            Response.Headers.Location = "/checkout";
        }
        Response.StatusCode = page.Status;
        return WantsJson ? new JsonResult(page.Told(texts)) { StatusCode = page.Status } : View("Answer", page);
    }

    private string Mine => User.FindFirstValue(ClaimTypes.NameIdentifier) ?? throw new InvalidOperationException("Nobody is signed in.");

    // A browser that posts a form asks for HTML first.
    private bool WantsJson => !Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);
}

/// <summary>What a wish came to.</summary>
/// <param name="Offer">What was wished for.</param>
/// <param name="Answer">Null: the quantity or the key couldn't be read.</param>
/// <param name="Typed">The quantity as typed.</param>
/// <param name="Key">The wish's name, to try again with.</param>
public sealed record PurchasePage(KnownOffer Offer, TakenAnswer? Answer, string? Typed, string Key)
{
    public int Status => Answer switch
    {
        null => StatusCodes.Status422UnprocessableEntity,
        TakenUnits => StatusCodes.Status201Created,
        OfferBusy => StatusCodes.Status503ServiceUnavailable,
        AskedTooOften => StatusCodes.Status429TooManyRequests,
        _ => StatusCodes.Status409Conflict,
    };

    public int? RetryAfter => Answer is OfferBusy or AskedTooOften ? 1 : null;

    /// <summary>The JSON answer, with words for people where it is no.</summary>
    public object Told(IStringLocalizer<Texts> texts) => Answer switch
    {
        TakenUnits t => new { state = "reserved", purchase = t.PurchaseId, quantity = t.Quantity, expiresAt = t.ExpiresAt, checkout = "/checkout" },
        OfferSoldOut s => new { state = "sold_out", left = s.Left, message = (s.Left > 0 ? texts["SoldOutLeft", s.Left] : texts["SoldOutTitle"]).Value },
        OverLimit o => new { state = "over_limit", limit = o.Limit, message = texts["LimitText", o.Limit].Value },
        OfferClosed => new { state = "ended", message = texts["EndedTitle"].Value },
        null => new { state = "unreadable", message = texts["QuantityText", Basket.MostOfOne].Value },
        _ => new { state = "busy", message = texts[Answer is AskedTooOften ? "TooOftenText" : "BusyText"].Value },
    };
}
