using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;

namespace Shop.Features.Onboarding;

/// <summary>A cooperative applies, sees how far it is, and answers questions. Its page opens with the key that stands in its mails.</summary>
[AllowAnonymous]
[ResponseCache(NoStore = true)]
public sealed class ApplicationsController(ReadApplications read, PaperStore papers, ForgetApplications forget, Secrets secrets, ShopClock clock, IStringLocalizer<Texts> texts) : Controller
{
    // Two papers and the words.
    private const int MostBytes = (2 * TakePicture.LargestBytes) + (256 * 1024);

    [HttpGet("/cooperatives/applications/new")]
    public async Task<IActionResult> New(CancellationToken ct)
    {
        var terms = await read.Terms(ct);
        return View("New", new NewApplication(new ApplicationForm { Number = OrderNumber.New(), ShownTerms = terms.Line }, terms));
    }

    [HttpPost("/cooperatives/applications"), RequestSizeLimit(MostBytes), RequestFormLimits(MultipartBodyLengthLimit = MostBytes)]
    [EnableRateLimiting(Limited.Register)]
    public async Task<IActionResult> Apply(ApplicationForm form, [FromServices] Apply apply, [FromServices] ApplicationMails mails, CancellationToken ct)
    {
        var terms = await read.Terms(ct);
        if (form.Agree && form.ShownTerms != terms.Line)
        {
            ModelState.AddModelError(nameof(form.Agree), texts["TermsChanged"]);
        }
        var kept = ModelState.IsValid ? await Keep(form.Business, form.MakesFood ? form.Food : null, ct) : [];
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            ModelState.Remove(nameof(form.ShownTerms));
            form.ShownTerms = terms.Line;
            return View("New", new NewApplication(form, terms));
        }
        return Redirect(mails.PathOf(await apply.Run(form, kept, terms, ct)));
    }

    [HttpGet("/cooperatives/applications/{number}")]
    public Task<IActionResult> Show(string number, string? key, CancellationToken ct) => Page(number, new AnswerForm { Key = key }, ct);

    [HttpPost("/cooperatives/applications/{number}/answers"), RequestSizeLimit(MostBytes), RequestFormLimits(MultipartBodyLengthLimit = MostBytes)]
    [EnableRateLimiting(Limited.Register)]
    public async Task<IActionResult> Answer(string number, AnswerForm form, [FromServices] AnswerQuestion answer, [FromServices] ApplicationMails mails, CancellationToken ct)
    {
        if (OrderNumber.Read(number) is not { } known || !secrets.OpensApplication(known, form.Key))
        {
            return NotFound();
        }
        var words = form.Words?.Trim() ?? "";
        if (words.Length == 0 && form.Business is null && form.Food is null)
        {
            ModelState.AddModelError(nameof(form.Words), texts["AnswerMissing"]);
        }
        var kept = ModelState.IsValid ? await Keep(form.Business, form.Food, ct) : [];
        if (ModelState.IsValid && await answer.Run(known, words, kept, ct))
        {
            return Redirect(mails.PathOf(known));
        }
        if (ModelState.IsValid)
        {
            ModelState.AddModelError("", texts["TooLate"]);
        }
        return await Page(number, form, ct);
    }

    private async Task<List<ApplicationPaper>> Keep(IFormFile? business, IFormFile? food, CancellationToken ct)
    {
        var kept = new List<ApplicationPaper>();
        foreach (var (kind, file) in new[] { (PaperKind.Business, business), (PaperKind.Food, food) })
        {
            if (file is null)
            {
                continue;
            }
            var (paper, fault) = await papers.Keep(kind, file, clock.Now, ct);
            if (paper is null)
            {
                ModelState.AddModelError(kind.ToString(), texts[fault switch { PaperFault.Missing => "PaperMissing", PaperFault.TooLarge => "PaperTooLarge", PaperFault.Away => "PaperAway", _ => "PaperNotTaken" }]);
                continue;
            }
            kept.Add(paper);
        }
        if (ModelState.IsValid)
        {
            return kept;
        }
        // Nobody's papers stay here who has to send them again.
        await forget.Remove(kept);
        return [];
    }

    private async Task<IActionResult> Page(string number, AnswerForm form, CancellationToken ct)
    {
        if (OrderNumber.Read(number) is not { } known || !secrets.OpensApplication(known, form.Key) || await read.Find(known, ct) is not { } found)
        {
            return NotFound();
        }
        Response.StatusCode = ModelState.IsValid ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity;
        return View("Show", new OwnApplication(found, form));
    }
}

public sealed record NewApplication(ApplicationForm Form, HouseTerms Terms);

public sealed record OwnApplication(CooperativeApplication Application, AnswerForm Form);
