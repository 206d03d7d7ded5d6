using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Shop.Features.LiveRoom;

/// <summary>What is going on, told as it happens: by Server-Sent Events, or for whoever can't keep a stream by asking again.</summary>
[AllowAnonymous]
public sealed class EventsController(ReadEvents read, Rooms rooms, IServiceScopeFactory scopes, IHostApplicationLifetime life) : Controller
{
    /// <param name="after">The number of the last event that was heard; the header Last-Event-ID goes before it.</param>
    [HttpGet("/livestreams/{slug}/events"), DisableRateLimiting]
    public async Task<IActionResult> Listen(string slug, long? after, CancellationToken ct)
    {
        if (await read.Find(slug, ct) is not { } id)
        {
            return NotFound();
        }
        var address = HttpContext.Connection.RemoteIpAddress?.ToString() ?? "";
        if (!rooms.Enter(address))
        {
            Response.Headers.RetryAfter = "30";
            return StatusCode(StatusCodes.Status429TooManyRequests);
        }
        try
        {
            await Stream(id, long.TryParse(Request.Headers["Last-Event-ID"], out var heard) ? heard : after, ct);
        }
        finally
        {
            rooms.Leave(address);
        }
        return new EmptyResult();
    }

    [HttpGet("/livestreams/{slug}/events.json"), DisableRateLimiting]
    public async Task<IActionResult> Ask(string slug, long? after, CancellationToken ct)
    {
        if (await read.Find(slug, ct) is not { } id)
        {
            return NotFound();
        }
        Response.Headers.CacheControl = "no-store";
        return Content((after is { } heard ? await read.Missed(id, heard, null, ct) : await read.Now(id, null, ct)).Json(), "application/json; charset=utf-8");
    }

    private async Task Stream(int livestreamId, long? after, CancellationToken aborted)
    {
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(aborted, life.ApplicationStopping);
        var room = rooms.Of(livestreamId);
        using var listener = await room.Join(isNew: Request.Headers["Last-Event-ID"].Count == 0, ends.Token);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ends.Token, listener.Dropped);
        try
        {
            await Begin(livestreamId, after, listener, either.Token);
            await foreach (var news in listener.News.ReadAllAsync(either.Token))
            {
                await Response.Body.WriteAsync(news, either.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // Gone, too slow, or the program ends: it comes back and is told what it missed.
            HttpContext.Abort();
        }
        finally
        {
            room.Leave(listener);
        }
    }

    private async Task Begin(int livestreamId, long? after, Listener listener, CancellationToken ct)
    {
        HttpContext.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        Response.ContentType = "text/event-stream; charset=utf-8";
        Response.Headers.CacheControl = "no-store";
        Response.Headers["X-Accel-Buffering"] = "no";
        await Response.Body.WriteAsync(Told.Retry, ct);
        // Not the request's own: a stream lives for hours.
        using var scope = scopes.CreateScope();
        var fresh = scope.ServiceProvider.GetRequiredService<ReadEvents>();
        var first = after is { } heard ? await fresh.Missed(livestreamId, heard, listener.From, ct) : await fresh.Now(livestreamId, listener.From, ct);
        await Response.Body.WriteAsync(first.Bytes(), ct);
        await Response.Body.FlushAsync(ct);
        if (StateTold.IsOver(first.State))
        {
            listener.Finish();
        }
    }
}
