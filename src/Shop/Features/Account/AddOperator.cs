using Microsoft.AspNetCore.Identity;

namespace Shop.Features.Account;

/// <summary><c>operators add EMAIL</c>: makes an account an operator's, or a new one. Prints a link with which to set a password.</summary>
public sealed class AddOperator(ShopDb db, UserManager<AppUser> users, AccountMails mails, ShopClock clock)
{
    public async Task<int> Run(string[] args)
    {
        if (args is not [{ } email] || !System.Net.Mail.MailAddress.TryCreate(email, out var address) || address.Address != email)
        {
            await Console.Error.WriteLineAsync("operators add EMAIL");
            return 2;
        }
        await ShopRoles.Ensure(db);
        var user = await users.FindByEmailAsync(email);
        if (user is null)
        {
            user = new AppUser { UserName = email, Email = email, DisplayName = email.Split('@')[0], EmailConfirmed = true, CreatedAt = clock.Now };
            if (await users.CreateAsync(user) is { Succeeded: false } refused)
            {
                await Console.Error.WriteLineAsync(string.Join('\n', refused.Errors.Select(e => e.Description)));
                return 1;
            }
        }
        if (!await users.IsInRoleAsync(user, Roles.Operator))
        {
            await users.AddToRoleAsync(user, Roles.Operator);
            await users.UpdateSecurityStampAsync(user);
        }
        Console.WriteLine($"{email} is an operator. Set a password here, once and within a day:\n{await mails.ResetLink(user)}");
        return 0;
    }
}
