using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Shop.Features.Reviews;

/// <summary>A cooperative reads what is said of its goods, and answers.</summary>
[Authorize(Roles = Roles.Cooperative)]
[ResponseCache(NoStore = true)]
public sealed class CooperativeReviewsController(ReadReviews read, IStringLocalizer<Texts> texts) : Controller
{
    [HttpGet("/cooperative/reviews")]
    public async Task<IActionResult> Index(ReviewPile pile, int? page, CancellationToken ct) =>
        View("All", await read.List(Mine, Enum.IsDefined(pile) ? pile : ReviewPile.All, Math.Clamp(page ?? 1, 1, 10_000), ct));

    [HttpGet("/cooperative/reviews/{id:long}")]
    public Task<IActionResult> Show(long id, CancellationToken ct) => Page(id, new(), ct);

    [HttpPost("/cooperative/reviews/{id:long}/answer")]
    public async Task<IActionResult> Answer(long id, AnswerForm form, [FromServices] AnswerReview answer, CancellationToken ct)
    {
        if (ModelState.IsValid)
        {
            var result = await answer.Run(id, Mine, form.Answer!, User.UserId()!, ct);
            if (result == ReviewResult.Done)
            {
                return Redirect($"/cooperative/reviews/{id}");
            }
            ModelState.AddModelError("", texts["AnswerNotNow"]);
        }
        return await Page(id, form, ct);
    }

    private int Mine => User.CooperativeId() ?? 0;

    private async Task<IActionResult> Page(long id, AnswerForm form, CancellationToken ct)
    {
        if (await read.Find(id, Mine, ct) is not { } found)
        {
            return NotFound();
        }
        Response.StatusCode = ModelState.IsValid ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity;
        return View("Desk", new DeskReview(found, false, form, new()));
    }
}
