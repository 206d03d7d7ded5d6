using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Shop.Features.Orders;

namespace Shop.Features.GroupBills;

/// <summary>A group asks for a bill of what it booked, and takes it along. Open to whoever may see the order.</summary>
[AllowAnonymous]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class AskController(OpenOrder open, AskBill ask, ReadBills read, ServeBill serve) : Controller
{
    [HttpGet("/orders/{number}/bill")]
    public async Task<IActionResult> Show(string number, string? key, CancellationToken ct) => await Find(number, key, ct) is { } page ? View("Ask", page) : NotFound();

    [HttpPost("/orders/{number}/bill"), EnableRateLimiting(Limited.Checkout)]
    public async Task<IActionResult> Ask(string number, [FromQuery] string? key, AskForm form, CancellationToken ct)
    {
        if (await Find(number, key, ct) is not { } page)
        {
            return NotFound();
        }
        var faults = await ask.Run(page.Order.Id, form, ct);
        if (faults.Count == 0)
        {
            return Redirect(OrderPage.AddressOf(page.Order, key));
        }
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("Ask", page with { Form = form, Faults = faults });
    }

    [HttpGet("/orders/{number}/bills/{bill}.pdf")]
    public async Task<IActionResult> Pdf(string number, string bill, string? key, CancellationToken ct) =>
        await open.Run(number, key, User, ct) is { } order && await read.Of(order, bill, ct) is { } found ? await serve.Run(this, found, ct) : NotFound();

    private async Task<AskPage?> Find(string number, string? key, CancellationToken ct)
    {
        if (await open.Run(number, key, User, ct) is not { } order || AskBill.Open(order) is not { Count: > 0 } parts)
        {
            return null;
        }
        var asked = parts.Select(p => p.Invoice).FirstOrDefault(i => i is { TitleKind: InvoiceTitleKind.Company });
        return new AskPage(order, key, parts, new AskForm { Title = asked?.Title, TaxNumber = asked?.TaxNumber }, new Dictionary<string, string>());
    }
}

/// <param name="Parts">Bookings without a bill.</param>
/// <param name="Faults">Text keys by field.</param>
public sealed record AskPage(Order Order, string? Key, IReadOnlyList<OrderPart> Parts, AskForm Form, IReadOnlyDictionary<string, string> Faults);
