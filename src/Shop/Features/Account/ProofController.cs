using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;

namespace Shop.Features.Account;

public sealed class ProofForm
{
    [Required(ErrorMessage = "PasswordRequired"), StringLength(Passwords.Longest, ErrorMessage = "PasswordTooLong")]
    public string Password { get; set; } = "";

    /// <summary>Where to go then; followed only within the shop.</summary>
    public string? ReturnUrl { get; set; }
}

/// <summary>Somebody whose sign-in is a while ago shows once more who it is, before keys are changed or sessions ended. It begins the session anew.</summary>
[Authorize]
[ResponseCache(NoStore = true)]
public sealed class ProofController(UserManager<AppUser> users, SignInManager<AppUser> signIn, SecurityLog security, IStringLocalizer<Texts> texts) : Controller
{
    [HttpGet(Proof.Address)]
    public async Task<IActionResult> Show(string? returnUrl) => Page(await Me(), returnUrl);

    [HttpPost(Proof.Address)]
    [EnableRateLimiting(Limited.SignIn)]
    public async Task<IActionResult> ByPassword(ProofForm form, [FromServices] SignInWithPassword withPassword)
    {
        var me = await Me();
        if (ModelState.IsValid && !await withPassword.Check(me, form.Password))
        {
            ModelState.AddModelError(nameof(form.Password), texts["CurrentWrong", SignInWithPassword.Attempts]);
        }
        return ModelState.IsValid ? await Again(me, Sessions.ByPassword, form.ReturnUrl) : Page(me, form.ReturnUrl);
    }

    [HttpPost(Proof.Address + "/passkey")]
    [EnableRateLimiting(Limited.SignIn)]
    public async Task<IActionResult> ByPasskey(string? credential, string? returnUrl)
    {
        var me = await Me();
        var shown = string.IsNullOrEmpty(credential) ? null : await Passkeys.Attempt(() => signIn.PerformPasskeyAssertionAsync(credential));
        if (shown is not { Succeeded: true, User: { } user, Passkey: { } passkey } || user.Id != me.Id)
        {
            security.SignInRefused(HttpContext, me.Id, "passkey");
            ModelState.AddModelError("", texts["ProofPasskeyWrong"]);
            return Page(me, returnUrl);
        }
        await users.AddOrUpdatePasskeyAsync(me, passkey);
        return await Again(me, Sessions.ByPasskey, returnUrl);
    }

    private async Task<IActionResult> Again(AppUser me, string by, string? returnUrl)
    {
        var isRemembered = (await HttpContext.AuthenticateAsync(IdentityConstants.ApplicationScheme)).Properties?.IsPersistent == true;
        await signIn.SignInAsync(me, isRemembered, by);
        return LocalRedirect(Url.IsLocalUrl(returnUrl) ? returnUrl : "/account");
    }

    private async Task<AppUser> Me() => await users.GetUserAsync(User) ?? throw new InvalidOperationException("A session outlived its account.");

    private ViewResult Page(AppUser me, string? returnUrl)
    {
        Response.StatusCode = ModelState.IsValid ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity;
        return View("Proof", new ProofPage(me.Email!, me.PasswordHash is not null, returnUrl));
    }
}

public sealed record ProofPage(string Email, bool HasPassword, string? ReturnUrl);
