using Microsoft.AspNetCore.Identity;
using Shop.Features.Winback;

namespace Shop.Features.Account;

/// <summary>
/// Makes an account and mails a link that confirms its address. Whether the address had one already, only its owner learns, by
/// mail. An account that was never confirmed is replaced: it may have been made by somebody else.
/// </summary>
public sealed class RegisterShopper(ShopDb db, UserManager<AppUser> users, IPasswordHasher<AppUser> hasher, AccountMails mails, AgreeToOffers agree, ShopClock clock)
{
    /// <returns>What is wrong with the password; nothing otherwise.</returns>
    public async Task<IReadOnlyList<IdentityError>> WithPassword(RegisterForm form)
    {
        var user = New(form, Guid.NewGuid().ToString());
        foreach (var rule in users.PasswordValidators)
        {
            if (await rule.ValidateAsync(users, user, form.Password) is { Succeeded: false } refused)
            {
                return [.. refused.Errors];
            }
        }
        // Hashed before anything is looked up, so that both answers take as long.
        user.PasswordHash = hasher.HashPassword(user, form.Password);
        await Join(user, null, form.Offers);
        return [];
    }

    /// <param name="id">The id that the passkey was made for.</param>
    public Task WithPasskey(NewcomerForm form, string id, UserPasskeyInfo passkey) => Join(New(form, id), passkey, form.Offers);

    private AppUser New(NewcomerForm form, string id) => new()
    {
        Id = id,
        UserName = form.Email.Trim(),
        Email = form.Email.Trim(),
        DisplayName = form.Name.Trim(),
        Culture = Culture.Here,
        CreatedAt = clock.Now,
    };

    private async Task Join(AppUser user, UserPasskeyInfo? passkey, bool offers)
    {
        try
        {
            await JoinOnce(user, passkey, offers);
        }
        catch (DbUpdateException e) when (ShopRoles.IsTaken(e))
        {
            // The same address was registered at the same moment; that one's mail is on its way.
            db.ChangeTracker.Clear();
        }
    }

    private async Task JoinOnce(AppUser user, UserPasskeyInfo? passkey, bool offers)
    {
        await using var transaction = await db.Database.BeginTransactionAsync();
        if (await users.FindByEmailAsync(user.Email!) is { } there)
        {
            if (there.EmailConfirmed)
            {
                await mails.AlreadyThere(there);
                await transaction.CommitAsync();
                return;
            }
            await db.OutgoingMails.Where(m => m.SentAt == null && m.Occasion.StartsWith($"account:{there.Id}:")).ExecuteDeleteAsync();
            await users.DeleteAsync(there);
        }
        await Add(user, passkey);
        await agree.Newcomer(user, offers);
        await mails.Confirm(user);
        await transaction.CommitAsync();
    }

    private async Task Add(AppUser user, UserPasskeyInfo? passkey)
    {
        Expect(await users.CreateAsync(user));
        Expect(await users.AddToRoleAsync(user, Roles.Shopper));
        if (passkey is not null)
        {
            Expect(await users.AddOrUpdatePasskeyAsync(user, passkey));
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
