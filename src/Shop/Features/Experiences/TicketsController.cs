using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Shop.Features.Orders;

namespace Shop.Features.Experiences;

/// <summary>What a visitor takes along: the tickets of an order, and its dates for a calendar. Open to whoever may see the order.</summary>
[AllowAnonymous]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class TicketsController(OpenOrder open, ReadTickets read, ReadFeed feed, DrawTicket draw, ChineseType chinese, PrintType type, IStringLocalizer<Texts> texts) : Controller
{
    [HttpGet("/orders/{number}/tickets.pdf")]
    public async Task<IActionResult> Tickets(string number, string? key, CancellationToken ct)
    {
        if (await open.Run(number, key, User, ct) is not { } order || await read.Run(order, ct) is not { Count: > 0 } tickets)
        {
            return NotFound();
        }
        if (!chinese.IsThere || !type.IsThere)
        {
            Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return Content(texts["NoFont"]);
        }
        var pages = tickets.Select(draw.Run).ToList();
        var pdf = Print.Pdf($"tickets-{order.Number}", pages);
        pages.ForEach(p => p.Dispose());
        Response.Headers.ContentDisposition = $"inline; filename=\"tickets-{order.Number}.pdf\"";
        return File(pdf, "application/pdf");
    }

    [HttpGet("/orders/{number}/bookings.ics")]
    public async Task<IActionResult> Dates(string number, string? key, CancellationToken ct)
    {
        if (await open.Run(number, key, User, ct) is not { } order || await feed.Of(order, ct) is not { } dates)
        {
            return NotFound();
        }
        Response.Headers.ContentDisposition = $"attachment; filename=\"{order.Number}.ics\"";
        return File(dates.Bytes, "text/calendar; charset=utf-8");
    }
}
