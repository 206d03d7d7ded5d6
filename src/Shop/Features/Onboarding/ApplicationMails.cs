using System.Globalization;
using Microsoft.Extensions.Localization;

namespace Shop.Features.Onboarding;

/// <summary>Mails about an application, in the language in which it was made. Adds rows; the caller saves.</summary>
public sealed class ApplicationMails(Outbox outbox, Secrets secrets, PublicAddress address, ShopClock clock, IStringLocalizer<Texts> texts)
{
    /// <summary>The page of an application for who made it.</summary>
    public string PathOf(string number) => $"/cooperatives/applications/{number}?key={secrets.ApplicationKey(number)}";

    public void Received(CooperativeApplication a) => Write(a, "Received", "", ("MailPage", address.Of(PathOf(a.Number))));

    public void AskedBack(CooperativeApplication a, string words) => Write(a, "AskedBack", words, ("MailAnswer", address.Of(PathOf(a.Number))));

    public void Refused(CooperativeApplication a, string words) => Write(a, "Refused", words, ("MailPage", address.Of(PathOf(a.Number))));

    /// <param name="passwordLink">Where the first member sets a password; null when the account has one.</param>
    public void Opened(CooperativeApplication a, string commission, string? passwordLink) =>
        Write(a, "Opened", commission, passwordLink is null ? ("MailDesk", address.Of("/cooperative")) : ("MailPassword", passwordLink));

    private void Write(CooperativeApplication a, string kind, string words, (string Words, string Address) link)
    {
        using var _ = Culture.Of(a.Culture);
        outbox.Add(a.Email, new Letter
        {
            Culture = a.Culture,
            Subject = texts[$"Mail{kind}Subject", a.Number],
            Paragraphs = [texts["MailHello", a.Contact], texts[$"Mail{kind}Text", a.Name, a.Number], .. words.Length > 0 ? new[] { words } : []],
            Link = (texts[link.Words], link.Address),
            Signature = texts["MailSignature"],
        }, string.Create(CultureInfo.InvariantCulture, $"application:{a.Number}:{kind}:{clock.Now.Ticks}"));
    }
}
