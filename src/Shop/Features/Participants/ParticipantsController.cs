using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Shop.Features.Orders;

namespace Shop.Features.Participants;

/// <summary>Who comes to a session of an order, where the experience asks, and the certificates that they got. Open to whoever may see the order.</summary>
[AllowAnonymous]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class ParticipantsController(OpenOrder open, KeepParticipants keep, ShopDb db, ShopClock clock) : Controller
{
    [HttpGet("/orders/{number}/bookings/{session:int}/participants")]
    public async Task<IActionResult> Show(string number, int session, string? key, CancellationToken ct) =>
        await Find(number, key, session, ct) is { } page ? View("Participants", page) : NotFound();

    [HttpPost("/orders/{number}/bookings/{session:int}/participants"), EnableRateLimiting(Limited.Checkout)]
    public async Task<IActionResult> Keep(string number, int session, [FromQuery] string? key, WhoForm form, CancellationToken ct)
    {
        if (await Find(number, key, session, ct) is not { } page)
        {
            return NotFound();
        }
        var faults = await keep.Run(page.Order.Id, page.Session, form, ct);
        if (faults.Count == 0)
        {
            return Redirect(page.Address);
        }
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("Participants", page with { Form = form, Faults = faults });
    }

    private async Task<ParticipantsPage?> Find(string number, string? key, int sessionId, CancellationToken ct)
    {
        if (await open.Run(number, key, User, ct) is not { } order || KeepParticipants.Coming(order, sessionId) is not { Count: > 0 } lines)
        {
            return null;
        }
        var session = await db.Sessions.AsNoTracking().Include(s => s.Experience.Product.Brand).SingleAsync(s => s.Id == sessionId, ct);
        if (session.Experience is { AsksWho: false, Certifies: false })
        {
            return null;
        }
        var ids = lines.ConvertAll(l => l.Id);
        var people = await db.Participants.AsNoTracking().Where(p => ids.Contains(p.LineId)).OrderBy(p => p.LineId).ThenBy(p => p.Seat).ToListAsync(ct);
        var certificates = await db.HostCertificates.AsNoTracking().Where(c => c.LineId != null && ids.Contains(c.LineId.Value) && c.TakenBackAt == null).Include(c => c.Host).OrderBy(c => c.LineId).ThenBy(c => c.Seat).ToListAsync(ct);
        var form = new WhoForm { Names = string.Join('\n', people.Select(p => p.Name).Where(n => n.Length > 0)), Ages = string.Join("、", people.Select(p => p.Age).OfType<int>()) };
        return new ParticipantsPage(order, key, session, certificates, form, new Dictionary<string, string>()) { IsOpen = session.Experience.AsksWho && session.EndsAt > clock.Now };
    }
}

/// <param name="Faults">Text keys by field.</param>
public sealed record ParticipantsPage(Order Order, string? Key, Session Session, IReadOnlyList<HostCertificate> Certificates, WhoForm Form, IReadOnlyDictionary<string, string> Faults)
{
    /// <summary>It can still be said.</summary>
    public bool IsOpen { get; init; }
    public string Address => OrderPage.AddressOf(Order, Key, $"/bookings/{Session.Id}/participants");
}

/// <summary>The fields, for whatever form they stand in.</summary>
/// <param name="Faults">Text keys by field.</param>
public sealed record WhoFields(Experience Experience, string? Names, string? Ages, IReadOnlyDictionary<string, string> Faults);
