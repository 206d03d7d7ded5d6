using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Shop.Features.Listings;

namespace Shop.Features.LivestreamPlans;

/// <summary>A cooperative plans its livestreams.</summary>
[Authorize(Roles = Roles.Cooperative)]
[ResponseCache(NoStore = true)]
public sealed class CooperativePlansController(ReadPlans read, SavePlan save, CheckPlan check, ShopDb db, ShopClock clock, IStringLocalizer<Texts> texts) : Controller
{
    [HttpGet("/cooperative/livestreams")]
    public async Task<IActionResult> Index(CancellationToken ct)
    {
        var (ahead, past) = await read.List(Mine, ct: ct);
        return View("Plans", new PlanList(ahead, past));
    }

    [HttpGet("/cooperative/livestreams/new")]
    public async Task<IActionResult> New(CancellationToken ct)
    {
        var choices = await read.Choices(Mine, clock.Today, ct);
        var evening = clock.Today.AddDays(7).ToDateTime(new TimeOnly(19, 30));
        return View("Write", new WritePage(null, new PlanForm { StartsAt = evening, EndsAt = evening.AddHours(1), Brands = [.. choices.Usual] }, choices, null));
    }

    [HttpPost("/cooperative/livestreams")]
    [RequestSizeLimit(3 * TakePicture.LargestBytes), RequestFormLimits(MultipartBodyLengthLimit = 3 * TakePicture.LargestBytes)]
    public Task<IActionResult> Begin(PlanForm form, IFormFile? cover, [FromServices] BringListingPictures bring, CancellationToken ct) => Write(null, form, cover, bring, ct);

    [HttpGet("/cooperative/livestreams/{slug}")]
    public Task<IActionResult> Show(string slug, CancellationToken ct) => Page(slug, null, ct);

    [HttpGet("/cooperative/livestreams/{slug}/plan")]
    public async Task<IActionResult> Edit(string slug, CancellationToken ct)
    {
        if (await read.Find(slug, Mine, ct) is not { } found)
        {
            return NotFound();
        }
        return SavePlan.MayBeWritten(found) ? View("Write", new WritePage(found, PlanForm.Of(found, clock), await read.Choices(Mine, clock.Today, ct), null)) : Redirect(PlanAddress.Of(slug));
    }

    [HttpPost("/cooperative/livestreams/{slug}")]
    [RequestSizeLimit(3 * TakePicture.LargestBytes), RequestFormLimits(MultipartBodyLengthLimit = 3 * TakePicture.LargestBytes)]
    public async Task<IActionResult> Change(string slug, PlanForm form, IFormFile? cover, [FromServices] BringListingPictures bring, CancellationToken ct) =>
        await read.Find(slug, Mine, ct) is { } found ? await Write(found, form, cover, bring, ct) : NotFound();

    /// <summary>A key for the camera, shown once: of the key only its hash is kept, so that a new one is made when it is lost.</summary>
    [HttpPost("/cooperative/livestreams/{slug}/stream-key")]
    public async Task<IActionResult> MakeKey(string slug, CancellationToken ct)
    {
        if (await db.Livestreams.SingleOrDefaultAsync(l => l.Slug == slug && l.CooperativeId == Mine, ct) is not { } found)
        {
            return NotFound();
        }
        if (found.Video != VideoKind.Own || !(found.IsAhead || found.State == LivestreamState.Live))
        {
            return await Page(slug, "NotNow", ct);
        }
        var key = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(20));
        found.StreamKeyHash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
        await db.SaveChangesAsync(ct);
        return await Page(slug, null, ct, key);
    }

    private int Mine => User.CooperativeId() ?? 0;

    private async Task<IActionResult> Write(Livestream? found, PlanForm form, IFormFile? cover, BringListingPictures bring, CancellationToken ct)
    {
        if (ModelState.IsValid)
        {
            var (pictures, refusal) = await bring.Run(Mine, SavePlan.Both(form.Title, form.TitleEn), cover is { Length: > 0 } ? [cover] : [], ct);
            if (refusal == PictureRefusal.None)
            {
                var answer = await save.Run(Mine, found?.Slug, form, pictures is [var id] ? id : null, User.UserId()!, ct);
                if (answer.Livestream is { } saved)
                {
                    return Redirect(PlanAddress.Of(saved.Slug));
                }
                PlanAddress.Tell(ModelState, answer, texts);
            }
            else
            {
                ModelState.AddModelError("Cover", texts[$"Photo_{refusal}"]);
            }
        }
        db.ChangeTracker.Clear();
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        var stored = found is not null && ModelState.TryGetValue("", out var whole) && whole.Errors.Count > 0 ? await read.Find(found.Slug, Mine, ct) : null;
        // The next press knows what stands there now.
        form.Version = stored?.Version ?? form.Version;
        return View("Write", new WritePage(found, form, await read.Choices(Mine, clock.Today, ct), stored is null ? null : PlanForm.Of(stored, clock)));
    }

    private async Task<IActionResult> Page(string slug, string? error, CancellationToken ct, string? key = null)
    {
        db.ChangeTracker.Clear();
        if (await read.Find(slug, Mine, ct) is not { } found)
        {
            return NotFound();
        }
        Response.StatusCode = error is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity;
        if (error is not null)
        {
            ModelState.AddModelError("", texts[error]);
        }
        return View("Plan", new PlanPage(found, await check.Run(found, ct), await read.Products(found, ct), new MoveForm { StartsAt = clock.Local(found.StartsAt), EndsAt = clock.Local(found.EndsAt) }, new CancelForm(), key));
    }
}

public sealed record PlanList(IReadOnlyList<PlanRow> Ahead, IReadOnlyList<PlanRow> Past);

/// <param name="Livestream">Null: a new one.</param>
/// <param name="Stored">What is saved now, when somebody else was faster.</param>
public sealed record WritePage(Livestream? Livestream, PlanForm Form, PlanChoices Choices, PlanForm? Stored);

/// <param name="Key">A new stream key, shown this once; else null.</param>
public sealed record PlanPage(Livestream Livestream, PlanChecked Checked, IReadOnlyList<(string Slug, Text Name, Text Cooperative)> Products, MoveForm Move, CancelForm Cancel, string? Key)
{
    public ItemCheck? Of(RundownItem item) => Checked.Items.FirstOrDefault(i => i.ItemId == item.Id);
}
