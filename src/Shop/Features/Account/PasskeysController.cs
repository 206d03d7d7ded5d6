using System.Buffers.Text;
using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Shop.Features.Account;

/// <summary>An account's passkeys: list, add, remove. Who changes them has shown a moment ago who it is, and is alone from then on: sessions elsewhere end.</summary>
[Authorize]
[ResponseCache(NoStore = true)]
public sealed class PasskeysController(ShopDb db, UserManager<AppUser> users, SignInManager<AppUser> signIn, SecurityLog security, ShopClock clock, IStringLocalizer<Texts> texts) : Controller
{
    private const int Most = 20;

    [HttpGet("/account/passkeys")]
    public async Task<IActionResult> Show() => await Page(await Me());

    [HttpPost("/account/passkeys/options")]
    public async Task<IActionResult> Options()
    {
        var me = await Me();
        if (!await IsFresh())
        {
            return UnprocessableEntity(new Dictionary<string, string> { [""] = $"{texts["ProofNeeded"]} {texts["ProofGo"]}" });
        }
        return Content(await signIn.MakePasskeyCreationOptionsAsync(new PasskeyUserEntity { Id = me.Id, Name = me.Email!, DisplayName = me.DisplayName }), "application/json");
    }

    [HttpPost("/account/passkeys")]
    public async Task<IActionResult> Add(string? credential, [StringLength(60)] string? name)
    {
        if (!await IsFresh())
        {
            return Redirect(Proof.Before("/account/passkeys"));
        }
        var me = await Me();
        var made = ModelState.IsValid && !string.IsNullOrEmpty(credential) ? await Passkeys.Attempt(() => signIn.PerformPasskeyAttestationAsync(credential)) : null;
        if (made is not { Succeeded: true } || made.UserEntity.Id != me.Id || (await users.GetPasskeysAsync(me)).Count >= Most)
        {
            return await Refused("PasskeyNotMade", me);
        }
        made.Passkey.Name = string.IsNullOrWhiteSpace(name) ? Passkeys.NameFor(Request, clock) : name.Trim();
        await users.AddOrUpdatePasskeyAsync(me, made.Passkey);
        await Changed(me, "passkey added");
        return Redirect("/account/passkeys?done=added");
    }

    [HttpPost("/account/passkeys/removal")]
    public async Task<IActionResult> Remove(string? id)
    {
        if (!await IsFresh())
        {
            return Redirect(Proof.Before("/account/passkeys"));
        }
        var me = await Me();
        var passkeys = await users.GetPasskeysAsync(me);
        var wanted = passkeys.FirstOrDefault(p => Base64Url.EncodeToString(p.CredentialId) == id);
        if (wanted is null)
        {
            return NotFound();
        }
        if (passkeys.Count == 1 && me.PasswordHash is null)
        {
            return await Refused("PasskeyLast", me);
        }
        await users.RemovePasskeyAsync(me, wanted.CredentialId);
        await Changed(me, "passkey removed");
        return Redirect("/account/passkeys?done=removed");
    }

    private async Task Changed(AppUser me, string what)
    {
        security.KeysChanged(HttpContext, me.Id, what);
        if (await db.EndOthers(User) is > 0 and var ended)
        {
            security.SessionsEnded(HttpContext, me.Id, ended);
        }
    }

    private Task<bool> IsFresh() => db.IsFresh(User, clock.Now);

    private async Task<ViewResult> Page(AppUser me) => View("Passkeys", new PasskeysPage(await users.GetPasskeysAsync(me), await IsFresh()));

    private async Task<AppUser> Me() => await users.GetUserAsync(User) ?? throw new InvalidOperationException("A session outlived its account.");

    private Task<ViewResult> Refused(string why, AppUser me)
    {
        ModelState.AddModelError("", texts[why]);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page(me);
    }
}

/// <param name="IsFresh">Who asks may change them without showing once more who it is.</param>
public sealed record PasskeysPage(IList<UserPasskeyInfo> Passkeys, bool IsFresh);
