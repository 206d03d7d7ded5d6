using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Shop.Features.Payments;

namespace Shop.Features.Orders;

/// <summary>One order: its page, paying it, calling it off. Open to its account, and to whoever has the key of its link.</summary>
[AllowAnonymous]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class OrdersController(OpenOrder open, Experiences.ReadTickets tickets, CancelOrder cancel, StartPayment pay) : Controller
{
    [HttpGet("/orders/{number}")]
    public async Task<IActionResult> Show(string number, string? key, int paid, int unreached, int look, CancellationToken ct) =>
        await open.Run(number, key, User, ct) is { } order
            ? View("Show", await Page(order, key, ct) with { IsBackFromStripe = paid == 1, StripeWasOut = unreached == 1, Look = look })
            : NotHere(number);

    [HttpPost("/orders/{number}/payment"), EnableRateLimiting(Limited.Checkout)]
    public async Task<IActionResult> Pay(string number, string? key, CancellationToken ct) =>
        await open.Run(number, key, User, ct) is { } order ? Redirect((await pay.Run(order.Id, ct)).ToString()) : NotHere(number);

    [HttpPost("/orders/{number}/cancellation"), EnableRateLimiting(Limited.Checkout)]
    public async Task<IActionResult> Cancel(string number, [FromQuery] string? key, CancelForm form, CancellationToken ct)
    {
        if (await open.Run(number, key, User, ct) is not { } order)
        {
            return NotHere(number);
        }
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View("Show", await Page(order, key, ct) with { Cancel = form });
        }
        if (await cancel.Run(order.Id, form.Reason?.Trim() ?? "", "shopper", ct) is CancelResult.TooLate)
        {
            Response.StatusCode = StatusCodes.Status409Conflict;
            ModelState.AddModelError(nameof(form.Reason), "CancelTooLate");
            return View("Show", await Page((await open.Run(number, key, User, ct))!, key, ct) with { Cancel = form });
        }
        return Redirect(OrderPage.AddressOf(order, key));
    }

    private async Task<OrderPage> Page(Order order, string? key, CancellationToken ct) => new(order, key, await open.Goods(order, ct)) { Beside = await tickets.Beside(order, ct) };

    private ViewResult NotHere(string number)
    {
        Response.StatusCode = StatusCodes.Status404NotFound;
        return View(OrderNumber.Read(number) is null ? "Mistyped" : "NotHere", number.Length > 40 ? number[..40] : number);
    }
}
