using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace Shop.Features.Members;

/// <summary>Somebody is asked to work for a cooperative. It stands in the link alone, sealed, and nowhere else.</summary>
/// <param name="By">Who asks: a member's user id. The invitation ends when that member leaves.</param>
/// <param name="Until">UTC.</param>
public sealed record Invitation(int CooperativeId, string Email, string Name, string By, DateTime Until);

/// <summary>Seals invitations and opens them again.</summary>
public sealed class Invitations(IDataProtectionProvider protection, ShopClock clock)
{
    public const int Days = 7;

    private readonly IDataProtector protector = protection.CreateProtector("Shop.Members.Invitation");

    public string Seal(Invitation invitation) => protector.Protect(JsonSerializer.Serialize(invitation));

    /// <summary>Null when it isn't one of the shop's, or its time is over.</summary>
    public Invitation? Open(string? token)
    {
        try
        {
            return token is { Length: > 0 and < 2000 } && JsonSerializer.Deserialize<Invitation>(protector.Unprotect(token)) is { } found && found.Until > clock.Now ? found : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
