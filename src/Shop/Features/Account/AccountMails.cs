using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Localization;

namespace Shop.Features.Account;

/// <summary>Mails about an account, put into the outbox. One kind goes to one account once in two minutes at most.</summary>
public sealed class AccountMails(ShopDb db, UserManager<AppUser> users, IStringLocalizer<Texts> texts, PublicAddress address, ShopClock clock)
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
        var now = clock.Now;
        var occasion = $"account:{user.Id}:{kind}:{now.Ticks / TimeSpan.FromMinutes(2).Ticks}";
        if (await db.OutgoingMails.AnyAsync(m => m.Occasion == occasion))
        {
            return;
        }
        var (subject, text, ending) = InLanguageOf(user, () => (texts[$"Mail{kind}Subject"].Value, texts[$"Mail{kind}Text", user.DisplayName].Value, texts["MailEnding"].Value));
        db.OutgoingMails.Add(new OutgoingMail
        {
            Occasion = occasion,
            To = user.Email!,
            Subject = subject,
            Plain = $"{text}\n\n{link}\n\n{ending}\n",
            Html = $"<!DOCTYPE html><html lang=\"{user.Culture}\"><meta charset=\"utf-8\"><title>{Safe(subject)}</title><body><p>{Safe(text)}</p><p><a href=\"{Safe(link)}\">{Safe(link)}</a></p><p>{Safe(ending)}</p></body></html>",
            CreatedAt = now,
            NextTryAt = now,
        });
        await db.SaveOrYield();
    }

    private static string Safe(string text) => WebUtility.HtmlEncode(text);

    private static T InLanguageOf<T>(AppUser user, Func<T> read)
    {
        var before = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(user.Culture);
            return read();
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }
}
