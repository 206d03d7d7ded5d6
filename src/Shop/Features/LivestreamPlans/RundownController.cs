using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Shop.Features.LivestreamPlans;

/// <summary>What is shown in a livestream, in which order, and what it costs there.</summary>
[Authorize(Roles = Roles.Cooperative)]
[ResponseCache(NoStore = true)]
public sealed class RundownController(KeepRundown keep, SetOffer set, ReadPlans read, CheckRundown check, CheckPlan checkPlan, ShopDb db, ShopClock clock, IStringLocalizer<Texts> texts) : Controller
{
    [HttpPost("/cooperative/livestreams/{slug}/items")]
    public async Task<IActionResult> Add(string slug, [FromForm] string? product, CancellationToken ct) =>
        await Id(slug, ct) is { } id ? await Answer(slug, await keep.Add(id, product, ct), "Product", ct) : NotFound();

    [HttpGet("/cooperative/livestreams/{slug}/items/{item:int}")]
    public Task<IActionResult> Show(string slug, int item, CancellationToken ct) => Page(slug, item, null, null, ct);

    [HttpPost("/cooperative/livestreams/{slug}/items/{item:int}")]
    public async Task<IActionResult> Note(string slug, int item, NoteForm form, CancellationToken ct)
    {
        if (await Id(slug, ct) is not { } id)
        {
            return NotFound();
        }
        if (ModelState.IsValid)
        {
            var result = await keep.Note(id, item, SavePlan.Both(form.Note, form.NoteEn), form.Version, ct);
            if (result == RundownResult.Done)
            {
                return Redirect(PlanAddress.Of(slug));
            }
            ModelState.AddModelError("", texts[$"Rundown_{result}"]);
        }
        return await Page(slug, item, form, null, ct);
    }

    [HttpPost("/cooperative/livestreams/{slug}/items/{item:int}/position")]
    public async Task<IActionResult> Move(string slug, int item, [FromForm] bool down, CancellationToken ct) =>
        await Id(slug, ct) is { } id ? await Answer(slug, await keep.Move(id, item, down, ct), "", ct) : NotFound();

    [HttpPost("/cooperative/livestreams/{slug}/items/{item:int}/removal")]
    public async Task<IActionResult> Remove(string slug, int item, CancellationToken ct) =>
        await Id(slug, ct) is { } id ? await Answer(slug, await keep.Remove(id, item, User.UserId()!, ct), "", ct) : NotFound();

    [HttpPost("/cooperative/livestreams/{slug}/items/{item:int}/offer")]
    public async Task<IActionResult> Offer(string slug, int item, OfferForm form, CancellationToken ct)
    {
        if (await Id(slug, ct) is not { } id)
        {
            return NotFound();
        }
        if (ModelState.IsValid)
        {
            var answer = await set.Run(id, item, form, User.UserId()!, ct);
            if (answer.Livestream is not null)
            {
                return Redirect(PlanAddress.Of(slug));
            }
            PlanAddress.Tell(ModelState, answer, texts);
        }
        return await Page(slug, item, null, form, ct);
    }

    [HttpPost("/cooperative/livestreams/{slug}/items/{item:int}/offer/removal")]
    public async Task<IActionResult> RemoveOffer(string slug, int item, CancellationToken ct) =>
        await Id(slug, ct) is { } id ? await Answer(slug, await set.Remove(id, item, User.UserId()!, ct), "", ct) : NotFound();

    private int Mine => User.CooperativeId() ?? 0;

    private Task<int?> Id(string slug, CancellationToken ct) => db.Livestreams.Where(l => l.Slug == slug && l.CooperativeId == Mine).Select(l => (int?)l.Id).SingleOrDefaultAsync(ct);

    private async Task<IActionResult> Answer(string slug, RundownResult result, string field, CancellationToken ct)
    {
        if (result == RundownResult.Done)
        {
            return Redirect($"{PlanAddress.Of(slug)}#rundown");
        }
        db.ChangeTracker.Clear();
        if ((result == RundownResult.Unknown && field.Length == 0) || await read.Find(slug, Mine, ct) is not { } found)
        {
            return NotFound();
        }
        ModelState.AddModelError(field, texts[$"Rundown_{result}"]);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("Plan", new PlanPage(found, await checkPlan.Run(found, ct), await read.Products(found, ct), new MoveForm { StartsAt = clock.Local(found.StartsAt), EndsAt = clock.Local(found.EndsAt) }, new CancelForm(), null));
    }

    private async Task<IActionResult> Page(string slug, int itemId, NoteForm? note, OfferForm? offer, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        if (await read.Find(slug, Mine, ct) is not { } found || found.Rundown.Find(r => r.Id == itemId) is not { } item)
        {
            return NotFound();
        }
        Response.StatusCode = ModelState.IsValid ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity;
        var checkedItem = (await check.Run([item], [.. found.Cooperatives.Select(c => c.CooperativeId)], ct))[0];
        var planned = item.Offers.Find(o => o.State != LiveOfferState.Ended);
        return View("Item", new ItemPage(found, item, checkedItem, planned, note ?? new NoteForm { Note = item.Note.Zh, NoteEn = item.Note.En }, offer ?? OfferOf(item, planned)));
    }

    private static OfferForm OfferOf(RundownItem item, LiveOffer? o) => o is null ? new OfferForm { Limit = 2, Seconds = 300 }
        : new OfferForm { Sku = o.Variant.Sku, Price = Listings.ListingValue.Yuan(o.PriceFen), Units = o.Units, Limit = o.LimitPerCustomer, Seconds = o.Seconds, IsBargain = item.IsBargain };
}

/// <summary>What the host wants to say of it.</summary>
public sealed class NoteForm
{
    [StringLength(200, ErrorMessage = "TooLong")]
    public string? Note { get; set; }

    [StringLength(300, ErrorMessage = "TooLong")]
    public string? NoteEn { get; set; }

    public int Version { get; set; } = -1;
}

/// <param name="Planned">The offer that is planned; null: there is none.</param>
public sealed record ItemPage(Livestream Livestream, RundownItem Item, ItemCheck Checked, LiveOffer? Planned, NoteForm Note, OfferForm Offer);
