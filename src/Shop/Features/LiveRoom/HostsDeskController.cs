using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Shop.Features.LiveOffers;

namespace Shop.Features.LiveRoom;

/// <summary>The host's desk, beside the camera: of the planning cooperative's members.</summary>
[Authorize(Roles = Roles.Cooperative)]
[Route("/cooperative/livestreams/{slug}")]
public sealed class CooperativeHostsDeskController(ReadDesk read, RunLivestream run, ShopDb db, IStringLocalizer<Texts> texts) : HostsDeskController(read, run, db, texts)
{
    protected override string Root => "/cooperative";

    protected override bool Mine(Livestream livestream) => livestream.CooperativeId == User.CooperativeId();
}

/// <summary>The same, for operators.</summary>
[Authorize(Roles = Roles.Operator)]
[Route("/operator/livestreams/{slug}")]
public sealed class OperatorHostsDeskController(ReadDesk read, RunLivestream run, ShopDb db, IStringLocalizer<Texts> texts) : HostsDeskController(read, run, db, texts)
{
    protected override string Root => "/operator";

    protected override bool Mine(Livestream livestream) => true;
}

/// <summary>What both desks do; each says whose they are.</summary>
[ResponseCache(NoStore = true)]
public abstract class HostsDeskController(ReadDesk read, RunLivestream run, ShopDb db, IStringLocalizer<Texts> texts) : Controller
{
    protected abstract string Root { get; }

    protected abstract bool Mine(Livestream livestream);

    [HttpGet("desk")]
    public Task<IActionResult> Show(string slug, CancellationToken ct) => Page(slug, null, null, ct);

    [HttpPost("desk/beginning")]
    public Task<IActionResult> Begin(string slug, bool sure, CancellationToken ct) => Act(slug, id => run.GoLive(id, sure, Me, ct), "Sure", ct);

    [HttpPost("desk/pins")]
    public Task<IActionResult> Pin(string slug, int item, CancellationToken ct) => Act(slug, id => run.Pin(id, item, Me, ct), "", ct);

    [HttpPost("desk/offers")]
    public async Task<IActionResult> Offer(string slug, OfferForm form, CancellationToken ct)
    {
        if (await Find(slug, ct) is not { } id)
        {
            return NotFound();
        }
        if (ModelState.IsValid)
        {
            var (item, terms) = form.Read();
            var (result, below) = await run.Offer(id, item, terms, Me, ct);
            if (result == DeskResult.Done)
            {
                return Redirect(Desk(slug));
            }
            ModelState.AddModelError(result is DeskResult.PriceNotBelow or DeskResult.PriceNotLowest ? nameof(form.Price) : result == DeskResult.NotEnough ? nameof(form.Units) : "",
                texts["Desk_" + (result == DeskResult.Unknown ? DeskResult.NotNow : result), Money.Format(below)]);
        }
        db.ChangeTracker.Clear();
        return await Page(slug, form, null, ct);
    }

    [HttpPost("desk/offers/{id:int}/beginning")]
    public Task<IActionResult> StartOne(string slug, int id, [FromServices] StartOffer start, CancellationToken ct) => Act(slug, async livestream =>
        !await db.LiveOffers.AnyAsync(o => o.Id == id && o.LivestreamId == livestream, ct) ? DeskResult.Unknown
        : await start.Run(id, ct) == StartOfferResult.Started ? DeskResult.Done : DeskResult.NotNow, "", ct);

    [HttpPost("desk/offers/{id:int}/end")]
    public Task<IActionResult> EndOne(string slug, int id, [FromServices] EndOffers end, CancellationToken ct) => Act(slug, async livestream =>
    {
        if (!await db.LiveOffers.AnyAsync(o => o.Id == id && o.LivestreamId == livestream, ct))
        {
            return DeskResult.Unknown;
        }
        await end.One(id, Me, ct);
        return DeskResult.Done;
    }, "", ct);

    [HttpPost("desk/questions/{id:long}/answer")]
    public Task<IActionResult> Answer(string slug, long id, [FromServices] KeepChat keep, CancellationToken ct) => Act(slug, livestream => keep.Answered(livestream, id, ct), "", ct);

    [HttpPost("desk/mutes")]
    public Task<IActionResult> Mute(string slug, long message, [FromServices] KeepChat keep, CancellationToken ct) => Act(slug, livestream => keep.Mute(livestream, message, Me, ct), "", ct);

    [HttpPost("desk/mutes/{message:long}/removal")]
    public Task<IActionResult> Unmute(string slug, long message, [FromServices] KeepChat keep, CancellationToken ct) => Act(slug, livestream => keep.Unmute(livestream, message, ct), "", ct);

    [HttpPost("desk/end")]
    public Task<IActionResult> End(string slug, bool sure, CancellationToken ct) => Act(slug, async id => sure ? await run.End(id, Me, ct) : DeskResult.NotYet, "SureEnd", ct);

    [HttpPost("replay")]
    public async Task<IActionResult> Replay(string slug, ReplayForm form, CancellationToken ct)
    {
        if (await Find(slug, ct) is not { } id)
        {
            return NotFound();
        }
        if (ModelState.IsValid && await run.OpenReplay(id, form.Address!, Me, ct) == DeskResult.Done)
        {
            return Redirect(Desk(slug));
        }
        if (ModelState.IsValid)
        {
            ModelState.AddModelError(nameof(form.Address), texts["Desk_NotNow"]);
        }
        db.ChangeTracker.Clear();
        return await Page(slug, null, form, ct);
    }

    [HttpGet("figures")]
    public async Task<IActionResult> Figures(string slug, [FromServices] CountLivestream count, CancellationToken ct) =>
        await Find(slug, ct) is { } id ? View("Figures", new FiguresPage(await count.Run(id, ct), Root)) : NotFound();

    private string Me => User.UserId()!;

    private string Desk(string slug) => $"{Root}/livestreams/{slug}/desk";

    private async Task<int?> Find(string slug, CancellationToken ct) =>
        await db.Livestreams.AsNoTracking().SingleOrDefaultAsync(l => l.Slug == slug, ct) is { IsPublic: true } found && Mine(found) ? found.Id : null;

    private async Task<IActionResult> Act(string slug, Func<int, Task<DeskResult>> act, string field, CancellationToken ct)
    {
        if (await Find(slug, ct) is not { } id)
        {
            return NotFound();
        }
        var result = await act(id);
        if (result is DeskResult.Done or DeskResult.Unknown)
        {
            return result == DeskResult.Done ? Redirect(Desk(slug)) : NotFound();
        }
        ModelState.AddModelError(field, texts["Desk_" + result]);
        db.ChangeTracker.Clear();
        return await Page(slug, null, null, ct);
    }

    private async Task<IActionResult> Page(string slug, OfferForm? offer, ReplayForm? replay, CancellationToken ct)
    {
        if (await read.Run(slug, ct) is not { } desk || !Mine(desk.Livestream))
        {
            return NotFound();
        }
        Response.StatusCode = ModelState.IsValid ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity;
        return View("Desk", new DeskPage(desk, offer ?? new OfferForm(), replay ?? new ReplayForm { Address = desk.Livestream.ReplayAddress }, Root));
    }
}

/// <param name="Root">"/cooperative" or "/operator".</param>
public sealed record DeskPage(DeskShown Desk, OfferForm Offer, ReplayForm Replay, string Root)
{
    public string Path => $"{Root}/livestreams/{Desk.Livestream.Slug}";
}

public sealed record FiguresPage(LivestreamFigures Figures, string Root);
