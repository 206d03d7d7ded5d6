using System.Buffers.Text;
using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Shop.Features.Account;

/// <summary>An account's passkeys: list, add, remove.</summary>
[Authorize]
[ResponseCache(NoStore = true)]
public sealed class PasskeysController(UserManager<AppUser> users, SignInManager<AppUser> signIn, ShopClock clock, IStringLocalizer<Texts> texts) : Controller
{
    private const int Most = 20;

    [HttpGet("/account/passkeys")]
    public async Task<IActionResult> Show() => View("Passkeys", await users.GetPasskeysAsync(await Me()));

    [HttpPost("/account/passkeys/options")]
    public async Task<IActionResult> Options()
    {
        var me = await Me();
        return Content(await signIn.MakePasskeyCreationOptionsAsync(new PasskeyUserEntity { Id = me.Id, Name = me.Email!, DisplayName = me.DisplayName }), "application/json");
    }

    [HttpPost("/account/passkeys")]
    public async Task<IActionResult> Add(string? credential, [StringLength(60)] string? name)
    {
        var me = await Me();
        var made = ModelState.IsValid && !string.IsNullOrEmpty(credential) ? await Passkeys.Attempt(() => signIn.PerformPasskeyAttestationAsync(credential)) : null;
        if (made is not { Succeeded: true } || made.UserEntity.Id != me.Id || (await users.GetPasskeysAsync(me)).Count >= Most)
        {
            return await Refused("PasskeyNotMade", me);
        }
        made.Passkey.Name = string.IsNullOrWhiteSpace(name) ? Passkeys.NameFor(Request, clock) : name.Trim();
        await users.AddOrUpdatePasskeyAsync(me, made.Passkey);
        return Redirect("/account/passkeys?done=added");
    }

    [HttpPost("/account/passkeys/removal")]
    public async Task<IActionResult> Remove(string? id)
    {
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
        return Redirect("/account/passkeys?done=removed");
    }

    private async Task<AppUser> Me() => await users.GetUserAsync(User) ?? throw new InvalidOperationException("A session outlived its account.");

    private async Task<ViewResult> Refused(string why, AppUser me)
    {
        ModelState.AddModelError("", texts[why]);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("Passkeys", await users.GetPasskeysAsync(me));
    }
}
