using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Shop.Features.Ledger;

/// <summary>What the shop keeps of sales, of whom and of what, from when until when.</summary>
[Authorize(Roles = Roles.Operator)]
[ResponseCache(NoStore = true)]
public sealed class TermsController(AgreeTerms agree, ReadTerms read, ShopClock clock, IStringLocalizer<Texts> texts) : Controller
{
    [HttpGet("/operator/terms")]
    public async Task<IActionResult> Index(CancellationToken ct) => View("Terms", (await read.All(ct)) with { Form = new TermForm { From = clock.Today.AddDays(1) } });

    [HttpPost("/operator/terms")]
    public async Task<IActionResult> Add(TermForm form, CancellationToken ct)
    {
        if (ModelState.IsValid && (form.Percent is null) == (form.Fixed is null))
        {
            ModelState.AddModelError(nameof(form.Percent), texts["OneRate"]);
        }
        if (ModelState.IsValid && form is { Category: not null, ShopBearsFees: true })
        {
            ModelState.AddModelError(nameof(form.ShopBearsFees), texts["FeesOfAllOnly"]);
        }
        if (ModelState.IsValid)
        {
            var result = await agree.Add(form.Term(User.UserId()!, clock.Now), ct);
            if (result == TermResult.Done)
            {
                return Redirect("/operator/terms");
            }
            ModelState.AddModelError(result == TermResult.Unknown ? nameof(form.Cooperative) : nameof(form.From), texts["Term_" + result]);
        }
        return await Refused(form, null, ct);
    }

    [HttpPost("/operator/terms/{id:int}/end")]
    public async Task<IActionResult> End(int id, DateOnly? until, CancellationToken ct)
    {
        if (!await read.Exists(id, ct))
        {
            return NotFound();
        }
        if (ModelState.IsValid && until is null)
        {
            ModelState.AddModelError(nameof(until), texts["FromMissing"]);
        }
        if (ModelState.IsValid)
        {
            // The last day on which it holds is what people say; the row keeps the first on which it doesn't.
            var result = await agree.End(id, until!.Value.AddDays(1), ct);
            if (result == TermResult.Done)
            {
                return Redirect("/operator/terms");
            }
            ModelState.AddModelError(nameof(until), texts[result == TermResult.InThePast ? "Term_InThePast" : "EndNotNow"]);
        }
        return await Refused(new TermForm { From = clock.Today.AddDays(1) }, id, ct);
    }

    private async Task<IActionResult> Refused(TermForm form, int? ended, CancellationToken ct)
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("Terms", (await read.All(ct)) with { Form = form, Ended = ended });
    }
}
