using Microsoft.AspNetCore.Authorization;
using Shop.Features.Account;

namespace Shop.Features.Repurchase;

/// <summary>A page of figures has two addresses: under /operator for operators, of everything, and under /cooperative for members, of their own goods.</summary>
public static class FiguresAccess
{
    public const string Policy = "Figures";

    internal static void Ask(AuthorizationPolicyBuilder policy) => policy.RequireAuthenticatedUser()
        .RequireAssertion(c => c.Resource is HttpContext http && c.User.IsInRole(IsOwn(http) ? Roles.Cooperative : Roles.Operator));

    /// <summary>Whose own goods alone are counted; null: all. A member without a cooperative sees nobody's goods rather than everybody's.</summary>
    public static int? FiguresOf(this HttpContext http) => IsOwn(http) ? http.User.CooperativeId() ?? 0 : null;

    private static bool IsOwn(HttpContext http) => http.Request.Path.StartsWithSegments("/cooperative");
}
