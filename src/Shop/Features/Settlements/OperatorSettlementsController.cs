using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Shop.Features.Settlements;

/// <summary>Settlements are drawn, differences answered, what was agreed is paid.</summary>
[Authorize(Roles = Roles.Operator)]
[ResponseCache(NoStore = true)]
public sealed class OperatorSettlementsController(ReadSettlements read, DraftSettlement draft, ShopClock clock, IStringLocalizer<Texts> texts) : Controller
{
    [HttpGet("/operator/settlements")]
    public async Task<IActionResult> Index(CancellationToken ct) => View("All", (await read.All(ct)) with { Form = new DraftForm { Until = clock.Today.AddDays(-1) } });

    [HttpPost("/operator/settlements")]
    public async Task<IActionResult> Draft(DraftForm form, CancellationToken ct)
    {
        var all = await read.All(ct);
        if (ModelState.IsValid && form.Cooperative is { } one && all.Cooperatives.All(c => c.Id != one))
        {
            ModelState.AddModelError(nameof(form.Cooperative), texts["CooperativeUnknown"]);
        }
        if (ModelState.IsValid)
        {
            var (until, by) = (form.Until!.Value.AddDays(1), User.UserId()!);
            var results = form.Cooperative is { } chosen ? new Dictionary<int, DraftResult> { [chosen] = await draft.Run(chosen, until, by, ct) } : await draft.Each(until, by, ct);
            if (results.Values.Contains(DraftResult.Drafted))
            {
                return Redirect("/operator/settlements#all");
            }
            foreach (var same in results.GroupBy(r => r.Value, r => r.Key))
            {
                var whose = same.Count() == all.Cooperatives.Count ? [texts["DraftForAll"].Value] : same.Select(id => all.Cooperatives.Single(c => c.Id == id).Name.Here);
                ModelState.AddModelError(nameof(form.Until), texts["DraftOf", string.Join(" · ", whose), texts["Draft_" + same.Key].Value]);
            }
        }
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("All", all with { Form = form });
    }

    [HttpGet("/operator/settlements/{number}")]
    public async Task<IActionResult> Show(string number, [Range(1, 100_000)] int page = 1, CancellationToken ct = default)
    {
        var readable = ModelState.IsValid ? page : 1;
        ModelState.Clear();
        return Page(await Find(number, ct, readable));
    }

    [HttpPost("/operator/settlements/{number}/drawing")]
    public async Task<IActionResult> DrawAnew(string number, CancellationToken ct)
    {
        if (await Find(number, ct) is not { } found)
        {
            return NotFound();
        }
        return await draft.Again(found.Settlement, User.UserId()!, ct) == DraftResult.Drafted ? Redirect(found.Address) : await NotNow(number, "RedrawNotNow", ct);
    }

    [HttpPost("/operator/settlements/{number}/payment")]
    public async Task<IActionResult> Pay(string number, [FromServices] MoveSettlement move, CancellationToken ct)
    {
        if (await Find(number, ct) is not { } found)
        {
            return NotFound();
        }
        return await move.Close(found.Settlement, User.UserId()!, ct) ? Redirect(found.Address) : await NotNow(number, "PayNotNow", ct);
    }

    [HttpPost("/operator/settlements/{number}/differences/{id:long}/answer")]
    public async Task<IActionResult> Answer(string number, long id, AnswerForm form, [FromServices] Differences differences, CancellationToken ct)
    {
        if (await Find(number, ct) is not { } found || !found.Settlement.Differences.Exists(d => d.Id == id))
        {
            return NotFound();
        }
        if (ModelState.IsValid && !await differences.Answer(found.Settlement, id, form.Words!.Trim(), (long)((form.Correction ?? 0) * 100), User.UserId()!, ct))
        {
            return await NotNow(number, "AnswerNotNow", ct);
        }
        return ModelState.IsValid ? Redirect(found.Address + "#differences") : Page(found with { Answer = form, AnswerTo = id });
    }

    private async Task<SettlementShown?> Find(string number, CancellationToken ct, int page = 1) => await read.Find(number, null, page, ct) is { } found ? found with { IsOperator = true } : null;

    // Somebody else was faster: what is true now is shown.
    private async Task<IActionResult> NotNow(string number, string text, CancellationToken ct)
    {
        ModelState.AddModelError("", texts[text]);
        return Page(await Find(number, ct));
    }

    private IActionResult Page(SettlementShown? shown)
    {
        if (shown is null)
        {
            return NotFound();
        }
        Response.StatusCode = ModelState.IsValid ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity;
        return View("Settlement", shown);
    }
}
