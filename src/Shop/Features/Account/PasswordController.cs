using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;

namespace Shop.Features.Account;

/// <summary>A forgotten password, a new one by mail, another one while signed in.</summary>
[ResponseCache(NoStore = true)]
public sealed class PasswordController(UserManager<AppUser> users, SignInManager<AppUser> signIn, AccountMails mails, SecurityLog security, IStringLocalizer<Texts> texts) : Controller
{
    [HttpGet("/account/password/forgotten"), AllowAnonymous]
    public IActionResult Forgotten() => View("Forgotten", new ForgottenForm());

    /// <summary>Answers alike whether the address has an account or not.</summary>
    [HttpPost("/account/password/forgotten"), AllowAnonymous]
    [EnableRateLimiting(Limited.Register)]
    public async Task<IActionResult> SendLink(ForgottenForm form)
    {
        if (!ModelState.IsValid)
        {
            return Refused("Forgotten", form);
        }
        if (await users.FindByEmailAsync(form.Email.Trim()) is { } user)
        {
            await mails.Reset(user);
        }
        return Redirect("/account/password/sent");
    }

    [HttpGet("/account/password/sent"), AllowAnonymous]
    public IActionResult Sent() => View("PasswordSent");

    [HttpGet("/account/password/reset"), AllowAnonymous]
    public IActionResult Reset(string? user, string? token) => View("Reset", new ResetForm { User = user, Token = token });

    [HttpPost("/account/password/reset"), AllowAnonymous]
    [EnableRateLimiting(Limited.SignIn)]
    public async Task<IActionResult> SetNew(ResetForm form)
    {
        if (!ModelState.IsValid)
        {
            return Refused("Reset", form);
        }
        var user = await users.FindByIdAsync(form.User ?? "");
        var result = user is null ? IdentityResult.Failed(users.ErrorDescriber.InvalidToken()) : await users.ResetPasswordAsync(user, form.Token ?? "", form.Password);
        if (!result.Succeeded)
        {
            Tell(result);
            return Refused("Reset", form);
        }
        await Trust(user!);
        security.KeysChanged(HttpContext, user!.Id, "reset");
        return Redirect("/account/sign-in?reset=1");
    }

    [HttpGet("/account/password"), Authorize]
    public IActionResult Change() => View("ChangePassword", new ChangePasswordForm());

    [HttpPost("/account/password"), Authorize]
    [EnableRateLimiting(Limited.SignIn)]
    public async Task<IActionResult> Change(ChangePasswordForm form, [FromServices] SignInWithPassword withPassword)
    {
        var user = await users.GetUserAsync(User);
        if (ModelState.IsValid && !await withPassword.Check(user!, form.Current))
        {
            ModelState.AddModelError(nameof(form.Current), texts["CurrentWrong", SignInWithPassword.Attempts]);
        }
        if (ModelState.IsValid && await users.ChangePasswordAsync(user!, form.Current, form.Password) is { Succeeded: false } result)
        {
            Tell(result);
        }
        if (!ModelState.IsValid)
        {
            return Refused("ChangePassword", form);
        }
        security.KeysChanged(HttpContext, user!.Id, "password");
        await signIn.RefreshSignInAsync(user);
        return Redirect("/account?done=password");
    }

    // Who read the mail owns the address. What somebody else may have put on an account that was never confirmed goes away.
    private async Task Trust(AppUser user)
    {
        if (!user.EmailConfirmed)
        {
            foreach (var passkey in await users.GetPasskeysAsync(user))
            {
                await users.RemovePasskeyAsync(user, passkey.CredentialId);
            }
            user.EmailConfirmed = true;
        }
        user.AccessFailedCount = 0;
        user.LockoutEnd = null;
        await users.UpdateAsync(user);
    }

    private void Tell(IdentityResult result)
    {
        foreach (var error in result.Errors)
        {
            ModelState.AddModelError("Password", texts[error.Code, users.Options.Password.RequiredLength]);
        }
    }

    private ViewResult Refused(string view, object form)
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View(view, form);
    }
}
