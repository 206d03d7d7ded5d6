using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Shop.Features.Livestreams;

/// <summary>What is live, what comes, and a week to hang on the wall.</summary>
[AllowAnonymous]
public sealed class LivestreamsController(ReadSchedule read, ShopClock clock) : Controller
{
    /// <param name="week">"2026-W49"; this week when it isn't said, or isn't one.</param>
    [HttpGet("/livestreams")]
    [SameForEveryone("brand", "cooperative", "week")]
    public async Task<IActionResult> Index(string? brand, string? cooperative, string? week, CancellationToken ct)
    {
        if (await read.Run(brand, cooperative, week, ct) is not { } schedule)
        {
            return NotFound();
        }
        HttpContext.ShowsOnPage([PageTags.Livestreams, PageTags.Catalogue, .. schedule.Brands.Select(b => PageTags.Brand(b.Slug)), .. schedule.All.Select(c => PageTags.Livestream(c.Id))]);
        HttpContext.TrueUntil(read.TrueUntil(schedule), clock.Now);
        return View("Index", schedule);
    }
}
