using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Shop.Features.Orders;

namespace Shop.Features.Experiences;

/// <summary>At the door: who is coming, and who came. A ticket's code opens the booking.</summary>
[Authorize(Roles = Roles.Cooperative)]
[ResponseCache(NoStore = true)]
public sealed class BookingsController(ReadBookings read, CheckIn checkIn) : Controller
{
    /// <param name="code">What somebody typed or a scanner read: an order's number, or the address in a ticket's code.</param>
    [HttpGet("/cooperative/bookings")]
    public async Task<IActionResult> Index(string? code, CancellationToken ct)
    {
        if (code is not null && await Find(code.Trim()[(code.Trim().LastIndexOf('/') + 1)..], ct) is { } part)
        {
            return RedirectToAction(nameof(One), new { number = part.Order.Number });
        }
        Response.StatusCode = code is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity;
        return View("Bookings", new DoorPage(await read.Ahead(Mine, ct), code));
    }

    [HttpGet("/cooperative/bookings/{number}")]
    public async Task<IActionResult> One(string number, CancellationToken ct) =>
        await Find(number, ct) is { } part ? View("Booking", new BookingPage(part, null, null)) : NotFound();

    // Who reloads a refused form lands on the booking.
    [HttpGet("/cooperative/bookings/{number}/arrival"), HttpGet("/cooperative/bookings/{number}/absence")]
    public IActionResult Again(string number) => RedirectToAction(nameof(One), new { number });

    /// <param name="collected">Yuan taken at the door; where it is paid there.</param>
    /// <param name="at">When a phone without network noted it.</param>
    [HttpPost("/cooperative/bookings/{number}/arrival")]
    public async Task<IActionResult> Arrived(string number, string? collected, DateTimeOffset? at, CancellationToken ct)
    {
        if (await Find(number, ct) is not { } part)
        {
            return NotFound();
        }
        var asks = part.Order.Payment == PaymentMethod.CashOnDelivery || part.ToCollectFen(part.Order.Payment) > 0;
        var sum = asks && decimal.TryParse(collected, System.Globalization.NumberStyles.AllowDecimalPoint, System.Globalization.CultureInfo.InvariantCulture, out var yuan) && yuan * 100 == Math.Floor(yuan * 100) && yuan < 1_000_000 ? (long?)(yuan * 100) : null;
        return await checkIn.Run(part.Id, asks ? sum ?? 0 : null, User.UserId()!, at?.UtcDateTime, ct) == PartResult.WrongAmount ? Refused(part, collected) : RedirectToAction(nameof(One), new { number });
    }

    [HttpPost("/cooperative/bookings/{number}/absence")]
    public async Task<IActionResult> Missed(string number, CancellationToken ct)
    {
        if (await Find(number, ct) is not { } part)
        {
            return NotFound();
        }
        await checkIn.Missed(part.Id, User.UserId()!, ct);
        return RedirectToAction(nameof(One), new { number });
    }

    private ViewResult Refused(OrderPart part, string? typed)
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("Booking", new BookingPage(part, typed, "CollectedWrong"));
    }

    private Task<OrderPart?> Find(string number, CancellationToken ct) => read.One(OrderNumber.Read(number), Mine, ct);

    private int Mine => User.CooperativeId() ?? 0;
}
