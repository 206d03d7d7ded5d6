using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Shop.Features.LiveVideo;

/// <summary>Says to the video server whether a camera may send: nginx asks before it lets a stream in (on_publish). It changes nothing.</summary>
[AllowAnonymous]
public sealed class PublicationsController(ShopDb db, SecurityLog security, ShopClock clock) : Controller
{
    /// <summary>So long before its start a camera may be tried.</summary>
    private static readonly TimeSpan Early = TimeSpan.FromHours(2);

    /// <param name="name">The livestream's slug.</param>
    /// <param name="key">The stream key, shown once to who planned it.</param>
    /// <param name="ct">Ends with the request.</param>
    /// <returns>204, or 403 when there is no such livestream about to be live with this key.</returns>
    [HttpPost("/video/publications"), FromElsewhere, RequestSizeLimit(16 * 1024)]
    public async Task<IActionResult> Ask([FromForm] string? name, [FromForm] string? key, CancellationToken ct)
    {
        if (name is not { Length: > 0 and <= 80 } || key is not { Length: > 0 and <= 200 })
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }
        var from = clock.Now + Early;
        var hash = await db.Livestreams.Where(l => l.Slug == name && l.Video == VideoKind.Own && (l.State == LivestreamState.Live || (l.State == LivestreamState.Announced && l.StartsAt <= from)))
            .Select(l => l.StreamKeyHash).SingleOrDefaultAsync(ct);
        var given = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
        if (hash is not null && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(hash), Encoding.ASCII.GetBytes(given)))
        {
            return NoContent();
        }
        security.SignatureRefused(HttpContext);
        return StatusCode(StatusCodes.Status403Forbidden);
    }
}
