using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Shop.Features.Listings;

/// <summary>The variants of a draft: sizes, tastes, colours, each with its price.</summary>
[Authorize(Roles = Roles.Cooperative)]
[ResponseCache(NoStore = true)]
public sealed partial class ListingVariantsController(DraftListing drafts, NewSku skus, ShopDb db, ShopClock clock, IStringLocalizer<Texts> texts) : Controller
{
    private static readonly ListingField<ListingVariant> Sku = new("Sku", ListingStep.Variants, FieldKind.Line, 40, v => v.Sku, (v, t) => v.Sku = t);

    [HttpGet("/cooperative/products/drafts/{id:int}/variants")]
    public async Task<IActionResult> Index(int id, CancellationToken ct) => await drafts.Find(id, Mine, ct) is not { } draft ? NotFound()
        : draft.IsOpen ? View("Variants", new VariantsPage(draft, null)) : Redirect(ListingSteps.Address(id));

    [HttpGet("/cooperative/products/drafts/{id:int}/variants/new")]
    public async Task<IActionResult> New(int id, CancellationToken ct) => await drafts.Find(id, Mine, ct) is not { } draft ? NotFound()
        : draft.IsOpen ? View("Variant", await Page(FieldAct.Show, draft, 0, new ListingVariant(), null, ct)) : Redirect(ListingSteps.Address(id));

    [HttpPost("/cooperative/products/drafts/{id:int}/variants")]
    public Task<IActionResult> Add(int id, [FromForm] int? version, IFormCollection typed, CancellationToken ct) => Save(id, 0, version, typed, ct);

    /// <param name="place">From 1 on, in the order of the draft.</param>
    [HttpGet("/cooperative/products/drafts/{id:int}/variants/{place:int}")]
    public async Task<IActionResult> Show(int id, int place, CancellationToken ct) => await drafts.Find(id, Mine, ct) is not { } draft || At(draft, place) is not { } variant ? NotFound()
        : draft.IsOpen ? View("Variant", await Page(FieldAct.Show, draft, place, variant, null, ct)) : Redirect(ListingSteps.Address(id));

    [HttpPost("/cooperative/products/drafts/{id:int}/variants/{place:int}")]
    public Task<IActionResult> Change(int id, int place, [FromForm] int? version, IFormCollection typed, CancellationToken ct) => Save(id, place, version, typed, ct);

    [HttpPost("/cooperative/products/drafts/{id:int}/variants/{place:int}/removal")]
    public async Task<IActionResult> Remove(int id, int place, [FromForm] int? version, CancellationToken ct)
    {
        if (await drafts.Find(id, Mine, ct) is not { } draft || At(draft, place) is not { } variant)
        {
            return NotFound();
        }
        if (draft.Version == version && draft.IsOpen)
        {
            draft.Document.Variants.Remove(variant);
            if (await drafts.Keep(draft, draft.Version, ct))
            {
                return Redirect(ListingSteps.Address(id, ListingStep.Variants));
            }
        }
        db.ChangeTracker.Clear();
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("Variants", new VariantsPage((await drafts.Find(id, Mine, ct))!, texts["LookAgain"]));
    }

    private int Mine => User.CooperativeId() ?? 0;

    private static ListingVariant? At(ListingDraft draft, int place) => place >= 1 && place <= draft.Document.Variants.Count ? draft.Document.Variants[place - 1] : null;

    private async Task<IActionResult> Save(int id, int place, int? version, IFormCollection typed, CancellationToken ct)
    {
        if (await drafts.Find(id, Mine, ct) is not { } draft || (place > 0 && At(draft, place) is null))
        {
            return NotFound();
        }
        if (!draft.IsOpen || draft.Version != version || draft.Document.Variants.Count - Math.Sign(place) >= Listing.MostVariants)
        {
            return await Overtaken(id, place, typed, ct);
        }
        var variant = At(draft, place) ?? new ListingVariant();
        var page = await Page(FieldAct.Take, draft, place, variant, typed, ct);
        await CheckSku(page, variant, ct);
        if (page.Form.IsFaulty)
        {
            return Refused(page);
        }
        if (place == 0)
        {
            draft.Document.Variants.Add(variant);
        }
        return await drafts.Keep(draft, draft.Version, ct) ? Redirect(ListingSteps.Address(id, ListingStep.Variants)) : await Overtaken(id, place, typed, ct);
    }

    private async Task CheckSku(VariantPage page, ListingVariant variant, CancellationToken ct)
    {
        if (page.IsSold || page.Form.IsFaulty)
        {
            return;
        }
        variant.Sku = variant.Sku.Length == 0 ? await skus.For(page.Draft.Document.Name, ct) : variant.Sku.ToUpperInvariant();
        if (!Plain().IsMatch(variant.Sku))
        {
            page.Form.Refuse("Sku", texts["SkuWrong"]);
        }
        else if (page.Draft.Document.Variants.Exists(v => !ReferenceEquals(v, variant) && v.Sku == variant.Sku) || await skus.IsTaken(variant.Sku, ct))
        {
            page.Form.Refuse("Sku", texts["SkuTaken"]);
        }
    }

    private async Task<VariantPage> Page(FieldAct act, ListingDraft draft, int place, ListingVariant variant, IFormCollection? typed, CancellationToken ct)
    {
        var form = new FieldForm(await ListingChoices.Read(db, Mine, ct), clock.Today, texts);
        var isSold = place > 0 && draft.Base?.Variants.Exists(v => v.Sku == variant.Sku) == true;
        var own = ListingFields.OfVariant.Where(f => f.Step == ListingStep.Variants).ToLookup(f => f.Key is "VariantName" or "Price");
        form.Add(act, variant, own[true], typed);
        form.Add(act, variant, isSold ? [] : new[] { ListingFields.Stock }, typed);
        form.Add(act, variant, ListingFields.Options.Where(f => !f.IsEnglish).Concat(own[false]), typed);
        form.Add(act, variant, isSold ? [] : new[] { Sku }, typed);
        return new(draft, place, form, isSold, null);
    }

    private async Task<IActionResult> Overtaken(int id, int place, IFormCollection typed, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        var draft = (await drafts.Find(id, Mine, ct))!;
        var why = !draft.IsOpen ? "NotOpen" : draft.Document.Variants.Count >= Listing.MostVariants ? "VariantsFull" : "Overtaken";
        // Somebody may have taken it out: then what was typed would be another one.
        var there = At(draft, place);
        return Refused(await Page(FieldAct.Compare, draft, there is null ? 0 : place, there ?? new ListingVariant(), typed, ct) with { Alert = texts[why, Listing.MostVariants] });
    }

    private ViewResult Refused(VariantPage page)
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("Variant", page);
    }

    [GeneratedRegex("^[A-Z0-9][A-Z0-9._-]{1,39}$")]
    private static partial Regex Plain();
}

/// <param name="Alert">In the reader's language; null: nothing stands in the way.</param>
public sealed record VariantsPage(ListingDraft Draft, string? Alert);

/// <param name="Place">From 1 on; 0: it isn't in the draft yet.</param>
/// <param name="IsSold">The shop sells it already: its number stays, its stock lies in lots.</param>
public sealed record VariantPage(ListingDraft Draft, int Place, FieldForm Form, bool IsSold, string? Alert);
