using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Shop.Features.Account;

/// <summary>
/// A session lives as long as the account's security stamp. It is looked at in each request, one small query, so that a changed
/// password, a new role or an erasure ends the other sessions at once and not some minutes later.
/// </summary>
public static class Sessions
{
    public static async Task Check(CookieValidatePrincipalContext context)
    {
        var services = context.HttpContext.RequestServices;
        var claims = services.GetRequiredService<IOptions<IdentityOptions>>().Value.ClaimsIdentity;
        var stamp = context.Principal?.FindFirstValue(claims.SecurityStampClaimType);
        if (stamp is null || context.Principal?.UserId() is not { } id || await StampOf(services.GetRequiredService<ShopDb>(), id) != stamp)
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
        }
    }

    private static Task<string?> StampOf(ShopDb db, string id) => db.Users.Where(u => u.Id == id).Select(u => u.SecurityStamp).FirstOrDefaultAsync();
}

/// <summary>What a session knows of its account besides the id and the roles: which cooperative it works for, and its name.</summary>
public sealed class AccountClaims(UserManager<AppUser> users, RoleManager<IdentityRole> roles, IOptions<IdentityOptions> options)
    : UserClaimsPrincipalFactory<AppUser, IdentityRole>(users, roles, options)
{
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(AppUser user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaim(new Claim(ClaimTypes.GivenName, user.DisplayName));
        if (user.CooperativeId is { } cooperative)
        {
            identity.AddClaim(new Claim(Visitor.CooperativeClaim, cooperative.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        }
        return identity;
    }
}
