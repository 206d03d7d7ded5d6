using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;

namespace Shop.Features.Livestreams;

/// <summary>"Remind me", agreeing to it, and ending it. The form stands on pages that are the same for everyone, so what it answers is a page of its own.</summary>
[AllowAnonymous]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class RemindersController(ShopDb db, AskReminder ask, ForgetReminders forget, Secrets secrets, ShopClock clock, IStringLocalizer<Texts> texts) : Controller
{
    [HttpGet("/livestreams/{slug}/reminders")]
    public async Task<IActionResult> Show(string slug, bool? asked, CancellationToken ct) => await Page(new RemindForm { Slug = slug, Minutes = [60] }, asked, ct);

    [HttpPost("/livestreams/{slug}/reminders"), EnableRateLimiting(Limited.Remind)]
    public async Task<IActionResult> Ask(string slug, RemindForm form, CancellationToken ct)
    {
        form.Slug = slug;
        if (ModelState.IsValid)
        {
            var result = await ask.Run(form, slug, User.UserId(), ct);
            if (result is AskedReminder.On or AskedReminder.Asked)
            {
                return Redirect($"/livestreams/{slug}/reminders?asked={(result == AskedReminder.Asked ? "true" : "false")}");
            }
            ModelState.AddModelError(result == AskedReminder.TooLate ? nameof(form.Minutes) : nameof(form.Email), texts[result.ToString()]);
        }
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return await Page(form, null, ct);
    }

    /// <param name="key">From the mail; without it there is no such page.</param>
    [HttpGet("/reminders/{id:long}")]
    public async Task<IActionResult> Mine(long id, string? key, CancellationToken ct) => secrets.OpensReminder(id, key) ? View("Mine", await Read(id, key!, ct)) : NotFound();

    /// <summary>A mail program's own button: whoever presses it wants none of them any more. Not rate-limited, for a mail house posts for thousands from one address.</summary>
    [HttpPost("/reminders/{id:long}"), FromElsewhere]
    public async Task<IActionResult> Leave(long id, [FromQuery] string? key, CancellationToken ct)
    {
        if (!secrets.OpensReminder(id, key))
        {
            return NotFound();
        }
        if (await db.LiveReminders.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, ct) is { } reminder)
        {
            await forget.Of(reminder, all: true);
        }
        return NoContent();
    }

    [HttpPost("/reminders/{id:long}/confirmation"), EnableRateLimiting(Limited.Remind)]
    public async Task<IActionResult> Confirm(long id, [FromQuery] string? key, CancellationToken ct)
    {
        if (!secrets.OpensReminder(id, key))
        {
            return NotFound();
        }
        var now = clock.Now;
        var asked = db.LiveReminders.Where(r => r.Id == id);
        await db.LiveReminders.Where(r => r.ConfirmedAt == null && asked.Any(a => a.LivestreamId == r.LivestreamId && a.Email == r.Email)).ExecuteUpdateAsync(s => s.SetProperty(r => r.ConfirmedAt, now), ct);
        return Redirect($"/reminders/{id}?key={Uri.EscapeDataString(key!)}");
    }

    /// <param name="all">Of any livestream, not of this one alone.</param>
    [HttpPost("/reminders/{id:long}/removal"), EnableRateLimiting(Limited.Remind)]
    public async Task<IActionResult> Remove(long id, [FromQuery] string? key, bool all, CancellationToken ct)
    {
        if (!secrets.OpensReminder(id, key))
        {
            return NotFound();
        }
        if (await db.LiveReminders.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, ct) is { } reminder)
        {
            await forget.Of(reminder, all);
        }
        return Redirect($"/reminders/{id}?key={Uri.EscapeDataString(key!)}");
    }

    private async Task<IActionResult> Page(RemindForm form, bool? asked, CancellationToken ct)
    {
        var (me, now) = (User.UserId(), clock.Now);
        if (await db.Livestreams.AsNoTracking().Public().Where(l => l.Slug == form.Slug).AsCards(now).SingleOrDefaultAsync(ct) is not { } card)
        {
            return NotFound();
        }
        var known = await db.Users.Where(u => u.Id == me && u.EmailConfirmed).Select(u => u.Email).SingleOrDefaultAsync(ct);
        return View("Remind", new RemindPage(card, form, known, asked, card.State == LivestreamState.Announced && card.StartsAt > now));
    }

    private async Task<MyReminders> Read(long id, string key, CancellationToken ct)
    {
        var own = await db.LiveReminders.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, ct);
        var rows = own is null ? [] : await db.LiveReminders.AsNoTracking().Where(r => r.LivestreamId == own.LivestreamId && r.Email == own.Email).OrderByDescending(r => r.MinutesBefore).ToListAsync(ct);
        var card = own is null ? null : await db.Livestreams.AsNoTracking().Where(l => l.Id == own.LivestreamId).AsCards(clock.Now).SingleAsync(ct);
        return new MyReminders(id, key, card, rows);
    }
}

/// <param name="Known">The account's confirmed address; null: a visitor, or it isn't confirmed.</param>
/// <param name="Asked">True: a mail asks first. False: it is on. Null: nothing was done yet.</param>
/// <param name="IsAhead">It is still to come.</param>
public sealed record RemindPage(LiveCard Card, RemindForm Form, string? Known, bool? Asked, bool IsAhead);

/// <param name="Card">Null, and no rows: nothing is kept any more.</param>
public sealed record MyReminders(long Id, string Key, LiveCard? Card, IReadOnlyList<LiveReminder> Rows)
{
    public bool IsConfirmed => Rows.All(r => r.ConfirmedAt is not null);

    public string Address(string below) => $"/reminders/{Id}/{below}?key={Uri.EscapeDataString(Key)}";
}
