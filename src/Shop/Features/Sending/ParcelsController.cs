using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Shop.Features.Orders;
using Shop.Features.Returns;

namespace Shop.Features.Sending;

/// <summary>The list behind the cooperative's day: what is to be sent and what became of it; and parcels that nobody took.</summary>
[Authorize(Roles = Roles.Cooperative)]
[ResponseCache(NoStore = true)]
public sealed class ParcelsController(ReadParcels read, ShopDb db, IStringLocalizer<Texts> texts) : Controller
{
    [HttpGet("/cooperative/parcels")]
    public async Task<IActionResult> Index(PartState state = PartState.ToSend, [Range(1, 100_000)] int page = 1, CancellationToken ct = default) =>
        View("Index", await Furnish(await read.ByState(Mine, ModelState.IsValid && ReadParcels.States.Contains(state) ? state : PartState.ToSend, ModelState.IsValid ? page : 1, ct), ct));

    // By post: a phone number doesn't belong in an address.
    [HttpPost("/cooperative/parcels")]
    public async Task<IActionResult> Search(SearchForm form, CancellationToken ct)
    {
        if (ModelState.IsValid)
        {
            return View("Index", await Furnish(await read.Search(Mine, form.Q!, ct), ct));
        }
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("Index", await Furnish(await read.ByState(Mine, PartState.ToSend, 1, ct), ct));
    }

    [HttpPost("/cooperative/parcels/sender")]
    public async Task<IActionResult> Sender(SenderForm form, CancellationToken ct)
    {
        if (ModelState.IsValid)
        {
            await db.Cooperatives.Where(c => c.Id == Mine).ExecuteUpdateAsync(s => s.SetProperty(c => c.SenderAddress, form.Sender!.Trim()), ct);
            return Redirect("/cooperative/parcels");
        }
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("Index", (await read.ByState(Mine, PartState.ToSend, 1, ct)) with { SenderAddress = form.Sender ?? "" });
    }

    [HttpGet("/cooperative/parcels/{number}/refusal")]
    public Task<IActionResult> Refusal(string number, CancellationToken ct) => Page(number, new RefusalForm(), ct);

    [HttpPost("/cooperative/parcels/{number}/refusal")]
    public async Task<IActionResult> Refuse(string number, RefusalForm form, [FromServices] RefusePart refuse, CancellationToken ct)
    {
        if (!ModelState.IsValid || await Find(number, ct) is not { } part)
        {
            return await Page(number, form, ct);
        }
        switch (await refuse.Run(part.Id, form, User.UserId()!, ct))
        {
            case PartResult.Done:
                return Redirect($"/cooperative/parcels/{part.Order.Number}");
            case PartResult.WrongQuantity:
                ModelState.AddModelError(nameof(form.Shelf), texts["UnitsDontAddUp"]);
                break;
            default:
                ModelState.AddModelError("", texts["RefusedNotNow"]);
                break;
        }
        return await Page(number, form, ct);
    }

    private int Mine => User.CooperativeId() ?? 0;

    private async Task<ParcelList> Furnish(ParcelList list, CancellationToken ct) => list with { SenderAddress = await db.Cooperatives.Where(c => c.Id == Mine).Select(c => c.SenderAddress).SingleAsync(ct) };

    private Task<OrderPart?> Find(string number, CancellationToken ct)
    {
        var read = OrderNumber.Read(number);
        return db.OrderParts.AsNoTracking().Parcels().Where(p => p.CooperativeId == Mine && p.Order.Number == read && p.Order.Origin == OrderOrigin.Shop)
            .Include(p => p.Order).Include(p => p.Lines).ThenInclude(l => l.Lots).ThenInclude(l => l.Lot).AsSplitQuery().SingleOrDefaultAsync(ct);
    }

    private async Task<IActionResult> Page(string number, RefusalForm form, CancellationToken ct)
    {
        if (await Find(number, ct) is not { } part)
        {
            return NotFound();
        }
        Response.StatusCode = ModelState.IsValid ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity;
        return View("Refusal", new RefusalPage(part, form, LotUnits.Of(part, part.Lines.ToDictionary(l => l.Id, l => l.Quantity - l.Withdrawn))));
    }
}

/// <param name="Units">From which lots it comes.</param>
public sealed record RefusalPage(OrderPart Part, RefusalForm Form, IReadOnlyList<LotUnits> Units)
{
    public bool CanBeRefused => RefusePart.IsPossible(Part.Order, Part);
}
