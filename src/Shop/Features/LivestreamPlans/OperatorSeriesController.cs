using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Shop.Features.LivestreamPlans;

/// <summary>Livestreams that come again every week: made here, because what they make is announced by itself.</summary>
[Authorize(Roles = Roles.Operator)]
[ResponseCache(NoStore = true)]
public sealed class OperatorSeriesController(ReadSeries read, ChangeSeries change, ShopDb db, ShopClock clock, IStringLocalizer<Texts> texts) : Controller
{
    [HttpGet("/operator/livestreams/series")]
    public async Task<IActionResult> Index(CancellationToken ct) => View("SeriesList", await read.List(null, ct));

    [HttpGet("/operator/livestreams/series/new")]
    public async Task<IActionResult> New(CancellationToken ct) => View("NewSeries", await Page(new SeriesForm { From = clock.Today.AddDays(1), Time = new TimeOnly(19, 30), Minutes = 60 }, ct));

    [HttpPost("/operator/livestreams/series")]
    public async Task<IActionResult> Make(SeriesForm form, [FromServices] MakeSeries make, CancellationToken ct)
    {
        if (ModelState.IsValid)
        {
            var (slug, faults) = await make.Run(form, ct);
            if (slug is not null)
            {
                return Redirect($"/operator/livestreams/series/{slug}");
            }
            PlanAddress.Tell(ModelState, PlanAnswer.Refused(faults), texts);
        }
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("NewSeries", await Page(form, ct));
    }

    [HttpGet("/operator/livestreams/series/{slug}")]
    public Task<IActionResult> Show(string slug, CancellationToken ct) => Shown(slug, null, null, ct);

    [HttpPost("/operator/livestreams/series/{slug}/gaps")]
    public async Task<IActionResult> Skip(string slug, SkipForm form, CancellationToken ct) =>
        await Answer(slug, ModelState.IsValid ? await change.Skip(slug, null, form, User.UserId()!, ct) : [new("", "TooLate")], form, null, ct);

    [HttpPost("/operator/livestreams/series/{slug}/end")]
    public async Task<IActionResult> End(string slug, EndForm form, CancellationToken ct) =>
        await Answer(slug, ModelState.IsValid ? await change.End(slug, null, form, User.UserId()!, ct) : null, null, form, ct);

    private async Task<IActionResult> Answer(string slug, IReadOnlyList<PlanFault>? faults, SkipForm? skip, EndForm? end, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        if (faults is { Count: 0 })
        {
            return Redirect($"/operator/livestreams/series/{slug}");
        }
        PlanAddress.Tell(ModelState, PlanAnswer.Refused(faults ?? []), texts);
        return await Shown(slug, skip, end, ct);
    }

    private async Task<IActionResult> Shown(string slug, SkipForm? skip, EndForm? end, CancellationToken ct)
    {
        if (await read.Find(slug, null, skip, end, ct) is not { } found)
        {
            return NotFound();
        }
        Response.StatusCode = ModelState.IsValid ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity;
        return View("OneSeries", found);
    }

    private async Task<NewSeriesPage> Page(SeriesForm form, CancellationToken ct) => new(form,
        await db.Cooperatives.OrderBy(c => c.Id).Select(c => new NamedSlug(c.Slug, c.Name)).ToListAsync(ct),
        await db.Brands.OrderBy(b => b.Id).Select(b => new NamedSlug(b.Slug, b.Name)).ToListAsync(ct),
        await db.Workshops.OrderBy(w => w.Id).Select(w => new NamedSlug(w.Slug, w.Name)).ToListAsync(ct),
        await db.LiveHosts.AsNoTracking().Include(h => h.Cooperative).Where(h => h.RetiredAt == null).OrderBy(h => h.Id).ToListAsync(ct));
}

public sealed record NamedSlug(string Slug, Text Name);

public sealed record NewSeriesPage(SeriesForm Form, IReadOnlyList<NamedSlug> Cooperatives, IReadOnlyList<NamedSlug> Brands, IReadOnlyList<NamedSlug> Workshops, IReadOnlyList<LiveHost> Hosts);
