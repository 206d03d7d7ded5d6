using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Shop.Features.Members;

/// <summary>Whoever was invited says yes.</summary>
[AllowAnonymous]
[ResponseCache(NoStore = true)]
public sealed class MembershipsController(JoinCooperative join) : Controller
{
    [HttpGet("/memberships/new")]
    public async Task<IActionResult> New(string? invitation, CancellationToken ct) =>
        await join.Find(invitation, ct) is { } found ? View("New", new JoinPage(found.Invitation, found.Cooperative, invitation!, false)) : Over();

    [HttpPost("/memberships"), EnableRateLimiting(Limited.Register)]
    public async Task<IActionResult> Create(string? invitation, CancellationToken ct)
    {
        if (await join.Find(invitation, ct) is not { } found)
        {
            return Over();
        }
        switch (await join.Run(found.Invitation, ct))
        {
            case null:
                Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
                return View("New", new JoinPage(found.Invitation, found.Cooperative, invitation!, true));
            case "":
                return Redirect("/account/sign-in?ReturnUrl=%2Fcooperative");
            case var link:
                return Redirect(new Uri(link).PathAndQuery);
        }
    }

    private ViewResult Over()
    {
        Response.StatusCode = StatusCodes.Status404NotFound;
        return View("Over");
    }
}

/// <param name="IsTaken">That account works for somebody already.</param>
public sealed record JoinPage(Invitation Invitation, Cooperative Cooperative, string Token, bool IsTaken);
