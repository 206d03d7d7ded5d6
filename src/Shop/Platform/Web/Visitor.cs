using System.Globalization;
using System.Security.Claims;

namespace Shop.Platform;

/// <summary>What a request knows of who sent it.</summary>
public static class Visitor
{
    public const string CooperativeClaim = "cooperative";

    /// <summary>The account's id; null for a guest.</summary>
    public static string? UserId(this ClaimsPrincipal visitor) => visitor.FindFirstValue(ClaimTypes.NameIdentifier);

    /// <summary>The key of the cooperative that the account works for; null when it works for none.</summary>
    public static int? CooperativeId(this ClaimsPrincipal visitor) =>
        int.TryParse(visitor.FindFirstValue(CooperativeClaim), CultureInfo.InvariantCulture, out var id) ? id : null;
}
