using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Shop.Features.Listings;

/// <summary>A sheet's goods at once: a hundred pages would be read by nobody.</summary>
[Authorize(Roles = Roles.Operator)]
[ResponseCache(NoStore = true)]
public sealed class SheetReviewsController(ReviewListing review, DecideListing decide, IStringLocalizer<Texts> texts) : Controller
{
    [HttpGet("/operator/listings/sheets/{id:int}")]
    public Task<IActionResult> Show(int id, int page, CancellationToken ct) => Page(id, page, ct);

    /// <param name="seen">What the operator had before them (<see cref="SheetReview.Seen"/>).</param>
    [HttpPost("/operator/listings/sheets/{id:int}/approval")]
    public async Task<IActionResult> Approve(int id, [FromForm] long? seen, CancellationToken ct)
    {
        if (await review.Sheet(id, 1, ct) is null)
        {
            return NotFound();
        }
        var decision = await decide.Approve((null, id), User.UserId()!, seen ?? -1, ct);
        if (decision.IsDone)
        {
            return Redirect("/operator/listings");
        }
        if (decision.TooLate)
        {
            ModelState.AddModelError("", texts["ReviewLate"]);
        }
        foreach (var fault in decision.Faults)
        {
            ModelState.AddModelError("", $"{fault.Draft.Document.Name.Here}: {texts[$"Apply_{fault.Key}", fault.Key == "Missing" ? texts[$"Missing_{fault.Detail}"].Value : fault.Detail]}");
        }
        return await Page(id, 1, ct);
    }

    private async Task<IActionResult> Page(int id, int page, CancellationToken ct)
    {
        if (await review.Sheet(id, page, ct) is not { } found)
        {
            return NotFound();
        }
        Response.StatusCode = ModelState.IsValid ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity;
        return View("Sheet", found);
    }
}
