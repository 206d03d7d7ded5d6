using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Shop.Features.Account;

/// <summary>Where an account is signed in, and ending it there.</summary>
[Authorize]
[ResponseCache(NoStore = true)]
public sealed class SignInsController(ShopDb db, SessionSpans options, SecurityLog security, ShopClock clock) : Controller
{
    private const string Here = "/account/sessions";

    [HttpGet(Here)]
    public async Task<IActionResult> Show(CancellationToken ct)
    {
        var (hash, now) = (Sessions.HashOf(User), clock.Now);
        var all = await db.SignInsOf(User.UserId()!, now).AsNoTracking().OrderByDescending(s => s.KeyHash == hash).ThenByDescending(s => s.SeenAt).ThenByDescending(s => s.Id)
            .Select(s => new SignInShown(s.Id, s.Device, s.Way, s.MadeAt, s.SeenAt, s.KeyHash == hash)).ToListAsync(ct);
        return View("SignIns", new SignInsPage(all, await db.IsFresh(User, now), options.Of(User)));
    }

    [HttpPost(Here + "/{id:long}/ending")]
    public async Task<IActionResult> End(long id, CancellationToken ct)
    {
        if (!await db.IsFresh(User, clock.Now))
        {
            return Redirect(Proof.Before(Here));
        }
        var me = User.UserId()!;
        if (await db.SignIns.Where(s => s.Id == id && s.UserId == me).ExecuteDeleteAsync(ct) == 0)
        {
            return NotFound();
        }
        security.SessionsEnded(HttpContext, me, 1);
        return Redirect(Here + "?done=true");
    }

    [HttpPost(Here + "/endings")]
    public async Task<IActionResult> EndOthers()
    {
        if (!await db.IsFresh(User, clock.Now))
        {
            return Redirect(Proof.Before(Here));
        }
        security.SessionsEnded(HttpContext, User.UserId()!, await db.EndOthers(User));
        return Redirect(Here + "?done=true");
    }
}

/// <param name="IsThis">The one that asks.</param>
public sealed record SignInShown(long Id, string Device, SignInWay Way, DateTime MadeAt, DateTime SeenAt, bool IsThis);

/// <param name="IsFresh">Who asks may end them without showing once more who it is.</param>
/// <param name="Lasts">Without use, and in any case.</param>
public sealed record SignInsPage(IReadOnlyList<SignInShown> All, bool IsFresh, (TimeSpan Idle, TimeSpan Longest) Lasts);
