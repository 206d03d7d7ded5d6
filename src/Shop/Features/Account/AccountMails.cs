using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Localization;

namespace Shop.Features.Account;

/// <summary>Mails about an account, put into the outbox. One kind goes to one account once in two minutes at most.</summary>
public sealed class AccountMails(ShopDb db, Outbox outbox, UserManager<AppUser> users, IStringLocalizer<Texts> texts, PublicAddress address, ShopClock clock)
{
    public async Task Confirm(AppUser user) =>
        await Write(user, "Confirm", Link("/account/confirmation", user, await users.GenerateEmailConfirmationTokenAsync(user)));

    public async Task Reset(AppUser user) => await Write(user, "Reset", await ResetLink(user));

    /// <summary>Somebody registered with an address that has an account.</summary>
    public Task AlreadyThere(AppUser user) => Write(user, "Already", address.Of("/account/sign-in"));

    /// <summary>The address at which a new password is set; good once and for a day.</summary>
    public async Task<string> ResetLink(AppUser user) => Link("/account/password/reset", user, await users.GeneratePasswordResetTokenAsync(user));

    private string Link(string path, AppUser user, string token) =>
        address.Of(path + QueryString.Create([KeyValuePair.Create<string, string?>("user", user.Id), KeyValuePair.Create<string, string?>("token", token)]));

    private async Task Write(AppUser user, string kind, string link)
    {
        var occasion = $"account:{user.Id}:{kind}:{clock.Now.Ticks / TimeSpan.FromMinutes(2).Ticks}";
        if (await db.OutgoingMails.AnyAsync(m => m.Occasion == occasion))
        {
            return;
        }
        using var _ = Culture.Of(user.Culture);
        outbox.Add(user.Email!, new Letter
        {
            Culture = user.Culture,
            Subject = texts[$"Mail{kind}Subject"],
            Paragraphs = [texts[$"Mail{kind}Text", user.DisplayName]],
            Link = (texts[$"Mail{kind}Link"], link),
            Signature = texts["MailEnding"],
        }, occasion);
        await db.SaveOrYield();
    }
}
