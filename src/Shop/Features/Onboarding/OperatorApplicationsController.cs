using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using NetEscapades.AspNetCore.SecurityHeaders;
using Shop.Features.Listings;
using Shop.Features.Lots;

namespace Shop.Features.Onboarding;

/// <summary>Cooperatives that want in: their papers, questions, refusals and openings.</summary>
[Authorize(Roles = Roles.Operator)]
[ResponseCache(NoStore = true)]
public sealed class OperatorApplicationsController(ReadApplications read, ShopDb db, IStringLocalizer<Texts> texts) : Controller
{
    [HttpGet("/operator/applications")]
    public async Task<IActionResult> Index(CancellationToken ct) => View("All", await read.List(ct));

    [HttpGet("/operator/applications/{number}")]
    public async Task<IActionResult> Show(string number, CancellationToken ct) => await Find(number, ct) is { } found ? await Page(found, new WordsForm(), null, ct) : NotFound();

    /// <summary>Somebody else's file: saved, not shown, and nothing in it may run.</summary>
    [HttpGet("/operator/applications/{number}/papers/{id:int}")]
    [SecurityHeadersPolicy(LotsController.Sandboxed)]
    public async Task<IActionResult> Paper(string number, int id, [FromServices] PaperStore store, CancellationToken ct)
    {
        if ((await Find(number, ct))?.Papers.Find(p => p.Id == id) is not { } paper || await store.Find(paper, ct) is not { } file)
        {
            return NotFound();
        }
        return PhysicalFile(file, paper.Extension == "pdf" ? "application/pdf" : "image/webp", $"{OrderNumber.Read(number)}-{paper.Kind}-{paper.Id}.{paper.Extension}");
    }

    [HttpPost("/operator/applications/{number}/questions")]
    public Task<IActionResult> Ask(string number, WordsForm form, [FromServices] DecideApplication decide, CancellationToken ct) =>
        Decide(number, form, a => decide.Ask(a, form.Reason!.Trim(), User.UserId()!, ct), ct);

    [HttpPost("/operator/applications/{number}/refusal")]
    public Task<IActionResult> Refuse(string number, WordsForm form, [FromServices] DecideApplication decide, CancellationToken ct) =>
        Decide(number, form, a => decide.Refuse(a, form.Reason!.Trim(), User.UserId()!, ct), ct);

    [HttpPost("/operator/applications/{number}/opening")]
    public async Task<IActionResult> Open(string number, OpeningForm form, [FromServices] OpenCooperative open, CancellationToken ct)
    {
        if (await Find(number, ct) is not { } found)
        {
            return NotFound();
        }
        if (ModelState.IsValid)
        {
            switch (await open.Run(found, form, User.UserId()!, ct))
            {
                case OpenResult.Done:
                    return Redirect($"/operator/applications/{found.Number}");
                case OpenResult.SlugTaken:
                    ModelState.AddModelError(nameof(form.Slug), texts["SlugTaken"]);
                    break;
                case OpenResult.AccountTaken:
                    ModelState.AddModelError("", texts["AccountTaken", found.Email]);
                    break;
                default:
                    ModelState.AddModelError("", texts["TooLate"]);
                    break;
            }
        }
        return await Page(found, new WordsForm(), form, ct);
    }

    private async Task<IActionResult> Decide(string number, WordsForm form, Func<CooperativeApplication, Task<bool>> decide, CancellationToken ct)
    {
        if (await Find(number, ct) is not { } found)
        {
            return NotFound();
        }
        if (ModelState.IsValid && await decide(found))
        {
            return Redirect($"/operator/applications/{found.Number}");
        }
        if (ModelState.IsValid)
        {
            ModelState.AddModelError("", texts["TooLate"]);
        }
        return await Page(found, form, null, ct);
    }

    private Task<CooperativeApplication?> Find(string number, CancellationToken ct) => read.Find(OrderNumber.Read(number), ct);

    private async Task<IActionResult> Page(CooperativeApplication found, WordsForm words, OpeningForm? opening, CancellationToken ct)
    {
        Response.StatusCode = ModelState.IsValid ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity;
        var ids = found.Events.Select(e => e.By).ToList();
        var names = await db.Users.Where(u => ids.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.Email ?? u.DisplayName, ct);
        opening ??= new OpeningForm { Name = found.Name, Slug = NewSlug.Of(new Text(found.Name, null)), Percent = found.AgreedPermille / 10m };
        return View("One", new AnyApplication(found, words, opening, names));
    }
}

/// <param name="Names">Who the actors in the history are, by user id.</param>
public sealed record AnyApplication(CooperativeApplication Application, WordsForm Words, OpeningForm Opening, IReadOnlyDictionary<string, string> Names);
