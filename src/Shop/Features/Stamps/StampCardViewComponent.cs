using Microsoft.AspNetCore.Mvc;

namespace Shop.Features.Stamps;

/// <summary>An account's stamp cards, drawn; in the basket, what is missing or ready.</summary>
public sealed class StampCardViewComponent(ReadStamps read) : ViewComponent
{
    /// <param name="hint">In a word, for the basket.</param>
    public async Task<IViewComponentResult> InvokeAsync(bool hint = false) => UserClaimsPrincipal.UserId() is { } user && UserClaimsPrincipal.CooperativeId() is null && !UserClaimsPrincipal.IsInRole(Roles.Operator)
        ? View(hint ? "/Features/Stamps/_Hint.cshtml" : "/Features/Stamps/_Card.cshtml", await read.Run(user, HttpContext.RequestAborted)) : Content("");
}
