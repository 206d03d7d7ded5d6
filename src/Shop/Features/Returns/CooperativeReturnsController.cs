using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Shop.Features.Returns;

/// <summary>A cooperative answers what shoppers want to give back, and receives it.</summary>
[Authorize(Roles = Roles.Cooperative)]
[ResponseCache(NoStore = true)]
public sealed class CooperativeReturnsController(ReadReturns read, IStringLocalizer<Texts> texts) : Controller
{
    [HttpGet("/cooperative/returns")]
    public async Task<IActionResult> Index(CancellationToken ct) => View("All", await read.List(Mine, ct));

    [HttpGet("/cooperative/returns/{number}")]
    public Task<IActionResult> Show(string number, CancellationToken ct) => Page(number, null, new(), new(), ct);

    [HttpPost("/cooperative/returns/{number}/acceptance")]
    public async Task<IActionResult> Accept(string number, AcceptForm form, [FromServices] AnswerReturn answer, CancellationToken ct) =>
        ModelState.IsValid && await Find(number, ct) is { } found && Told(await answer.Accept(found.Id, form, false, User.UserId()!, ct))
            ? Redirect($"/cooperative/returns/{found.Number}") : await Page(number, form, new(), new(), ct);

    [HttpPost("/cooperative/returns/{number}/refusal")]
    public async Task<IActionResult> Decline(string number, DeclineForm form, [FromServices] AnswerReturn answer, CancellationToken ct) =>
        ModelState.IsValid && await Find(number, ct) is { } found && Told(await answer.Decline(found.Id, form.Why!, false, User.UserId()!, ct))
            ? Redirect($"/cooperative/returns/{found.Number}") : await Page(number, null, form, new(), ct);

    [HttpPost("/cooperative/returns/{number}/receipt")]
    public async Task<IActionResult> Receive(string number, ReceiptForm form, [FromServices] ReceiveReturn receive, CancellationToken ct) =>
        ModelState.IsValid && await Find(number, ct) is { } found && Told(await receive.Run(found.Id, form, User.UserId()!, ct))
            ? Redirect($"/cooperative/returns/{found.Number}") : await Page(number, null, new(), form, ct);

    [HttpPost("/cooperative/returns/{number}/refund")]
    public async Task<IActionResult> Refund(string number, [FromServices] RefundReturn refund, CancellationToken ct) =>
        await Find(number, ct) is { } found && Told(await refund.Run(found.Id, User.UserId()!, ct)) ? Redirect($"/cooperative/returns/{found.Number}") : await Page(number, null, new(), new(), ct);

    [HttpGet("/cooperative/returns/{number}/photos/{id:long}")]
    public async Task<IActionResult> Photo(string number, long id, [FromServices] ReturnPhotos photos, CancellationToken ct) =>
        (await Find(number, ct))?.Photos.Find(p => p.Id == id) is { } photo && await photos.Find(photo.Hash, ct) is { } file ? PhysicalFile(file, "image/webp") : NotFound();

    private int Mine => User.CooperativeId() ?? 0;

    private Task<Return?> Find(string number, CancellationToken ct) => read.Find(number, Mine, null, ct);

    private bool Told(ReturnResult result)
    {
        if (result != ReturnResult.Done)
        {
            ModelState.AddModelError(result == ReturnResult.WrongUnits ? "Shelf" : "", texts[result switch { ReturnResult.WrongUnits => "UnitsDontAddUp", ReturnResult.NoMoney => "NoMoney", _ => "NotNow" }]);
        }
        return result == ReturnResult.Done;
    }

    private async Task<IActionResult> Page(string number, AcceptForm? accept, DeclineForm decline, ReceiptForm receipt, CancellationToken ct)
    {
        if (await Find(number, ct) is not { } found)
        {
            return NotFound();
        }
        Response.StatusCode = ModelState.IsValid ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity;
        return View("Desk", new DeskReturn(found, false, accept ?? DeskReturn.Suggested(found), decline, receipt));
    }
}
