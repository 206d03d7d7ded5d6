using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;

namespace Shop.Features.Members;

/// <summary>Who works for the cooperative, each with a sign-in of their own.</summary>
[Authorize(Roles = Roles.Cooperative)]
[ResponseCache(NoStore = true)]
public sealed class MembersController(ShopDb db, SignInManager<AppUser> signIn, IStringLocalizer<Texts> texts) : Controller
{
    [HttpGet("/cooperative/members")]
    public Task<IActionResult> Index(CancellationToken ct) => Page(new InvitationForm(), null, ct);

    [HttpPost("/cooperative/members"), EnableRateLimiting(Limited.Register)]
    public async Task<IActionResult> Invite(InvitationForm form, [FromServices] InviteMember invite, CancellationToken ct)
    {
        if (ModelState.IsValid && !await invite.Run(Mine, form, Me, ct))
        {
            ModelState.AddModelError(nameof(form.Email), texts["AlreadyHere"]);
        }
        return ModelState.IsValid ? Redirect("/cooperative/members?done=invited") : await Page(form, null, ct);
    }

    [HttpPost("/cooperative/members/{id}/departure")]
    public async Task<IActionResult> Leave(string id, DepartureForm form, [FromServices] LeaveCooperative leave, CancellationToken ct)
    {
        if (!await db.Users.AnyAsync(u => u.Id == id && u.CooperativeId == Mine, ct))
        {
            return NotFound();
        }
        switch (ModelState.IsValid ? await leave.Run(id, Mine, ct) : (LeaveResult?)null)
        {
            case LeaveResult.Done when id == Me:
                await signIn.SignOutAsync();
                return Redirect("/");
            case LeaveResult.Done:
                return Redirect("/cooperative/members?done=left");
            case LeaveResult.Unknown:
                return NotFound();
            case LeaveResult.LastOne:
                ModelState.AddModelError(nameof(form.Sure), texts["LastOne"]);
                break;
        }
        return await Page(new InvitationForm(), id, ct);
    }

    private int Mine => User.CooperativeId() ?? 0;

    private string Me => User.UserId()!;

    private async Task<IActionResult> Page(InvitationForm form, string? leaving, CancellationToken ct)
    {
        Response.StatusCode = ModelState.IsValid ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity;
        var members = await db.Users.AsNoTracking().Where(u => u.CooperativeId == Mine).OrderBy(u => u.CreatedAt).ThenBy(u => u.Id)
            .Select(u => new Member(u.Id, u.DisplayName, u.Email!, u.Id == Me, u.PasswordHash != null || u.EmailConfirmed)).ToListAsync(ct);
        return View("Index", new MembersPage(members, form, leaving));
    }
}

/// <param name="HasSignedIn">False: the account has no key yet.</param>
public sealed record Member(string Id, string Name, string Email, bool IsMe, bool HasSignedIn);

/// <param name="Leaving">Whose departure was refused.</param>
public sealed record MembersPage(IReadOnlyList<Member> Members, InvitationForm Form, string? Leaving);
