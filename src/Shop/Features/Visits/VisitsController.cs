using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Shop.Features.Orders;

namespace Shop.Features.Visits;

/// <summary>One session of an order: keeping it, taking another date when the house changed it, calling it off. Open to whoever may see the order.</summary>
[AllowAnonymous]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class VisitsController(OpenOrder open, ReadVisit read, CallOff callOff, ChangeDate changeDate) : Controller
{
    [HttpGet("/orders/{number}/bookings/{session:int}")]
    public async Task<IActionResult> Show(string number, int session, string? key, CancellationToken ct) =>
        await Find(number, key, session, ct) is { } page ? View("Visit", page) : NotFound();

    // Who reloads a refused form lands on the booking.
    [HttpGet("/orders/{number}/bookings/{session:int}/keeping"), HttpGet("/orders/{number}/bookings/{session:int}/date"), HttpGet("/orders/{number}/bookings/{session:int}/cancellation")]
    public IActionResult Again(string number, int session, string? key) => RedirectToAction(nameof(Show), new { number, session, key });

    [HttpPost("/orders/{number}/bookings/{session:int}/keeping"), EnableRateLimiting(Limited.Checkout)]
    public Task<IActionResult> Keep(string number, int session, [FromQuery] string? key, CancellationToken ct) =>
        Done(number, key, session, page => changeDate.Keep(page.Order.Id, session, ct), ct);

    /// <param name="to">The key of the other session.</param>
    [HttpPost("/orders/{number}/bookings/{session:int}/date"), EnableRateLimiting(Limited.Checkout)]
    public Task<IActionResult> Change(string number, int session, [FromQuery] string? key, [FromForm] string? to, CancellationToken ct) =>
        Done(number, key, session, page => changeDate.Run(page.Order.Id, session, to, ct), ct);

    [HttpPost("/orders/{number}/bookings/{session:int}/cancellation"), EnableRateLimiting(Limited.Checkout)]
    public Task<IActionResult> CallOff(string number, int session, [FromQuery] string? key, CancellationToken ct) =>
        Done(number, key, session, page => callOff.Run(page.Order.Id, session, "", "shopper", ct), ct);

    private async Task<IActionResult> Done(string number, string? key, int session, Func<VisitPage, Task<VisitResult>> act, CancellationToken ct)
    {
        if (await Find(number, key, session, ct) is not { } page)
        {
            return NotFound();
        }
        if (await act(page) is var result && result == VisitResult.Done)
        {
            return Redirect(OrderPage.AddressOf(page.Order, key));
        }
        Response.StatusCode = StatusCodes.Status409Conflict;
        return View("Visit", await Find(number, key, session, ct) is { } now ? now with { Fault = "Fault_" + result } : page);
    }

    private async Task<VisitPage?> Find(string number, string? key, int session, CancellationToken ct) =>
        await open.Run(number, key, User, ct) is { } order ? await read.Run(order, key, session, ct) : null;
}
