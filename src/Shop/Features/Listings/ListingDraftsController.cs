using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Shop.Features.Listings;

/// <summary>A cooperative begins a draft, sees where it stands, hands it in or throws it away.</summary>
[Authorize(Roles = Roles.Cooperative)]
[ResponseCache(NoStore = true)]
public sealed class ListingDraftsController(DraftListing drafts, ReadListing read, ReadListings lists, ShopDb db, ShopClock clock, IStringLocalizer<Texts> texts) : Controller
{
    private static readonly string[] First = ["Name", "Category", "Brand"];

    [HttpGet("/cooperative/products/new")]
    public async Task<IActionResult> New(CancellationToken ct)
    {
        var choices = await ListingChoices.Read(db, Mine, ct);
        var listing = new Listing { Category = choices.UsualCategory ?? "", Brand = choices.Brands is [var only] ? only.Slug : "" };
        return Page(Fields(FieldAct.Show, choices, listing, new ListingVariant(), null));
    }

    // Somewhat more than the largest picture, so that one a little too large is told at its field.
    [HttpPost("/cooperative/products")]
    [RequestSizeLimit(3 * TakePicture.LargestBytes), RequestFormLimits(MultipartBodyLengthLimit = 3 * TakePicture.LargestBytes)]
    public async Task<IActionResult> Begin(IFormCollection typed, IFormFile? photo, [FromServices] BringListingPictures bring, [FromServices] NewSku skus, CancellationToken ct)
    {
        var choices = await ListingChoices.Read(db, Mine, ct);
        var (listing, variant) = (new Listing(), new ListingVariant());
        var form = Fields(FieldAct.Take, choices, listing, variant, typed);
        if (!form.IsFaulty && listing.Name.Zh.Length == 0)
        {
            form.Refuse("Name", texts["NameFirst"]);
        }
        if (form.IsFaulty)
        {
            return Page(form);
        }
        var (ids, refusal) = await bring.Run(Mine, listing.Name, photo is { Length: > 0 } ? [photo] : [], ct);
        if (refusal != PictureRefusal.None)
        {
            return Page(form, texts[$"Photo_{refusal}"]);
        }
        listing.Pictures.AddRange(ids);
        (listing.TaxClass, listing.Returnable) = choices.Foods.Contains(listing.Category) ? (TaxClass.Food, false) : (TaxClass.General, true);
        listing.Variants.Add(variant with { Sku = await skus.For(listing.Name, ct) });
        return Redirect(ListingSteps.Address(await drafts.JustBegun(Mine, listing.Name, Me, ct) ?? (await drafts.New(Mine, listing, Me, ct)).Id));
    }

    /// <summary>The one open draft of a listed product; begun, if there is none.</summary>
    [HttpPost("/cooperative/products/{slug}/draft")]
    public async Task<IActionResult> Change(string slug, CancellationToken ct) =>
        (await read.Of(Mine, slug, ct)).SingleOrDefault() is { } product ? Redirect(ListingSteps.Address(await drafts.Of(Mine, product, Me, ct))) : NotFound();

    [HttpGet("/cooperative/products/drafts/{id:int}")]
    public Task<IActionResult> Show(int id, CancellationToken ct) => Page(id, null, ct);

    [HttpPost("/cooperative/products/drafts/{id:int}/submission")]
    public async Task<IActionResult> Submit(int id, [FromForm] int? version, CancellationToken ct)
    {
        if (await drafts.Find(id, Mine, ct) is not { } draft)
        {
            return NotFound();
        }
        var result = draft.IsOpen && draft.Version != version ? DraftResult.TooLate : await drafts.Submit(draft, Me, ct);
        return result == DraftResult.Done ? Redirect(ListingSteps.Address(id)) : await Page(id, result switch { DraftResult.Missing => "CantHandIn", DraftResult.Unchanged => "NothingChanged", _ => "LookAgain" }, ct);
    }

    [HttpPost("/cooperative/products/drafts/{id:int}/removal")]
    public async Task<IActionResult> Discard(int id, [FromForm] int? version, CancellationToken ct)
    {
        if (await drafts.Find(id, Mine, ct) is not { } draft)
        {
            return NotFound();
        }
        return draft.Version == version && await drafts.Discard(draft, Me, ct) == DraftResult.Done ? Redirect("/cooperative/products") : await Page(id, "LookAgain", ct);
    }

    private int Mine => User.CooperativeId() ?? 0;

    private string Me => User.UserId()!;

    private FieldForm Fields(FieldAct act, ListingChoices choices, Listing listing, ListingVariant variant, IFormCollection? typed)
    {
        var form = new FieldForm(choices, clock.Today, texts);
        form.Add(act, listing, ListingFields.OfProduct.Where(f => First.Contains(f.Key)), typed);
        form.Add(act, variant, [.. ListingFields.OfVariant.Where(f => f.Key == "Price"), ListingFields.Stock], typed);
        return form;
    }

    private ViewResult Page(FieldForm form, string? photo = null)
    {
        Response.StatusCode = photo is null && !form.IsFaulty ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity;
        return View("New", new FirstStep(form, photo));
    }

    private async Task<IActionResult> Page(int id, string? alert, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        if (await drafts.Find(id, Mine, ct) is not { } draft)
        {
            return NotFound();
        }
        Response.StatusCode = alert is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity;
        var missing = WhatIsMissing.Run(draft.Document, draft.ProductId is null, clock.Today);
        return View("Draft", new DraftPage(draft, missing, await lists.Pictures(draft.Document.Pictures, ct), alert is null ? null : texts[alert].Value));
    }
}

/// <param name="Photo">Why the photo wasn't taken; null: nothing is wrong with it.</param>
public sealed record FirstStep(FieldForm Form, string? Photo);

/// <param name="Alert">Why something wasn't done; in the reader's language.</param>
public sealed record DraftPage(ListingDraft Draft, IReadOnlyList<MissingThing> Missing, IReadOnlyDictionary<int, PictureShown> Pictures, string? Alert)
{
    public IReadOnlyList<StepStanding> Steps { get; } = ListingSteps.Standing(Draft, Missing);
}
