using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Shop.Features.Lots;
using Shop.Features.Orders;

namespace Shop.Features.Cooperatives;

/// <summary>What a cooperative has to do: confirm, send, hand over.</summary>
[Authorize(Roles = Roles.Cooperative)]
[ResponseCache(NoStore = true)]
public sealed class CooperativeController(ReadParts read, IStringLocalizer<Texts> texts) : Controller
{
    [HttpGet("/cooperative")]
    public async Task<IActionResult> Index([FromServices] ReadToday today, CancellationToken ct) => View(await today.Run(Mine, ct));

    [HttpGet("/cooperative/parcels/{number}")]
    public Task<IActionResult> Show(string number, CancellationToken ct) => Parcel(number, new ShipmentForm(), ct);

    [HttpPost("/cooperative/parcels/{number}/confirmation")]
    public Task<IActionResult> Confirm(string number, [FromServices] ConfirmPart confirm, CancellationToken ct) =>
        Change(number, part => confirm.Run(part.Id, Me, ct), new ShipmentForm(), ct);

    [HttpPost("/cooperative/parcels/{number}/shipments")]
    public Task<IActionResult> Send(string number, ShipmentForm form, [FromServices] SendPart send, CancellationToken ct) =>
        Change(number, part => send.Run(part.Id, form.Carrier!, form.TrackingNumber!, form.Quantities.Count == 0 ? null : form.Quantities, Me, ct), form, ct);

    [HttpPost("/cooperative/parcels/{number}/delivery")]
    public Task<IActionResult> Deliver(string number, DeliveryForm form, [FromServices] DeliverPart deliver, CancellationToken ct) =>
        Change(number, part => deliver.Run(part.Id, form.Collected is { } yuan ? (long)(yuan * 100) : null, Me, ct), new ShipmentForm(), ct);

    [HttpPost("/cooperative/parcels/{number}/exchange")]
    public Task<IActionResult> Exchange(string number, [FromServices] ExchangeUnits exchange, CancellationToken ct) =>
        Change(number, part => exchange.Run(part.Id, Me, ct), new ShipmentForm(), ct);

    private int Mine => User.CooperativeId() ?? 0;

    private string Me => User.UserId()!;

    private async Task<IActionResult> Change(string number, Func<OrderPart, Task<PartResult>> change, ShipmentForm form, CancellationToken ct)
    {
        if (await read.Find(OrderNumber.Read(number), Mine, ct) is not { } part)
        {
            return NotFound();
        }
        if (!ModelState.IsValid)
        {
            return await Parcel(number, form, ct);
        }
        switch (await change(part))
        {
            case PartResult.Done:
                return Redirect($"/cooperative/parcels/{part.Order.Number}");
            case PartResult.WrongQuantity:
                ModelState.AddModelError(nameof(form.Quantities), texts["QuantityWrong"]);
                break;
            case PartResult.WrongAmount:
                ModelState.AddModelError(nameof(DeliveryForm.Collected), texts["CollectedNotDue", Money.Format(part.DueFen)]);
                break;
            case PartResult.Recalled:
                ModelState.AddModelError("", texts["RecalledStays"]);
                break;
            default:
                ModelState.AddModelError("", texts["TooLate"]);
                break;
        }
        return await Parcel(number, form, ct);
    }

    private async Task<IActionResult> Parcel(string number, ShipmentForm form, CancellationToken ct)
    {
        if (await read.Find(OrderNumber.Read(number), Mine, ct) is not { } part)
        {
            return NotFound();
        }
        if (part.Order.IsCounterSale)
        {
            return Redirect($"/cooperative/till/sales/{part.Order.Number}");
        }
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        }
        return View("Parcel", new ParcelShown(part, form));
    }
}

public sealed record ParcelShown(OrderPart Part, ShipmentForm Form)
{
    /// <summary>Units of recalled lots lie in it that haven't left.</summary>
    public bool HasRecalled => Part.State is PartState.AwaitingPayment or PartState.ToConfirm or PartState.ToSend && Part.Lines.Exists(l => l.Lots.GroupBy(x => x.ReservationId)
        .Any(r => r.Any(x => x.Lot.RecalledAt is not null && x.UnsentIn([.. r], l) > 0)));
}
