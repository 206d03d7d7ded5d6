using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Shop.Features.LivestreamPlans;

/// <summary>A cooperative leaves one out of its series, or ends it.</summary>
[Authorize(Roles = Roles.Cooperative)]
[ResponseCache(NoStore = true)]
public sealed class CooperativeSeriesController(ReadSeries read, ChangeSeries change, ShopDb db, IStringLocalizer<Texts> texts) : Controller
{
    [HttpGet("/cooperative/livestreams/series")]
    public async Task<IActionResult> Index(CancellationToken ct) => View("SeriesList", await read.List(Mine, ct));

    [HttpGet("/cooperative/livestreams/series/{slug}")]
    public Task<IActionResult> Show(string slug, CancellationToken ct) => Shown(slug, null, null, ct);

    [HttpPost("/cooperative/livestreams/series/{slug}/gaps")]
    public async Task<IActionResult> Skip(string slug, SkipForm form, CancellationToken ct) =>
        await Answer(slug, ModelState.IsValid ? await change.Skip(slug, Mine, form, User.UserId()!, ct) : [new("", "TooLate")], form, null, ct);

    [HttpPost("/cooperative/livestreams/series/{slug}/end")]
    public async Task<IActionResult> End(string slug, EndForm form, CancellationToken ct) =>
        await Answer(slug, ModelState.IsValid ? await change.End(slug, Mine, form, User.UserId()!, ct) : null, null, form, ct);

    private int Mine => User.CooperativeId() ?? 0;

    private async Task<IActionResult> Answer(string slug, IReadOnlyList<PlanFault>? faults, SkipForm? skip, EndForm? end, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        if (faults is { Count: 0 })
        {
            return Redirect($"/cooperative/livestreams/series/{slug}");
        }
        PlanAddress.Tell(ModelState, PlanAnswer.Refused(faults ?? []), texts);
        return await Shown(slug, skip, end, ct);
    }

    private async Task<IActionResult> Shown(string slug, SkipForm? skip, EndForm? end, CancellationToken ct)
    {
        if (await read.Find(slug, Mine, skip, end, ct) is not { } found)
        {
            return NotFound();
        }
        Response.StatusCode = ModelState.IsValid ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity;
        return View("OneSeries", found);
    }
}
