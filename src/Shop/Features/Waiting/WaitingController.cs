using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Shop.Features.Waiting;

/// <summary>The line for places of a full session: standing in it, agreeing to it by mail, taking what is offered, leaving.</summary>
[AllowAnonymous]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class WaitingController(ShopDb db, JoinLine join, LeaveLine leave, TakeOffered take, Secrets secrets, ShopClock clock) : Controller
{
    [HttpGet("/experiences/{slug}/waiting/{session}")]
    public Task<IActionResult> Show(string slug, string session, bool? asked, CancellationToken ct) => Page(slug, session, new WaitForm { Adults = "1", Children = "0", Groups = "0" }, asked, new Dictionary<string, string>(), ct);

    [HttpPost("/experiences/{slug}/waiting/{session}"), EnableRateLimiting(Limited.Remind)]
    public async Task<IActionResult> Join(string slug, string session, WaitForm form, CancellationToken ct)
    {
        if (await Find(slug, session, ct) is not { } found || !found.IsOpen(clock.Now))
        {
            return NotFound();
        }
        var (result, faults) = await join.Run(found, form, User.UserId(), ct);
        if (result is Joined.On or Joined.Asked)
        {
            return Redirect($"/experiences/{slug}/waiting/{session}?asked={(result == Joined.Asked ? "true" : "false")}");
        }
        Response.StatusCode = result == Joined.Free ? StatusCodes.Status409Conflict : StatusCodes.Status422UnprocessableEntity;
        return await Page(slug, session, form, null, result == Joined.Free ? new Dictionary<string, string> { [""] = "ThereArePlaces" } : faults, ct);
    }

    /// <param name="key">From the mail; without it there is no such page.</param>
    [HttpGet("/waiting/{id:long}")]
    public async Task<IActionResult> Mine(long id, string? key, CancellationToken ct) => secrets.OpensWaiter(id, key) ? View("Mine", await Read(id, key!, ct)) : NotFound();

    // Who reloads lands on the page that has the button.
    [HttpGet("/waiting/{id:long}/confirmation"), HttpGet("/waiting/{id:long}/booking"), HttpGet("/waiting/{id:long}/removal")]
    public IActionResult Again(long id, string? key) => RedirectToAction(nameof(Mine), new { id, key });

    [HttpPost("/waiting/{id:long}/confirmation"), EnableRateLimiting(Limited.Remind)]
    public Task<IActionResult> Confirm(long id, [FromQuery] string? key, CancellationToken ct) => Act(id, key, () => join.Confirm(id, ct), ct);

    [HttpPost("/waiting/{id:long}/removal"), EnableRateLimiting(Limited.Remind)]
    public Task<IActionResult> Remove(long id, [FromQuery] string? key, CancellationToken ct) => Act(id, key, () => leave.Run(id, ct), ct);

    [HttpPost("/waiting/{id:long}/booking"), EnableRateLimiting(Limited.Remind)]
    public async Task<IActionResult> Take(long id, [FromQuery] string? key, CancellationToken ct)
    {
        if (!secrets.OpensWaiter(id, key))
        {
            return NotFound();
        }
        if (await take.Run(HttpContext, id, ct))
        {
            return Redirect("/basket");
        }
        Response.StatusCode = StatusCodes.Status409Conflict;
        return View("Mine", await Read(id, key!, ct));
    }

    private async Task<IActionResult> Act(long id, string? key, Func<Task> act, CancellationToken ct)
    {
        if (!secrets.OpensWaiter(id, key))
        {
            return NotFound();
        }
        if (await db.SessionWaiters.AnyAsync(w => w.Id == id, ct))
        {
            await act();
        }
        return Redirect($"/waiting/{id}?key={Uri.EscapeDataString(key!)}");
    }

    private Task<Session?> Find(string slug, string session, CancellationToken ct) => db.Sessions.AsNoTracking()
        .Where(s => s.Key == session && s.Experience.Product.Slug == slug && s.Experience.Product.WithdrawnAt == null && !s.Experience.IsByNight)
        .Include(s => s.Experience.Product.Brand).Include(s => s.Variants).ThenInclude(v => v.Components).AsSingleQuery().SingleOrDefaultAsync(ct);

    private async Task<IActionResult> Page(string slug, string session, WaitForm form, bool? asked, IReadOnlyDictionary<string, string> faults, CancellationToken ct)
    {
        var me = User.UserId();
        var known = await db.Users.Where(u => u.Id == me && u.EmailConfirmed).Select(u => u.Email).SingleOrDefaultAsync(ct);
        return await Find(slug, session, ct) is { } found ? View("Wait", new WaitPage(found, form, known, asked, faults)) : NotFound();
    }

    private async Task<MyPlace> Read(long id, string key, CancellationToken ct)
    {
        var own = await db.SessionWaiters.AsNoTracking().Include(w => w.Session.Experience.Product.Brand).SingleOrDefaultAsync(w => w.Id == id, ct);
        var before = own is not { State: WaiterState.Waiting } ? 0 : await db.SessionWaiters.CountAsync(w => w.SessionId == own.SessionId && (w.State == WaiterState.Waiting || w.State == WaiterState.Offered) && (w.WaitingSince < own.WaitingSince || (w.WaitingSince == own.WaitingSince && w.Id < own.Id)), ct);
        return new MyPlace(own, key, before, clock.Now);
    }
}
