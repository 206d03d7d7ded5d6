using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Shop.Features.Baskets;

[AllowAnonymous]
[ResponseCache(NoStore = true)]
public sealed class BasketController(CurrentBasket current, ReadBasket read, ChangeBasket change, TypeCoupon type) : Controller
{
    [HttpGet("/basket")]
    public Task<IActionResult> Index(CancellationToken ct) => Page(null, ct);

    // Who reloads a refused page, or changes its language, lands in the basket.
    [HttpGet("/basket/items"), HttpGet("/basket/items/{sku}"), HttpGet("/basket/coupon")]
    public IActionResult Items() => RedirectToAction(nameof(Index));

    [HttpPost("/basket/items")]
    public async Task<IActionResult> Add(string? sku, string? quantity, string? livestream, CancellationToken ct) =>
        await Answer(await change.Add(HttpContext, sku, quantity, livestream, ct), ct);

    [HttpPost("/basket/items/{sku}")]
    public async Task<IActionResult> Set([FromRoute] string sku, string? quantity, CancellationToken ct) =>
        await Answer(await change.Set(HttpContext, sku, quantity, ct), ct);

    [HttpPost("/basket/coupon"), EnableRateLimiting(Limited.Coupon)]
    public async Task<IActionResult> TypeCoupon(string? code, CancellationToken ct)
    {
        if (await type.Run(HttpContext, code, ct) is not { } refusal)
        {
            return RedirectToAction(nameof(Index));
        }
        Response.StatusCode = refusal.IsTooOften ? StatusCodes.Status429TooManyRequests : StatusCodes.Status422UnprocessableEntity;
        return await Page(null, ct, refusal);
    }

    [HttpPost("/basket/coupon/removal")]
    public async Task<IActionResult> RemoveCoupon(CancellationToken ct)
    {
        await type.TakeOut(HttpContext, ct);
        return RedirectToAction(nameof(Index));
    }

    /// <summary>How many things lie in it, for the number in the header of cached pages.</summary>
    [HttpGet("/basket/count"), DisableRateLimiting]
    public async Task<IActionResult> Count(CancellationToken ct) =>
        Json(new { count = (await read.Run(await current.Find(HttpContext, ct), ct)).Lines.Sum(l => l.Quantity) });

    private async Task<IActionResult> Answer(BasketRefusal? refusal, CancellationToken ct)
    {
        switch (refusal?.Kind)
        {
            case null:
                return RedirectToAction(nameof(Index));
            case BasketRefusalKind.UnknownSku:
                Response.StatusCode = StatusCodes.Status404NotFound;
                return View("UnknownSku", refusal);
            default:
                Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
                return await Page(refusal, ct);
        }
    }

    private async Task<IActionResult> Page(BasketRefusal? refusal, CancellationToken ct, CouponRefusal? coupon = null)
    {
        var contents = await read.Run(await current.Find(HttpContext, ct), ct);
        await read.Shown(contents, ct);
        return View("Index", new BasketPage(contents, refusal) { CouponRefusal = coupon });
    }
}

public sealed record BasketPage(BasketContents Contents, BasketRefusal? Refusal)
{
    public CouponRefusal? CouponRefusal { get; init; }
}
