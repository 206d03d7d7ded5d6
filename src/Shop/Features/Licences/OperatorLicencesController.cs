using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Shop.Features.Licences;

/// <summary>Requests to use a character: granted, refused, or ended early.</summary>
[Authorize(Roles = Roles.Operator)]
[ResponseCache(NoStore = true)]
public sealed class OperatorLicencesController(ReadLicences read, DecideLicence decide, IStringLocalizer<Texts> texts) : Controller
{
    [HttpGet("/operator/licences")]
    public async Task<IActionResult> Index(CancellationToken ct) => View("All", await read.List(null, ct));

    [HttpGet("/operator/licences/{number}")]
    public Task<IActionResult> Show(string number, CancellationToken ct) => Page(number, new ReasonForm(), ct);

    [HttpPost("/operator/licences/{number}/grant")]
    public async Task<IActionResult> Grant(string number, CancellationToken ct) =>
        await Answer(number, await decide.Grant(LotCode.Read(number), User.UserId()!, ct), new ReasonForm(), ct);

    [HttpPost("/operator/licences/{number}/refusal")]
    public async Task<IActionResult> Refuse(string number, ReasonForm form, CancellationToken ct) =>
        ModelState.IsValid ? await Answer(number, await decide.Refuse(LotCode.Read(number), form.Reason!.Trim(), User.UserId()!, ct), form, ct) : await Page(number, form, ct);

    [HttpPost("/operator/licences/{number}/end")]
    public async Task<IActionResult> End(string number, ReasonForm form, CancellationToken ct) =>
        ModelState.IsValid ? await Answer(number, await decide.End(LotCode.Read(number), form.Reason!.Trim(), User.UserId()!, ct), form, ct) : await Page(number, form, ct);

    private async Task<IActionResult> Answer(string number, DecideResult result, ReasonForm form, CancellationToken ct)
    {
        if (result == DecideResult.Done)
        {
            return Redirect($"/operator/licences/{LotCode.Read(number)}");
        }
        ModelState.AddModelError("", texts[result == DecideResult.Over ? "IsOver" : "TooLate"]);
        return await Page(number, form, ct);
    }

    private async Task<IActionResult> Page(string number, ReasonForm form, CancellationToken ct)
    {
        if (await read.Find(LotCode.Read(number), null, ct) is not { } found)
        {
            return NotFound();
        }
        Response.StatusCode = ModelState.IsValid ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity;
        return View("AnyLicence", new AnyLicence(found, form));
    }
}

public sealed record AnyLicence(LicenceDetails Found, ReasonForm Form);
