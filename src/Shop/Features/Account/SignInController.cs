using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;
using Shop.Features.Baskets;

namespace Shop.Features.Account;

/// <summary>Coming in by password or passkey, and going out.</summary>
[AllowAnonymous]
[ResponseCache(NoStore = true)]
public sealed class SignInController(SignInManager<AppUser> signIn, UserManager<AppUser> users, AccountMails mails, MergeBaskets merge, SecurityLog security, IStringLocalizer<Texts> texts) : Controller
{
    [HttpGet("/account/sign-in")]
    public IActionResult Show(string? returnUrl) => User.UserId() is null ? View("SignIn", new SignInForm { ReturnUrl = returnUrl }) : Onwards(returnUrl, User.IsInRole);

    [HttpPost("/account/sign-in")]
    [EnableRateLimiting(Limited.SignIn)]
    public async Task<IActionResult> Enter(SignInForm form, [FromServices] SignInWithPassword withPassword)
    {
        if (!ModelState.IsValid)
        {
            return Refused(form);
        }
        var (outcome, user) = await withPassword.Run(form.Email, form.Password, form.RememberMe);
        if (outcome == SignedIn.Yes)
        {
            return await Welcome(user!, form.ReturnUrl);
        }
        if (outcome == SignedIn.NotConfirmed)
        {
            await mails.Confirm(user!);
        }
        ModelState.AddModelError(nameof(form.Password), texts[outcome == SignedIn.No ? "SignInWrong" : "NotConfirmed", SignInWithPassword.Attempts]);
        return Refused(form);
    }

    [HttpPost("/account/sign-in/passkey/options")]
    [EnableRateLimiting(Limited.SignIn)]
    public async Task<IActionResult> PasskeyOptions() => Content(await signIn.MakePasskeyRequestOptionsAsync(null), "application/json");

    [HttpPost("/account/sign-in/passkey")]
    [EnableRateLimiting(Limited.SignIn)]
    public async Task<IActionResult> EnterWithPasskey(string? credential, string? returnUrl, bool rememberMe)
    {
        var form = new SignInForm { ReturnUrl = returnUrl, RememberMe = rememberMe };
        var shown = string.IsNullOrEmpty(credential) ? null : await Passkeys.Attempt(() => signIn.PerformPasskeyAssertionAsync(credential));
        if (shown is not { Succeeded: true, User: { } user, Passkey: { } passkey })
        {
            security.SignInRefused(HttpContext, null, "passkey");
            ModelState.AddModelError("", texts["PasskeyWrong"]);
            return Refused(form);
        }
        if (!user.EmailConfirmed)
        {
            security.SignInRefused(HttpContext, user.Id, "unconfirmed");
            await mails.Confirm(user);
            ModelState.AddModelError("", texts["NotConfirmed"]);
            return Refused(form);
        }
        await users.AddOrUpdatePasskeyAsync(user, passkey);
        await signIn.SignInAsync(user, rememberMe, Sessions.ByPasskey);
        return await Welcome(user, returnUrl);
    }

    [HttpPost("/account/sign-out")]
    public async Task<IActionResult> Leave()
    {
        // Not the browser's store: all that lies there is what the door has noted and the shop hasn't heard yet, a booking's number, a sum and an hour.
        Response.Headers["Clear-Site-Data"] = "\"cache\"";
        await signIn.SignOutAsync();
        return Redirect("/");
    }

    private async Task<IActionResult> Welcome(AppUser user, string? returnUrl)
    {
        await merge.Run(HttpContext, user.Id);
        var roles = await users.GetRolesAsync(user);
        return Onwards(returnUrl, roles.Contains);
    }

    private LocalRedirectResult Onwards(string? returnUrl, Func<string, bool> isIn) =>
        LocalRedirect(Url.IsLocalUrl(returnUrl) ? returnUrl : isIn(Roles.Operator) ? "/operator" : isIn(Roles.Cooperative) ? "/cooperative" : "/account");

    private ViewResult Refused(SignInForm form)
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("SignIn", form);
    }
}
