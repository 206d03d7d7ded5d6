using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;
using Shop.Features.Orders;

namespace Shop.Features.Returns;

/// <summary>What goes back of an order. Open to its account, and to whoever has the key of its link.</summary>
[AllowAnonymous]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class ReturnsController(OpenOrder open, ReadReturns read, ReturnRules rules, IStringLocalizer<Texts> texts) : Controller
{
    [HttpGet("/orders/{number}/returns")]
    public async Task<IActionResult> Index(string number, string? key, long part, CancellationToken ct) =>
        await open.Run(number, key, User, ct) is { } order ? await Page(order, key, new ReturnForm { ReturnNumber = OrderNumber.New(), Part = part }, ct) : NotFound();

    // Somewhat more than the largest pictures, so that one a little too large is told at its field.
    [HttpPost("/orders/{number}/returns"), EnableRateLimiting(Limited.Checkout)]
    [RequestSizeLimit((ReturnForm.MostPhotos + 2) * TakePicture.LargestBytes), RequestFormLimits(MultipartBodyLengthLimit = (ReturnForm.MostPhotos + 2) * TakePicture.LargestBytes)]
    public async Task<IActionResult> Ask(string number, [FromQuery] string? key, ReturnForm form, [FromServices] AskReturn ask, [FromServices] ReturnPhotos photos, CancellationToken ct)
    {
        if (await open.Run(number, key, User, ct) is not { } order)
        {
            return NotFound();
        }
        if (form.Photos.Count > ReturnForm.MostPhotos)
        {
            ModelState.AddModelError(nameof(form.Photos), texts["PhotosMany", ReturnForm.MostPhotos]);
        }
        if (!ModelState.IsValid)
        {
            return await Page(order, key, form, ct);
        }
        var (taken, refusal) = await photos.Take(form.Photos.Where(p => p.Length > 0), ct);
        if (refusal != PictureRefusal.None)
        {
            ModelState.AddModelError(nameof(form.Photos), texts[$"Photo_{refusal}"]);
            return await Page(order, key, form, ct);
        }
        var (result, made) = await ask.Run(order.Id, form, taken, ct);
        await photos.Forget([.. taken.Select(p => p.Hash)], ct);
        return result == ReturnResult.Done ? Redirect(OrderPage.AddressOf(order, key, $"/returns/{made}")) : await Refused(order, key, form, result, ct);
    }

    [HttpGet("/orders/{number}/returns/{returnNumber}")]
    public Task<IActionResult> Show(string number, string returnNumber, string? key, CancellationToken ct) => One(number, returnNumber, key, new(), new(), ct);

    [HttpPost("/orders/{number}/returns/{returnNumber}/objection"), EnableRateLimiting(Limited.Checkout)]
    public async Task<IActionResult> Dispute(string number, string returnNumber, [FromQuery] string? key, ObjectionForm form, [FromServices] SendBack back, CancellationToken ct) =>
        ModelState.IsValid && await Mine(number, returnNumber, key, ct) is { } mine && Told(await back.Dispute(mine.Id, form.Objection!, ct))
            ? Redirect(OrderPage.AddressOf(mine.Part.Order, key, $"/returns/{mine.Number}")) : await One(number, returnNumber, key, form, new(), ct);

    [HttpPost("/orders/{number}/returns/{returnNumber}/parcel"), EnableRateLimiting(Limited.Checkout)]
    public async Task<IActionResult> Send(string number, string returnNumber, [FromQuery] string? key, BackForm form, [FromServices] SendBack back, CancellationToken ct) =>
        ModelState.IsValid && await Mine(number, returnNumber, key, ct) is { } mine && Told(await back.Run(mine.Id, form.Carrier!, form.TrackingNumber!, ct))
            ? Redirect(OrderPage.AddressOf(mine.Part.Order, key, $"/returns/{mine.Number}")) : await One(number, returnNumber, key, new(), form, ct);

    [HttpGet("/orders/{number}/returns/{returnNumber}/photos/{id:long}")]
    public async Task<IActionResult> Photo(string number, string returnNumber, long id, string? key, [FromServices] ReturnPhotos photos, CancellationToken ct) =>
        (await Mine(number, returnNumber, key, ct))?.Photos.Find(p => p.Id == id) is { } photo && await photos.Find(photo.Hash, ct) is { } file ? PhysicalFile(file, "image/webp") : NotFound();

    private async Task<Return?> Mine(string number, string returnNumber, string? key, CancellationToken ct) =>
        await open.Run(number, key, User, ct) is { } order ? await read.Find(returnNumber, null, order.Id, ct) : null;

    private bool Told(ReturnResult result)
    {
        if (result != ReturnResult.Done)
        {
            ModelState.AddModelError("", texts["NotNow"]);
        }
        return result == ReturnResult.Done;
    }

    private async Task<IActionResult> One(string number, string returnNumber, string? key, ObjectionForm objection, BackForm back, CancellationToken ct)
    {
        if (await Mine(number, returnNumber, key, ct) is not { } mine)
        {
            return NotFound();
        }
        Response.StatusCode = ModelState.IsValid ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity;
        return View("Own", new OwnReturn(mine, key, objection, back));
    }

    private Task<IActionResult> Refused(Order order, string? key, ReturnForm form, ReturnResult result, CancellationToken ct)
    {
        ModelState.AddModelError(result is ReturnResult.WrongUnits or ReturnResult.Unknown ? nameof(form.Units) : result == ReturnResult.NotReturnable ? nameof(form.Reason) : "",
            texts[result is ReturnResult.WrongUnits or ReturnResult.Unknown ? "UnitsWrong" : result == ReturnResult.NotReturnable ? "ReasonNotAllowed" : "NotNow", rules.Days]);
        return Page(order, key, form, ct);
    }

    private async Task<IActionResult> Page(Order order, string? key, ReturnForm form, CancellationToken ct)
    {
        Response.StatusCode = ModelState.IsValid ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity;
        return View("Ask", new AskPage(order, key, form, await read.OfOrder(order.Id, ct), rules));
    }
}

/// <param name="Returns">That there are already.</param>
public sealed record AskPage(Order Order, string? Key, ReturnForm Form, IReadOnlyList<Return> Returns, ReturnRules Rules)
{
    public IReadOnlyList<OrderPart> Parts { get; } = [.. Order.Parts.Where(p => ReturnRules.IsPossible(Order, p)).OrderBy(p => p.Id)];

    /// <summary>The parcel that the form is about; null while it is to be chosen, or there is none.</summary>
    public OrderPart? Part => Parts is [var only] ? only : Parts.FirstOrDefault(p => p.Id == Form.Part);

    public string Address(string below = "", string more = "") => OrderPage.AddressOf(Order, Key, "/returns" + below, more);
}

public sealed record OwnReturn(Return Found, string? Key, ObjectionForm Objection, BackForm Back)
{
    public string Address(string below = "") => OrderPage.AddressOf(Found.Part.Order, Key, $"/returns/{Found.Number}{below}");
}
