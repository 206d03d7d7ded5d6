using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Shop.Features.Settlements;

/// <summary>A cooperative's money: what it is owed and why, its settlements and what it says to them, its bank account.</summary>
[Authorize(Roles = Roles.Cooperative)]
[ResponseCache(NoStore = true)]
public sealed class CooperativeSettlementsController(ReadSettlements read, IStringLocalizer<Texts> texts) : Controller
{
    [HttpGet("/cooperative/settlements")]
    public async Task<IActionResult> Index(MoneyColumn? of, [Range(1, 100_000)] int page = 1, CancellationToken ct = default)
    {
        var isReadable = ModelState.IsValid;
        ModelState.Clear();
        return View("Own", await read.Own(Mine, isReadable ? of : null, isReadable ? page : 1, ct));
    }

    [HttpPost("/cooperative/settlements/account")]
    public async Task<IActionResult> Account(BankAccountForm form, [FromServices] KeepAccount keep, CancellationToken ct)
    {
        if (ModelState.IsValid)
        {
            await keep.Run(Mine, form, ct);
            return Redirect("/cooperative/settlements#account");
        }
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("Own", (await read.Own(Mine, null, 1, ct)) with { Form = form });
    }

    [HttpGet("/cooperative/settlements/{number}")]
    public async Task<IActionResult> Show(string number, [Range(1, 100_000)] int page = 1, CancellationToken ct = default)
    {
        var readable = ModelState.IsValid ? page : 1;
        ModelState.Clear();
        return Page(await read.Find(number, Mine, readable, ct));
    }

    [HttpPost("/cooperative/settlements/{number}/agreement")]
    public async Task<IActionResult> Agree(string number, int? version, [FromServices] MoveSettlement move, CancellationToken ct)
    {
        if (await read.Find(number, Mine, 1, ct) is not { } found)
        {
            return NotFound();
        }
        if (ModelState.IsValid && version is { } seen && await move.Agree(found.Settlement, seen, User.UserId()!, ct))
        {
            return Redirect(found.Address);
        }
        ModelState.AddModelError("", texts["AgreeNotNow"]);
        return Page(await read.Find(number, Mine, 1, ct));
    }

    [HttpPost("/cooperative/settlements/{number}/differences")]
    public async Task<IActionResult> Raise(string number, DifferenceForm form, [FromServices] Differences differences, CancellationToken ct)
    {
        if (await read.Find(number, Mine, 1, ct) is not { } found)
        {
            return NotFound();
        }
        if (ModelState.IsValid && !await differences.Raise(found.Settlement, form.Part, form.Words!.Trim(), User.UserId()!, ct))
        {
            ModelState.AddModelError(nameof(form.Part), texts["LineUnknown"]);
        }
        return ModelState.IsValid ? Redirect(found.Address + "#differences") : Page(found with { Difference = form });
    }

    private int Mine => User.CooperativeId() ?? 0;

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
