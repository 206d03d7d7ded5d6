using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Shop.Features.Listings;

/// <summary>What a cooperative sells: prices (outside the band they wait for a review), more units, fewer units.</summary>
[Authorize(Roles = Roles.Cooperative)]
[ResponseCache(NoStore = true)]
public sealed class CooperativeProductsController(ReadListing read, ChangePrice price, ChangeStock stock, ShopDb db, ShelfCache shelves, ReadListings lists, IStringLocalizer<Texts> texts) : Controller
{
    [HttpGet("/cooperative/products")]
    public async Task<IActionResult> Index([Range(1, 100_000)] int page = 1, CancellationToken ct = default)
    {
        var (rows, shown, total) = await read.Page(Mine, ModelState.IsValid ? page : 1, ct);
        return View("Own", new OwnProducts(rows, (await lists.Open(Mine, ct)).Rows, shown, total));
    }

    [HttpGet("/cooperative/products/{slug}")]
    public async Task<IActionResult> Show(string slug, CancellationToken ct) =>
        await Find(slug, ct) is { } product ? View("OwnProduct", new OwnProduct(product, await lists.OpenOf(product.Id, ct), new EditForm(), "", "")) : NotFound();

    [HttpPost("/cooperative/products/{slug}/prices")]
    public async Task<IActionResult> Price(string slug, EditForm form, CancellationToken ct)
    {
        if (await Find(slug, ct) is not { } product || !product.Variants.ContainsKey(form.Sku ?? ""))
        {
            return NotFound();
        }
        var typed = ListingValue.Tidy(form.Price);
        if (typed.Length == 0 || ListingValue.Fault(FieldKind.Money, MostFen, typed) is not null)
        {
            return await Refused(product, form, nameof(form.Price), texts["PriceWrong"], ct);
        }
        return await price.Run(Mine, product, form.Sku!, ListingValue.Fen(typed), Me, ct) == PriceResult.HasDraft
            ? await Refused(product, form, nameof(form.Price), texts["PriceHasDraft"], ct)
            : Redirect($"/cooperative/products/{product.Slug}");
    }

    [HttpPost("/cooperative/products/{slug}/stock")]
    public async Task<IActionResult> More(string slug, EditForm form, CancellationToken ct)
    {
        if (await Find(slug, ct) is not { } product || Item(product, form) is null)
        {
            return NotFound();
        }
        if (Units(form.Added) is not { } units)
        {
            return await Refused(product, form, nameof(form.Added), texts["UnitsWrong"], ct);
        }
        if (ListingValue.Day(form.MadeOn ?? "") is not { } day)
        {
            return await Refused(product, form, nameof(form.MadeOn), texts["MadeOnWrong"], ct);
        }
        return await Done(product, () => stock.More(product, form.Sku!, units, day, Me, ct), ct)
            ? Redirect($"/cooperative/products/{product.Slug}")
            : await Refused(product, form, nameof(form.MadeOn), texts["MadeOnTooOld"], ct);
    }

    [HttpPost("/cooperative/products/{slug}/losses")]
    public async Task<IActionResult> Less(string slug, EditForm form, CancellationToken ct)
    {
        if (await Find(slug, ct) is not { } product || Item(product, form) is not { } item)
        {
            return NotFound();
        }
        if (Units(form.Lost) is not { } units)
        {
            return await Refused(product, form, nameof(form.Lost), texts["UnitsWrong"], ct);
        }
        var reason = ListingValue.Tidy(form.Reason);
        if (reason.Length == 0 || ListingValue.Fault(FieldKind.Line, 200, reason) is not null)
        {
            return await Refused(product, form, nameof(form.Reason), texts["ReasonWrong"], ct);
        }
        return await Done(product, () => stock.Less(item, units, reason, Me, ct), ct)
            ? Redirect($"/cooperative/products/{product.Slug}")
            : await Refused(product, form, nameof(form.Lost), texts["UnitsTooMany"], ct);
    }

    private const long MostFen = 10_000_000;

    private int Mine => User.CooperativeId() ?? 0;

    private string Me => User.UserId()!;

    private async Task<ListedProduct?> Find(string slug, CancellationToken ct) => (await read.Of(Mine, slug, ct)).SingleOrDefault();

    // Null for what isn't there and for sets, whose parts have the stock.
    private static int? Item(ListedProduct product, EditForm form) => product.Variants.GetValueOrDefault(form.Sku ?? "")?.StockItemId;

    private static long? Units(string? typed) => ListingValue.Fault(FieldKind.Number, 1_000_000, typed ?? "") is null && ListingValue.Number(typed ?? "") is > 0 and var n ? n : null;

    private async Task<bool> Done(ListedProduct product, Func<Task<bool>> act, CancellationToken ct)
    {
        await using (var transaction = await db.Database.BeginTransactionAsync(ct))
        {
            if (!await act())
            {
                return false;
            }
            await db.SaveChangesAsync(ct);
            await transaction.CommitAsync(ct);
        }
        await shelves.ProductsChanged([product.Id]);
        return true;
    }

    private async Task<ViewResult> Refused(ListedProduct product, EditForm form, string field, string why, CancellationToken ct)
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("OwnProduct", new OwnProduct(product, await lists.OpenOf(product.Id, ct), form, field, why));
    }
}

/// <summary>What is typed beside one variant, as it was typed.</summary>
public sealed class EditForm
{
    public string? Sku { get; set; }
    /// <summary>Yuan.</summary>
    public string? Price { get; set; }
    public string? Added { get; set; }
    public string? MadeOn { get; set; }
    public string? Lost { get; set; }
    public string? Reason { get; set; }
}

/// <param name="Drafts">That aren't over.</param>
/// <param name="Total">Of all pages.</param>
public sealed record OwnProducts(IReadOnlyList<ListedProduct> Listed, IReadOnlyList<DraftRow> Drafts, int Page, Counted Total)
{
    public int Pages => Total.Pages(ReadListing.PageSize);
}

/// <param name="Draft">That changes it and isn't over; null when there is none.</param>
/// <param name="Field">Where something is wrong; empty: nowhere.</param>
/// <param name="Why">In the reader's language.</param>
public sealed record OwnProduct(ListedProduct Product, OpenDraft? Draft, EditForm Form, string Field, string Why)
{
    public string? Error(string sku, string field) => Form.Sku == sku && Field == field ? Why : null;

    public EditForm Typed(string sku) => Form.Sku == sku ? Form : new EditForm();
}
