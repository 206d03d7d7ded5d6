using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Shop.Features.Till;

/// <summary>What was sold over the counter: a day with its sums, a receipt, a sale taken back.</summary>
[Authorize(Roles = Roles.Cooperative)]
[ResponseCache(NoStore = true)]
public sealed class TillSalesController(ReadSales read, ShopClock clock, IStringLocalizer<Texts> texts) : Controller
{
    /// <param name="day">In the shop's zone; without one, or one that can't be read, today.</param>
    /// <param name="ct">Ends with the request.</param>
    [HttpGet("/cooperative/till/sales")]
    public async Task<IActionResult> Index(string? day, CancellationToken ct) =>
        View("Sales", await read.Of(Mine, DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var asked) && asked <= clock.Today && asked.Year > 2000 ? asked : clock.Today, ct));

    [HttpGet("/cooperative/till/sales/{number}")]
    public Task<IActionResult> Show(string number, CancellationToken ct) => Page(number, null, ct);

    [HttpPost("/cooperative/till/sales/{number}/refund")]
    public async Task<IActionResult> Undo(string number, UndoForm form, [FromServices] UndoSale undo, CancellationToken ct)
    {
        if (await read.Find(OrderNumber.Read(number), Mine, ct) is not { } sale)
        {
            return NotFound();
        }
        if (ModelState.IsValid)
        {
            switch (await undo.Run(sale.Order.Id, form.Units, form.IsBroken, form.Reason!.Trim(), form.Version, User.UserId()!, ct))
            {
                case UndoResult.Done:
                    return Redirect($"/cooperative/till/sales/{sale.Order.Number}");
                case UndoResult.WrongUnits:
                    ModelState.AddModelError(nameof(form.Units), texts["UndoWrongUnits"]);
                    break;
                case var other:
                    ModelState.AddModelError("", texts["Undo" + other]);
                    break;
            }
        }
        return await Page(number, form, ct);
    }

    private int Mine => User.CooperativeId() ?? 0;

    private async Task<IActionResult> Page(string number, UndoForm? form, CancellationToken ct)
    {
        if (await read.Find(OrderNumber.Read(number), Mine, ct) is not { } sale)
        {
            return NotFound();
        }
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        }
        return View("Sale", new SalePage(sale, form));
    }
}

/// <param name="Form">As it was typed; null before.</param>
public sealed record SalePage(SaleShown Sale, UndoForm? Form);
