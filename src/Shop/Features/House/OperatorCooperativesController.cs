using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Shop.Features.House;

/// <summary>The cooperatives: their figures, what is open there, and how each stands in the shop.</summary>
[Authorize(Roles = Roles.Operator)]
[ResponseCache(NoStore = true)]
public sealed class OperatorCooperativesController(ReadCooperatives read) : Controller
{
    [HttpGet("/operator/cooperatives")]
    public async Task<IActionResult> Index(CancellationToken ct) => View("Cooperatives", await read.List(ct));

    [HttpGet("/operator/cooperatives/{slug}")]
    public async Task<IActionResult> Show(string slug, CancellationToken ct) =>
        await read.Find(slug, ct) is { } found ? View("Cooperative", found with { Form = CooperativeForm.Of(found.Row.Cooperative) }) : NotFound();

    [HttpPost("/operator/cooperatives/{slug}")]
    public async Task<IActionResult> Keep(string slug, CooperativeForm form, [FromServices] KeepCooperative keep, CancellationToken ct)
    {
        if (ModelState.IsValid)
        {
            return await keep.Run(slug, form, ct) ? Redirect($"/operator/cooperatives/{slug}") : NotFound();
        }
        if (await read.Find(slug, ct) is not { } found)
        {
            return NotFound();
        }
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("Cooperative", found with { Form = form });
    }
}
