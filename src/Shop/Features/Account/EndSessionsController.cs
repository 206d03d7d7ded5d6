using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Shop.Features.Account;

/// <summary>Whose sessions an operator ends.</summary>
public sealed class EndSessionsForm
{
    [Required(ErrorMessage = "EmailRequired"), StringLength(254, ErrorMessage = "EmailWrong")]
    public string? Email { get; set; }
}

/// <param name="Ended">How many were; null: nothing was done yet.</param>
public sealed record EndSessionsPage(string? Email, int? Ended);

/// <summary>An operator signs somebody out everywhere: a telephone was lost, or somebody else seems to use an account.</summary>
[Authorize(Roles = Roles.Operator)]
[ResponseCache(NoStore = true)]
public sealed class EndSessionsController(ShopDb db, UserManager<AppUser> users, SecurityLog security, ShopClock clock, IStringLocalizer<Texts> texts) : Controller
{
    [HttpGet("/operator/sessions")]
    public IActionResult Index(int? ended) => View("EndSessions", new EndSessionsPage(null, ended));

    // By post alone: who it is doesn't belong in an address.
    [HttpPost("/operator/sessions")]
    public async Task<IActionResult> End(EndSessionsForm form, CancellationToken ct)
    {
        var whose = ModelState.IsValid ? await users.FindByEmailAsync(form.Email!.Trim()) : null;
        if (ModelState.IsValid && whose is null)
        {
            ModelState.AddModelError(nameof(form.Email), texts["EndUnknown"]);
        }
        if (whose is null)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View("EndSessions", new EndSessionsPage(form.Email, null));
        }
        var count = await db.SignInsOf(whose.Id, clock.Now).CountAsync(ct);
        // Another stamp ends them, links to a new password among them, and stands in the audit.
        await users.UpdateSecurityStampAsync(whose);
        security.SessionsEnded(HttpContext, whose.Id, count);
        return Redirect($"/operator/sessions?ended={count}");
    }
}
