using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Shop.Features.Returns;

/// <summary>All returns; an operator decides those that weren't answered in time, or that the two sides don't agree on.</summary>
[Authorize(Roles = Roles.Operator)]
[ResponseCache(NoStore = true)]
public sealed class OperatorReturnsController(ReadReturns read, IStringLocalizer<Texts> texts) : Controller
{
    [HttpGet("/operator/returns")]
    public async Task<IActionResult> Index(CancellationToken ct) => View("All", await read.List(null, ct));

    [HttpGet("/operator/returns/{number}")]
    public Task<IActionResult> Show(string number, CancellationToken ct) => Page(number, null, new(), ct);

    [HttpPost("/operator/returns/{number}/acceptance")]
    public async Task<IActionResult> Accept(string number, AcceptForm form, [FromServices] AnswerReturn answer, CancellationToken ct) =>
        ModelState.IsValid && await Find(number, ct) is { } found && Told(await answer.Accept(found.Id, form, true, User.UserId()!, ct))
            ? Redirect($"/operator/returns/{found.Number}") : await Page(number, form, new(), ct);

    [HttpPost("/operator/returns/{number}/refusal")]
    public async Task<IActionResult> Reject(string number, DeclineForm form, [FromServices] AnswerReturn answer, CancellationToken ct) =>
        ModelState.IsValid && await Find(number, ct) is { } found && Told(await answer.Decline(found.Id, form.Why!, true, User.UserId()!, ct))
            ? Redirect($"/operator/returns/{found.Number}") : await Page(number, null, form, ct);

    [HttpPost("/operator/returns/{number}/refund")]
    public async Task<IActionResult> Refund(string number, [FromServices] RefundReturn refund, CancellationToken ct) =>
        await Find(number, ct) is { } found && Told(await refund.Run(found.Id, User.UserId()!, ct)) ? Redirect($"/operator/returns/{found.Number}") : await Page(number, null, new(), ct);

    [HttpGet("/operator/returns/{number}/photos/{id:long}")]
    public async Task<IActionResult> Photo(string number, long id, [FromServices] ReturnPhotos photos, CancellationToken ct) =>
        (await Find(number, ct))?.Photos.Find(p => p.Id == id) is { } photo && await photos.Find(photo.Hash, ct) is { } file ? PhysicalFile(file, "image/webp") : NotFound();

    private Task<Return?> Find(string number, CancellationToken ct) => read.Find(number, null, null, ct);

    private bool Told(ReturnResult result)
    {
        if (result != ReturnResult.Done)
        {
            ModelState.AddModelError("", texts[result == ReturnResult.NoMoney ? "NoMoney" : "NotNow"]);
        }
        return result == ReturnResult.Done;
    }

    private async Task<IActionResult> Page(string number, AcceptForm? accept, DeclineForm decline, CancellationToken ct)
    {
        if (await Find(number, ct) is not { } found)
        {
            return NotFound();
        }
        Response.StatusCode = ModelState.IsValid ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity;
        return View("Desk", new DeskReturn(found, true, accept ?? DeskReturn.Suggested(found), decline, new()));
    }
}
