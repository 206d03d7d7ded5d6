using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace Shop.Features.Experiences;

/// <summary>What calendar programs ask for, in the language of its address.</summary>
[AllowAnonymous]
public sealed class ExperienceCalendarController(ReadFeed read) : Controller
{
    [HttpGet("/experiences/calendar.ics")]
    public async Task<IActionResult> Feed(string? experience, string? brand, string? culture, CancellationToken ct)
    {
        using var _ = Culture.Of(culture == Culture.English ? Culture.English : Culture.Chinese);
        if (await read.Run(experience, brand, ct) is not { } feed)
        {
            return NotFound();
        }
        Response.Headers.CacheControl = "public, no-cache";
        return File(feed.Bytes, "text/calendar; charset=utf-8", lastModified: null, entityTag: new EntityTagHeaderValue(feed.ETag));
    }
}
