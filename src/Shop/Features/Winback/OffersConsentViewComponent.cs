using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace Shop.Features.Winback;

/// <summary>On an account's pages: whether the shop may write of goods and offers, and the button that changes it.</summary>
public sealed class OffersConsentViewComponent(AgreeToOffers agree, UserManager<AppUser> users) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync()
    {
        var me = await users.GetUserAsync(UserClaimsPrincipal) ?? throw new InvalidOperationException("A session outlived its account.");
        return View("/Features/Winback/_Consent.cshtml", await agree.Of(me, HttpContext.RequestAborted) is { Holds: true } consent ? consent : null);
    }
}
