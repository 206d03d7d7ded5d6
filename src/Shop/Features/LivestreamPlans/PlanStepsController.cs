using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Shop.Features.LivestreamPlans;

/// <summary>A cooperative hands a livestream in, takes it back, announces it, moves it or calls it off.</summary>
[Authorize(Roles = Roles.Cooperative)]
[ResponseCache(NoStore = true)]
public sealed class PlanStepsController(PlanStep step, ChangePlan change, ReadPlans read, CheckPlan check, ShopDb db, ShopClock clock, IStringLocalizer<Texts> texts) : Controller
{
    [HttpPost("/cooperative/livestreams/{slug}/submission")]
    public Task<IActionResult> Submit(string slug, [FromForm] int? version, CancellationToken ct) => Take(slug, PlanAct.Submit, version, ct);

    [HttpPost("/cooperative/livestreams/{slug}/withdrawal")]
    public Task<IActionResult> Withdraw(string slug, [FromForm] int? version, CancellationToken ct) => Take(slug, PlanAct.Withdraw, version, ct);

    [HttpPost("/cooperative/livestreams/{slug}/announcement")]
    public Task<IActionResult> Announce(string slug, [FromForm] int? version, CancellationToken ct) => Take(slug, PlanAct.Announce, version, ct);

    [HttpPost("/cooperative/livestreams/{slug}/move")]
    public async Task<IActionResult> Move(string slug, MoveForm form, CancellationToken ct) =>
        await Answer(slug, ModelState.IsValid ? await change.Move(slug, Mine, form, User.UserId()!, ct) : null, form, null, ct);

    [HttpPost("/cooperative/livestreams/{slug}/cancellation")]
    public async Task<IActionResult> Cancel(string slug, CancelForm form, CancellationToken ct) =>
        await Answer(slug, ModelState.IsValid ? await change.Cancel(slug, Mine, form, User.UserId()!, ct) : null, null, form, ct);

    private int Mine => User.CooperativeId() ?? 0;

    private async Task<IActionResult> Take(string slug, PlanAct act, int? version, CancellationToken ct) =>
        await Answer(slug, await step.Run(slug, Mine, act, version ?? -1, User.UserId()!, ct: ct), null, null, ct);

    /// <param name="answer">Null: the form is faulty by itself.</param>
    private async Task<IActionResult> Answer(string slug, PlanAnswer? answer, MoveForm? move, CancelForm? cancel, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        if (answer?.Livestream is not null)
        {
            return Redirect(PlanAddress.Of(slug));
        }
        if (await read.Find(slug, Mine, ct) is not { } found)
        {
            return NotFound();
        }
        PlanAddress.Tell(ModelState, answer ?? PlanAnswer.Unknown, texts);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("Plan", new PlanPage(found, await check.Run(found, ct), await read.Products(found, ct), move ?? new MoveForm { StartsAt = clock.Local(found.StartsAt), EndsAt = clock.Local(found.EndsAt) }, cancel ?? new CancelForm(), null));
    }
}
