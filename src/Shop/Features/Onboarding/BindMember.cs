using Microsoft.AspNetCore.Identity;
using Shop.Features.Account;

namespace Shop.Features.Onboarding;

/// <summary>
/// Makes somebody a member of a cooperative, with a new account or the one that has the address. What was on an account that nobody ever confirmed goes: whoever made it may not own
/// the address.
/// </summary>
public sealed class BindMember(UserManager<AppUser> users, AccountMails mails, ShopClock clock)
{
    /// <summary>Runs within the caller's transaction.</summary>
    /// <returns>Null when the account works for the house or another cooperative; else the account, and the link with which to set a password where it has none.</returns>
    public async Task<(AppUser User, string? PasswordLink)?> Run(string email, string name, string culture, int cooperativeId)
    {
        var user = await users.FindByEmailAsync(email);
        if (user is null)
        {
            user = new AppUser { UserName = email, Email = email, DisplayName = name, Culture = culture, CreatedAt = clock.Now };
            Expect(await users.CreateAsync(user));
        }
        else if (user.CooperativeId is not null || await users.IsInRoleAsync(user, Roles.Operator))
        {
            return null;
        }
        else if (!user.EmailConfirmed)
        {
            await Clear(user);
        }
        user.CooperativeId = cooperativeId;
        Expect(await users.UpdateAsync(user));
        if (!await users.IsInRoleAsync(user, Roles.Cooperative))
        {
            Expect(await users.AddToRoleAsync(user, Roles.Cooperative));
        }
        Expect(await users.UpdateSecurityStampAsync(user));
        return (user, user.PasswordHash is null ? await mails.ResetLink(user) : null);
    }

    private async Task Clear(AppUser user)
    {
        user.PasswordHash = null;
        foreach (var passkey in await users.GetPasskeysAsync(user))
        {
            Expect(await users.RemovePasskeyAsync(user, passkey.CredentialId));
        }
    }

    private static void Expect(IdentityResult result)
    {
        if (!result.Succeeded)
        {
            throw new InvalidOperationException(string.Join(' ', result.Errors.Select(e => e.Code)));
        }
    }
}
