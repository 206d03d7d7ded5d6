using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace Shop.Features.LiveRoom;

/// <summary>One livestream: before, while and after.</summary>
[AllowAnonymous]
public sealed class LivestreamController(ShowLivestream show, LiveOptions options, ShopClock clock) : Controller
{
    /// <param name="t">Of a replay: where it begins, in seconds.</param>
    [HttpGet("/livestreams/{slug}")]
    [SameForEveryone("t")]
    public async Task<IActionResult> Show(string slug, int? t, CancellationToken ct)
    {
        if (await show.Run(slug, ct) is not { } shown)
        {
            HttpContext.NotForOthers();
            return await show.NextOf(slug, ct) is { } next ? Redirect($"/livestreams/{next}") : NotFound();
        }
        Keep(shown, t);
        return View("Livestream", new LivestreamPage(shown, VideoShown.Of(shown.Livestream, options)) { From = shown.Livestream.State == LivestreamState.Replay && t is > 0 ? t : null });
    }

    [HttpGet("/livestreams/{slug}/chapters.vtt")]
    public async Task<IActionResult> ChaptersVtt(string slug, CancellationToken ct) =>
        await Chaptered(slug, ct) is { } chapters ? Content(Chapters.Vtt(chapters), "text/vtt; charset=utf-8") : NotFound();

    [HttpGet("/livestreams/{slug}/chapters.json")]
    public async Task<IActionResult> ChaptersJson(string slug, CancellationToken ct) => await Chaptered(slug, ct) is { } chapters
        ? Json(new { version = "1.2.0", chapters = chapters.Select(c => new { startTime = c.From.TotalSeconds, endTime = c.Until.TotalSeconds, title = c.Item.Name.Here, url = $"/products/{c.Item.Slug}" }) })
        : NotFound();

    // Of what may be seen again; before, nobody can jump anywhere.
    private async Task<IReadOnlyList<Chapter>?> Chaptered(string slug, CancellationToken ct)
    {
        Response.Headers.CacheControl = "no-cache";
        Response.Headers.Append(HeaderNames.Vary, "Accept-Language, Cookie");
        return await show.Run(slug, ct) is { Livestream.State: LivestreamState.Replay or LivestreamState.Ended } shown ? Chapters.Of(shown) : null;
    }

    private void Keep(LivestreamShown shown, int? t)
    {
        var l = shown.Livestream;
        if (VideoShown.Of(l, options) is { IsPlayed: true } video)
        {
            HttpContext.PlaysFrom(video.Address);
        }
        // Live, it changes by the second and knows who watches; and of beginnings only the chapters' are few.
        if (l.State == LivestreamState.Live || (t is not null && !Chapters.Of(shown).Any(c => c.Seconds == t)))
        {
            HttpContext.NotForOthers();
            Response.Headers.CacheControl = "no-store";
            return;
        }
        HttpContext.ShowsOnPage([PageTags.Livestream(l.Id), PageTags.Livestreams, PageTags.Catalogue, .. l.Brands.Select(b => PageTags.Brand(b.Brand.Slug)), .. shown.Rundown.Select(r => PageTags.Product(r.ProductId))]);
        HttpContext.TrueUntil(shown.TrueUntil, clock.Now);
    }
}

/// <param name="Video">Null: nothing to see (yet).</param>
public sealed record LivestreamPage(LivestreamShown Shown, VideoShown? Video)
{
    /// <summary>Of a replay: where it begins, in seconds.</summary>
    public int? From { get; init; }

    /// <summary>What was said and refused.</summary>
    public MessageForm Message { get; init; } = new();
}

/// <param name="Offer">Null: the mould of one that a script fills in.</param>
public sealed record OfferPage(string Slug, OfferShown? Offer);

/// <summary>One product of the rundown, as it is shown while the livestream goes on.</summary>
public sealed record ItemPage(LivestreamShown Shown, ItemShown Item);
