using System.Collections.Concurrent;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Shop.Features.Pictures;

/// <summary>Serves pictures under addresses that never change their meaning. Only what the shop has a row for, and the right to show.</summary>
[AllowAnonymous]
[DisableRateLimiting]
public sealed class PicturesController(PictureStore store, PicturesKnown known) : Controller
{
    private static readonly Dictionary<string, string> Types = new() { ["avif"] = "image/avif", ["webp"] = "image/webp", ["jpg"] = "image/jpeg", ["jpeg"] = "image/jpeg", ["png"] = "image/png" };

    [HttpGet("/pictures/{hash}.{extension}")]
    public async Task<IActionResult> Original(string hash, string extension, CancellationToken ct) =>
        await known.Find(hash, ct) == extension ? await Serve(extension, () => store.Original(hash, extension, ct)) : NotFound();

    [HttpGet("/pictures/{hash}/{width:int}.{format}")]
    public async Task<IActionResult> Rendition(string hash, int width, string format, CancellationToken ct) =>
        PictureAddress.Formats.Contains(format) && await known.Find(hash, ct) is not null ? await Serve(format, () => store.Rendition(hash, width, format, ct)) : NotFound();

    private async Task<IActionResult> Serve(string extension, Func<Task<string?>> find)
    {
        try
        {
            if (!Types.TryGetValue(extension, out var type) || await find() is not { } file)
            {
                return NotFound();
            }
            Response.Headers.CacheControl = "public, max-age=31536000, immutable";
            return PhysicalFile(file, type);
        }
        catch (FilesAwayException)
        {
            // A page asks for two dozen: that isn't two dozen faults.
            Response.Headers.RetryAfter = ((int)Outage.TryAfter.TotalSeconds).ToString(System.Globalization.CultureInfo.InvariantCulture);
            return StatusCode(StatusCodes.Status503ServiceUnavailable);
        }
    }
}

/// <summary>Which pictures may be served, remembered for some minutes: a page asks for two dozen.</summary>
public sealed class PicturesKnown(IServiceScopeFactory scopes, ShopClock clock)
{
    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(5);
    private readonly ConcurrentDictionary<string, (string Extension, DateTime? Until, DateTime ReadAt)> known = new(StringComparer.Ordinal);

    /// <summary>The ending of the original; null for what isn't a picture of the shop or may no longer be shown.</summary>
    public async Task<string?> Find(string hash, CancellationToken ct)
    {
        var now = clock.Now;
        if (!known.TryGetValue(hash, out var picture) || now - picture.ReadAt > Remembered || now < picture.ReadAt)
        {
            using var scope = scopes.CreateScope();
            var db = scope.ServiceProvider.GetRequiredService<ShopDb>();
            var row = await db.Pictures.AsNoTracking().Where(p => p.Hash == hash).Select(p => new { p.Extension, p.Until }).FirstOrDefaultAsync(ct);
            if (row is null)
            {
                return null;
            }
            known[hash] = picture = (row.Extension, row.Until, now);
        }
        return picture.Until <= now ? null : picture.Extension;
    }

    /// <summary>Looks anew before it is served again: its rights changed, or it is gone.</summary>
    public void Forget(string hash) => known.TryRemove(hash, out _);
}
