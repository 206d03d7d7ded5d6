using System.ComponentModel.DataAnnotations;
using System.Security.Claims;

namespace Shop.Features.Account;

/// <summary>How long somebody stays signed in, section "Sessions". A shopper's telephone is the shopper's; a cooperative's or the house's desk stands in a room where others come and go.</summary>
public sealed record SessionSpans
{
    /// <summary>Days without use after which a shopper's session ends.</summary>
    [Range(1, 3650)]
    public int IdleDays { get; init; } = 30;

    /// <summary>Days after which it ends in any case.</summary>
    [Range(1, 3650)]
    public int LongestDays { get; init; } = 90;

    /// <summary>Hours without use after which a member's or an operator's session ends. More than one: use is written once an hour.</summary>
    [Range(2, 8760)]
    public int DeskIdleHours { get; init; } = 12;

    /// <summary>Days after which it ends in any case.</summary>
    [Range(1, 3650)]
    public int DeskLongestDays { get; init; } = 7;

    /// <summary>Whether somebody works for a cooperative or the house.</summary>
    public static bool IsDesk(ClaimsPrincipal who) => who.IsInRole(Roles.Operator) || who.IsInRole(Roles.Cooperative);

    public (TimeSpan Idle, TimeSpan Longest) Of(ClaimsPrincipal who) =>
        IsDesk(who) ? (TimeSpan.FromHours(DeskIdleHours), TimeSpan.FromDays(DeskLongestDays)) : (TimeSpan.FromDays(IdleDays), TimeSpan.FromDays(LongestDays));

    /// <summary>The end of a session that is used now.</summary>
    /// <param name="who">Whose it is.</param>
    /// <param name="made">When it began, UTC.</param>
    /// <param name="now">UTC.</param>
    public DateTime Until(ClaimsPrincipal who, DateTime made, DateTime now)
    {
        var (idle, longest) = Of(who);
        return now + idle < made + longest ? now + idle : made + longest;
    }
}
