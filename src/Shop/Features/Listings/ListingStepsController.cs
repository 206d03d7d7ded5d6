using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Shop.Features.Listings;

/// <summary>The steps of a draft that are one form each: what it is, the label, the story, English. Saved as far as they go.</summary>
[Authorize(Roles = Roles.Cooperative)]
[ResponseCache(NoStore = true)]
public sealed class ListingStepsController(DraftListing drafts, SuggestLabel suggest, ShopDb db, ShopClock clock, IStringLocalizer<Texts> texts) : Controller
{
    [HttpGet("/cooperative/products/drafts/{id:int}/{step}")]
    public async Task<IActionResult> Show(int id, string step, CancellationToken ct)
    {
        if (ListingSteps.Find(step) is not { } which || await drafts.Find(id, Mine, ct) is not { } draft)
        {
            return NotFound();
        }
        if (!draft.IsOpen)
        {
            return Redirect(ListingSteps.Address(id));
        }
        var other = which == ListingStep.Label ? await suggest.From(draft, ct) : null;
        var form = await Fields(FieldAct.Show, which, other is null ? draft.Document : SuggestLabel.With(draft.Document, other), null, ct);
        return View("Step", new StepPage(draft, which, form, null, other?.Name));
    }

    [HttpPost("/cooperative/products/drafts/{id:int}/{step}")]
    public async Task<IActionResult> Save(int id, string step, [FromForm] int? version, IFormCollection typed, CancellationToken ct)
    {
        if (ListingSteps.Find(step) is not { } which || await drafts.Find(id, Mine, ct) is not { } draft)
        {
            return NotFound();
        }
        if (!draft.IsOpen || draft.Version != version)
        {
            return await Overtaken(id, which, typed, ct);
        }
        var (before, other) = (draft.Document.Copy(), which == ListingStep.Label ? await suggest.From(draft, ct) : null);
        var form = await Fields(FieldAct.Take, which, draft.Document, typed, ct);
        if (form.IsFaulty)
        {
            return Refused(new(draft, which, form, null, null));
        }
        Complete(which, draft.Document, before, other);
        return await drafts.Keep(draft, draft.Version, ct) ? Redirect(ListingSteps.After(draft, which)) : await Overtaken(id, which, typed, ct);
    }

    private int Mine => User.CooperativeId() ?? 0;

    private static void Complete(ListingStep step, Listing document, Listing before, Listing? other)
    {
        if (step != ListingStep.Label)
        {
            return;
        }
        // Saved without a word it has been seen all the same.
        document.Food ??= new ListingFood();
        Nutrition.Complete(document, before);
        if (other is not null)
        {
            SuggestLabel.Translate(document, other);
        }
    }

    private async Task<FieldForm> Fields(FieldAct act, ListingStep step, Listing l, IFormCollection? typed, CancellationToken ct)
    {
        var form = new FieldForm(await ListingChoices.Read(db, Mine, ct), clock.Today, texts);
        var inEnglish = step == ListingStep.English;
        form.Add(act, l, ListingSteps.Fields(step, l).ToList(), typed, chinese: inEnglish ? ListingFields.OfProduct : null);
        foreach (var (v, i) in l.Variants.Select((v, i) => (v, i)).Where(_ => inEnglish))
        {
            form.Add(act, v, ListingSteps.English(v).ToList(), typed, FormattableString.Invariant($"v{i + 1}-"), ListingFields.OfVariant.Concat(ListingFields.Options));
        }
        return form;
    }

    // What was typed stays; saving once more is then done knowingly.
    private async Task<IActionResult> Overtaken(int id, ListingStep step, IFormCollection typed, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        var draft = (await drafts.Find(id, Mine, ct))!;
        return Refused(new(draft, step, await Fields(FieldAct.Compare, step, draft.Document, typed, ct), texts[draft.IsOpen ? "Overtaken" : "NotOpen"], null));
    }

    private ViewResult Refused(StepPage page)
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("Step", page);
    }
}

/// <param name="Alert">In the reader's language; null: nothing stands in the way.</param>
/// <param name="CopiedFrom">The product from whose label the form was filled in; null: it wasn't.</param>
public sealed record StepPage(ListingDraft Draft, ListingStep Step, FieldForm Form, string? Alert, Text? CopiedFrom);
