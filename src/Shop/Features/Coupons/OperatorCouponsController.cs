using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Shop.Features.Coupons;

/// <summary>Coupons of the shop: made, changed, paused.</summary>
[Authorize(Roles = Roles.Operator)]
[ResponseCache(NoStore = true)]
public sealed class OperatorCouponsController(ReadCoupons read, MakeCoupon make, ChangeCoupon change, ShopClock clock, IStringLocalizer<Texts> texts) : Controller
{
    [HttpGet("/operator/coupons")]
    public async Task<IActionResult> Index(CancellationToken ct) => View(await read.All(ct));

    [HttpGet("/operator/coupons/new")]
    public Task<IActionResult> New(CancellationToken ct) => Form(new CouponForm { From = clock.Today, Until = clock.Today.AddDays(30) }, ct);

    [HttpPost("/operator/coupons")]
    public async Task<IActionResult> Make(CouponForm form, CancellationToken ct)
    {
        if (!ModelState.IsValid)
        {
            return await Form(form, ct);
        }
        var (field, key) = await make.Run(form, User.UserId()!, ct) switch
        {
            MakeResult.CodeTaken => (nameof(form.Code), "CodeTaken"),
            MakeResult.UnknownBrand => (nameof(form.Brand), "ScopeWrong"),
            MakeResult.UnknownCooperative => (nameof(form.Cooperative), "ScopeWrong"),
            _ => ("", ""),
        };
        if (key.Length == 0)
        {
            return Redirect($"/operator/coupons/{Coupon.Read(form.Code)}");
        }
        ModelState.AddModelError(field, texts[key]);
        return await Form(form, ct);
    }

    [HttpGet("/operator/coupons/{code}")]
    public Task<IActionResult> Show(string code, CancellationToken ct) => Page(code, null, ct);

    [HttpPost("/operator/coupons/{code}")]
    public async Task<IActionResult> Change(string code, CouponChangeForm form, CancellationToken ct)
    {
        if (!ModelState.IsValid)
        {
            return await Page(code, form, ct);
        }
        switch (await change.Run(Coupon.Read(code), form, User.UserId()!, ct))
        {
            case ChangeResult.Unknown:
                return NotFound();
            case ChangeResult.BeforeFirstDay:
                ModelState.AddModelError(nameof(form.Until), texts["UntilWrong"]);
                return await Page(code, form, ct);
            case ChangeResult.FewerThanUsed:
                ModelState.AddModelError(nameof(form.Limit), texts["FewerThanUsed"]);
                return await Page(code, form, ct);
            default:
                return Redirect($"/operator/coupons/{Coupon.Read(code)}");
        }
    }

    /// <param name="paused">False: it goes on.</param>
    /// <param name="code">As in the address.</param>
    /// <param name="ct">Ends with the request.</param>
    [HttpPost("/operator/coupons/{code}/pause")]
    public async Task<IActionResult> Pause(string code, bool paused, CancellationToken ct) =>
        await change.Pause(Coupon.Read(code), paused, User.UserId()!, ct) == ChangeResult.Unknown ? NotFound() : Redirect($"/operator/coupons/{Coupon.Read(code)}");

    private async Task<IActionResult> Form(CouponForm form, CancellationToken ct)
    {
        var (brands, cooperatives) = await read.Scopes(ct);
        Response.StatusCode = ModelState.IsValid ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity;
        return View("New", new NewCoupon(form, brands, cooperatives));
    }

    private async Task<IActionResult> Page(string code, CouponChangeForm? form, CancellationToken ct)
    {
        if (await read.Find(Coupon.Read(code), ct) is not { } found)
        {
            return NotFound();
        }
        Response.StatusCode = ModelState.IsValid ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity;
        return View("Show", new ShownCoupon(found, form ?? CouponChangeForm.Of(found.Coupon)));
    }
}

public sealed record NewCoupon(CouponForm Form, IReadOnlyList<Brand> Brands, IReadOnlyList<Cooperative> Cooperatives);

public sealed record ShownCoupon(CouponDetails Found, CouponChangeForm Form);

/// <summary>One field of a coupon's forms.</summary>
/// <param name="Value">What stands in it; what was typed when it was refused.</param>
public sealed record CouponField(string Name, string Label, string? Value, string? Hint = null, string Type = "text", bool IsOptional = false, int? Longest = null);
