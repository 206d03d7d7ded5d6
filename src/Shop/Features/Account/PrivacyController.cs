using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;

namespace Shop.Features.Account;

public sealed class EraseForm
{
    public string? Password { get; set; }
    public bool Understood { get; set; }
}

/// <summary>What the shop knows of a person: to take along, or to be forgotten.</summary>
[Authorize]
[ResponseCache(NoStore = true)]
public sealed class PrivacyController(UserManager<AppUser> users, SignInManager<AppUser> signIn, IStringLocalizer<Texts> texts) : Controller
{
    [HttpGet("/account/privacy")]
    public async Task<IActionResult> Show() => View("Privacy", (await Me()).PasswordHash is not null);

    [HttpPost("/account/privacy/export")]
    public async Task<IActionResult> Export([FromServices] ExportMyData export, [FromServices] ShopClock clock, CancellationToken ct)
    {
        var zip = await export.Run(await Me(), ct);
        return File(zip, "application/zip", $"my-data-{clock.Today:yyyy-MM-dd}.zip");
    }

    [HttpPost("/account/privacy/erasure")]
    [EnableRateLimiting(Limited.SignIn)]
    public async Task<IActionResult> Erase(EraseForm form, [FromServices] EraseMe erase, [FromServices] SignInWithPassword withPassword)
    {
        var me = await Me();
        if (!form.Understood)
        {
            ModelState.AddModelError(nameof(form.Understood), texts["EraseNotUnderstood"]);
        }
        else if (me.PasswordHash is not null && !await withPassword.Check(me, form.Password ?? ""))
        {
            ModelState.AddModelError(nameof(form.Password), texts["CurrentWrong", SignInWithPassword.Attempts]);
        }
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View("Privacy", me.PasswordHash is not null);
        }
        await erase.Run(me);
        await signIn.SignOutAsync();
        return Redirect("/account/erased");
    }

    [HttpGet("/account/erased"), AllowAnonymous]
    public IActionResult Erased() => View("Erased");

    private async Task<AppUser> Me() => await users.GetUserAsync(User) ?? throw new InvalidOperationException("A session outlived its account.");
}
