using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Shop.Features.Reviews;

/// <summary>All reviews; an operator takes one out of sight with a reason, or shows it again.</summary>
[Authorize(Roles = Roles.Operator)]
[ResponseCache(NoStore = true)]
public sealed class OperatorReviewsController(ReadReviews read, HideReview hide, IStringLocalizer<Texts> texts) : Controller
{
    [HttpGet("/operator/reviews")]
    public async Task<IActionResult> Index(ReviewPile pile, int? page, CancellationToken ct) =>
        View("All", await read.List(null, Enum.IsDefined(pile) ? pile : ReviewPile.All, Math.Clamp(page ?? 1, 1, 10_000), ct));

    [HttpGet("/operator/reviews/{id:long}")]
    public Task<IActionResult> Show(long id, CancellationToken ct) => Page(id, new(), ct);

    [HttpPost("/operator/reviews/{id:long}/hiding")]
    public async Task<IActionResult> Hide(long id, HidingForm form, CancellationToken ct) =>
        ModelState.IsValid && await hide.Run(id, form.Why!.Value, form.Reason!, User.UserId()!, ct) == ReviewResult.Done ? Redirect($"/operator/reviews/{id}") : await Page(id, form, ct);

    [HttpPost("/operator/reviews/{id:long}/hiding/end")]
    public async Task<IActionResult> ShowAgain(long id, CancellationToken ct)
    {
        var result = await hide.Show(id, User.UserId()!, ct);
        if (result == ReviewResult.Done)
        {
            return Redirect($"/operator/reviews/{id}");
        }
        ModelState.AddModelError("", texts["NotHidden"]);
        return await Page(id, new(), ct);
    }

    private async Task<IActionResult> Page(long id, HidingForm form, CancellationToken ct)
    {
        if (await read.Find(id, null, ct) is not { } found)
        {
            return NotFound();
        }
        Response.StatusCode = ModelState.IsValid ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity;
        return View("Desk", new DeskReview(found, true, new(), form));
    }
}
