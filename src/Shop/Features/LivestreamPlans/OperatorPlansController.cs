using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Shop.Features.LivestreamPlans;

/// <summary>An operator reviews what is handed in, and moves or calls off whatever is ahead.</summary>
[Authorize(Roles = Roles.Operator)]
[ResponseCache(NoStore = true)]
public sealed class OperatorPlansController(ReadPlans read, PlanStep step, ChangePlan change, CheckPlan check, ShopDb db, ShopClock clock, IStringLocalizer<Texts> texts) : Controller
{
    [HttpGet("/operator/livestreams")]
    public async Task<IActionResult> Index(LivestreamState? state, CancellationToken ct)
    {
        state = ModelState.IsValid ? state : null;
        var (ahead, past) = await read.List(null, state, ct);
        return View("Reviews", new ReviewList(state, ahead, past, await db.Livestreams.CountAsync(l => l.State == LivestreamState.Submitted, ct)));
    }

    [HttpGet("/operator/livestreams/{slug}")]
    public Task<IActionResult> Show(string slug, CancellationToken ct) => Answer(slug, null, new ReviewForm(), null, null, ct);

    /// <summary>What was seen, or nothing.</summary>
    [HttpPost("/operator/livestreams/{slug}/approval")]
    public async Task<IActionResult> Approve(string slug, [FromForm] int? version, [FromForm] bool announce, CancellationToken ct) =>
        await Answer(slug, await step.Run(slug, null, announce ? PlanAct.ApproveAndAnnounce : PlanAct.Approve, version ?? -1, User.UserId()!, ct: ct), new ReviewForm(), null, null, ct);

    [HttpPost("/operator/livestreams/{slug}/refusal")]
    public async Task<IActionResult> SendBack(string slug, ReviewForm form, CancellationToken ct) =>
        await Answer(slug, ModelState.IsValid ? await step.Run(slug, null, PlanAct.SendBack, form.Version, User.UserId()!, form.SentBack!.Trim(), ct) : null, form, null, null, ct);

    [HttpPost("/operator/livestreams/{slug}/move")]
    public async Task<IActionResult> Move(string slug, MoveForm form, CancellationToken ct) =>
        await Answer(slug, ModelState.IsValid ? await change.Move(slug, null, form, User.UserId()!, ct) : null, new ReviewForm(), form, null, ct);

    [HttpPost("/operator/livestreams/{slug}/cancellation")]
    public async Task<IActionResult> Cancel(string slug, CancelForm form, CancellationToken ct) =>
        await Answer(slug, ModelState.IsValid ? await change.Cancel(slug, null, form, User.UserId()!, ct) : null, new ReviewForm(), null, form, ct);

    /// <param name="answer">Null: nothing was done.</param>
    private async Task<IActionResult> Answer(string slug, PlanAnswer? answer, ReviewForm form, MoveForm? move, CancelForm? cancel, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        if (answer?.Livestream is not null)
        {
            return Redirect($"/operator/livestreams/{slug}");
        }
        if (await read.Find(slug, null, ct) is not { } found)
        {
            return NotFound();
        }
        PlanAddress.Tell(ModelState, answer ?? PlanAnswer.Unknown, texts);
        Response.StatusCode = ModelState.IsValid ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity;
        return View("Review", new ReviewPage(found, await check.Run(found, ct), await read.Names(found, ct), form, move ?? new MoveForm { StartsAt = clock.Local(found.StartsAt), EndsAt = clock.Local(found.EndsAt) }, cancel ?? new CancelForm()));
    }
}

/// <summary>Why it is sent back; the cooperative reads it.</summary>
public sealed class ReviewForm
{
    [Required(ErrorMessage = "SentBackMissing"), StringLength(500, ErrorMessage = "TooLong")]
    public string? SentBack { get; set; }

    public int Version { get; set; } = -1;
}

/// <param name="Waiting">How many wait in all.</param>
public sealed record ReviewList(LivestreamState? State, IReadOnlyList<PlanRow> Ahead, IReadOnlyList<PlanRow> Past, int Waiting);

/// <param name="Names">Who did something to it, by user id.</param>
public sealed record ReviewPage(Livestream Livestream, PlanChecked Checked, IReadOnlyDictionary<string, string> Names, ReviewForm Form, MoveForm Move, CancelForm Cancel);
