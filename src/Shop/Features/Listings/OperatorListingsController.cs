using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Shop.Features.Listings;

/// <summary>What cooperatives handed in: looked at beside what the shop says now, listed or sent back.</summary>
[Authorize(Roles = Roles.Operator)]
[ResponseCache(NoStore = true)]
public sealed class OperatorListingsController(ReviewListing review, DecideListing decide, IStringLocalizer<Texts> texts) : Controller
{
    [HttpGet("/operator/listings")]
    public async Task<IActionResult> Index(int page, CancellationToken ct) => View("Waiting", await review.List(page, ct));

    [HttpGet("/operator/listings/{id:int}")]
    public Task<IActionResult> Show(int id, CancellationToken ct) => Page(id, new SendBackForm(), ct);

    [HttpPost("/operator/listings/{id:int}/approval")]
    public async Task<IActionResult> Approve(int id, [FromForm] int? version, CancellationToken ct)
    {
        return await review.Find(id, ct) is null ? NotFound()
            : await Answer(id, await decide.Approve((id, null), User.UserId()!, version ?? -1, ct), new SendBackForm(), ct);
    }

    [HttpPost("/operator/listings/{id:int}/refusal")]
    public async Task<IActionResult> SendBack(int id, SendBackForm form, CancellationToken ct) =>
        await review.Find(id, ct) is null ? NotFound()
        : ModelState.IsValid ? await Answer(id, await decide.SendBack(id, form.Reason!.Trim(), User.UserId()!, ct), form, ct) : await Page(id, form, ct);

    private async Task<IActionResult> Answer(int id, Decision decision, SendBackForm form, CancellationToken ct)
    {
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
            ModelState.AddModelError("", texts[$"Apply_{fault.Key}", fault.Key == "Missing" ? texts[$"Missing_{fault.Detail}"].Value : fault.Detail]);
        }
        return await Page(id, form, ct);
    }

    private async Task<IActionResult> Page(int id, SendBackForm form, CancellationToken ct)
    {
        if (await review.Find(id, ct) is not { } found)
        {
            return NotFound();
        }
        Response.StatusCode = ModelState.IsValid ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity;
        return View("Review", new ReviewPage(found, form));
    }
}

public sealed class SendBackForm
{
    [Required(ErrorMessage = "SendBackReasonMissing"), StringLength(1000, ErrorMessage = "SendBackReasonLong")]
    public string? Reason { get; set; }
}

public sealed record ReviewPage(ListingReview Review, SendBackForm Form);
