using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;
using Shop.Features.Winback;

namespace Shop.Features.Account;

/// <summary>Joining, with a password or a passkey, and confirming the address.</summary>
[AllowAnonymous]
[ResponseCache(NoStore = true)]
public sealed class RegisterController(RegisterShopper register, UserManager<AppUser> users, SignInManager<AppUser> signIn, ShopClock clock, IStringLocalizer<Texts> texts) : Controller
{
    [HttpGet("/account/register")]
    public IActionResult Show() => View("Register", new RegisterForm());

    [HttpPost("/account/register")]
    [EnableRateLimiting(Limited.Register)]
    public async Task<IActionResult> Join(RegisterForm form)
    {
        if (ModelState.IsValid)
        {
            foreach (var error in await register.WithPassword(form))
            {
                ModelState.AddModelError(nameof(form.Password), texts[error.Code, users.Options.Password.RequiredLength]);
            }
        }
        return ModelState.IsValid ? Redirect("/account/register/sent") : Refused(form);
    }

    [HttpGet("/account/register/sent")]
    public IActionResult Sent() => View("RegisterSent");

    /// <summary>Options for a new passkey; who asks has to have filled in address and name.</summary>
    [HttpPost("/account/register/passkey/options")]
    [EnableRateLimiting(Limited.Register)]
    public async Task<IActionResult> PasskeyOptions(NewcomerForm form)
    {
        if (!ModelState.IsValid)
        {
            return UnprocessableEntity(ModelState.Where(m => m.Value!.Errors.Count > 0).ToDictionary(m => m.Key, m => m.Value!.Errors[0].ErrorMessage));
        }
        var newcomer = new PasskeyUserEntity { Id = Guid.NewGuid().ToString(), Name = form.Email.Trim(), DisplayName = form.Name.Trim() };
        return Content(await signIn.MakePasskeyCreationOptionsAsync(newcomer), "application/json");
    }

    [HttpPost("/account/register/passkey")]
    [EnableRateLimiting(Limited.Register)]
    public async Task<IActionResult> JoinWithPasskey(NewcomerForm form, string? credential)
    {
        var made = ModelState.IsValid && !string.IsNullOrEmpty(credential) ? await Passkeys.Attempt(() => signIn.PerformPasskeyAttestationAsync(credential)) : null;
        if (made is not { Succeeded: true } || made.UserEntity.Name != form.Email.Trim())
        {
            ModelState.AddModelError("", texts["PasskeyNotMade"]);
            return Refused(new RegisterForm { Email = form.Email, Name = form.Name, Offers = form.Offers });
        }
        made.Passkey.Name = Passkeys.NameFor(Request, clock);
        await register.WithPasskey(form, made.UserEntity.Id, made.Passkey);
        return Redirect("/account/register/sent");
    }

    [HttpGet("/account/confirmation")]
    public async Task<IActionResult> Confirm(string? user, string? token, [FromServices] AgreeToOffers agree, CancellationToken ct)
    {
        var account = await users.FindByIdAsync(user ?? "");
        var good = account is not null && (await users.ConfirmEmailAsync(account, token ?? "")).Succeeded;
        if (good)
        {
            await agree.Confirmed(account!, ct);
        }
        Response.StatusCode = good ? StatusCodes.Status200OK : StatusCodes.Status404NotFound;
        return View("Confirmation", good);
    }

    private ViewResult Refused(RegisterForm form)
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("Register", form);
    }
}
