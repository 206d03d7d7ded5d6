using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Shop.Features.Listings;

/// <summary>The photos of a draft. Adding one takes nothing away from what another member does, so these forms carry no version.</summary>
[Authorize(Roles = Roles.Cooperative)]
[ResponseCache(NoStore = true)]
public sealed class ListingPicturesController(DraftListing drafts, BringListingPictures bring, ReadListings lists, ShopDb db, IStringLocalizer<Texts> texts) : Controller
{
    private const int MostBytes = (Listing.MostPictures + 1) * TakePicture.LargestBytes;

    [HttpGet("/cooperative/products/drafts/{id:int}/pictures")]
    public Task<IActionResult> Index(int id, CancellationToken ct) => Page(id, null, ct);

    [HttpPost("/cooperative/products/drafts/{id:int}/pictures")]
    [RequestSizeLimit(MostBytes), RequestFormLimits(MultipartBodyLengthLimit = MostBytes)]
    public async Task<IActionResult> Add(int id, List<IFormFile> photos, CancellationToken ct)
    {
        if (await drafts.Find(id, Mine, ct) is not { } draft)
        {
            return NotFound();
        }
        if (!draft.IsOpen)
        {
            return await Page(id, texts["NotOpen"], ct);
        }
        var files = photos.Where(p => p.Length > 0).ToList();
        if (files.Count == 0 || draft.Document.Pictures.Count + files.Count > Listing.MostPictures)
        {
            return await Page(id, files.Count == 0 ? texts["Photo_Empty"] : texts["PhotosMany", Listing.MostPictures], ct);
        }
        var (ids, refusal) = await bring.Run(Mine, draft.Document.Name, files, ct);
        return refusal == PictureRefusal.None ? await Change(id, pictures => pictures.AddRange(ids.Except(pictures).ToList()), ct) : await Page(id, texts[$"Photo_{refusal}"], ct);
    }

    [HttpPost("/cooperative/products/drafts/{id:int}/pictures/{picture:int}/removal")]
    public Task<IActionResult> Remove(int id, int picture, CancellationToken ct) => Change(id, pictures => pictures.Remove(picture), ct);

    /// <summary>The first one is on the card.</summary>
    [HttpPost("/cooperative/products/drafts/{id:int}/pictures/{picture:int}/first")]
    public Task<IActionResult> First(int id, int picture, CancellationToken ct) => Change(id, pictures =>
    {
        if (pictures.Remove(picture))
        {
            pictures.Insert(0, picture);
        }
    }, ct);

    private int Mine => User.CooperativeId() ?? 0;

    // On the document as it is by now; who loses a race tries once more.
    private async Task<IActionResult> Change(int id, Action<List<int>> change, CancellationToken ct)
    {
        for (var tries = 0; tries < 2; tries++)
        {
            db.ChangeTracker.Clear();
            if (await drafts.Find(id, Mine, ct) is not { } draft)
            {
                return NotFound();
            }
            if (!draft.IsOpen)
            {
                return await Page(id, texts["NotOpen"], ct);
            }
            change(draft.Document.Pictures);
            if (draft.Document.Pictures.Count <= Listing.MostPictures && await drafts.Keep(draft, draft.Version, ct))
            {
                return Redirect(ListingSteps.Address(id, ListingStep.Pictures));
            }
        }
        return await Page(id, texts["LookAgain"], ct);
    }

    private async Task<IActionResult> Page(int id, string? error, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        if (await drafts.Find(id, Mine, ct) is not { } draft)
        {
            return NotFound();
        }
        if (error is null && !draft.IsOpen)
        {
            return Redirect(ListingSteps.Address(id));
        }
        Response.StatusCode = error is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity;
        return View("Photos", new PhotosPage(draft, await lists.Pictures(draft.Document.Pictures, ct), error));
    }
}

/// <param name="Error">Why a photo wasn't taken; in the reader's language.</param>
public sealed record PhotosPage(ListingDraft Draft, IReadOnlyDictionary<int, PictureShown> Pictures, string? Error);
