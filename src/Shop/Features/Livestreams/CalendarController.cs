using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace Shop.Features.Livestreams;

/// <summary>What calendar programs ask for, once an hour each: a page that nobody looks at, so it speaks the language of its address and not of who asks.</summary>
[AllowAnonymous]
public sealed class CalendarController(ReadFeed read) : Controller
{
    /// <param name="livestream">Slug: this one alone, to be kept and not subscribed to.</param>
    [HttpGet("/livestreams/calendar.ics")]
    public async Task<IActionResult> Feed(string? brand, string? cooperative, string? livestream, string? culture, CancellationToken ct)
    {
        using var _ = Culture.Of(culture == Culture.English ? Culture.English : Culture.Chinese);
        if (await (livestream is null ? read.Run(brand, cooperative, ct) : read.One(livestream, ct)) is not { } feed)
        {
            return NotFound();
        }
        Response.Headers.CacheControl = "public, no-cache";
        if (livestream is not null)
        {
            Response.Headers.ContentDisposition = $"attachment; filename=\"{livestream}.ics\"";
        }
        return File(feed.Bytes, "text/calendar; charset=utf-8", lastModified: null, entityTag: new EntityTagHeaderValue(feed.ETag));
    }
}
