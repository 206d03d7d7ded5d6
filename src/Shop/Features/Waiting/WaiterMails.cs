using System.Globalization;
using Microsoft.Extensions.Localization;
using Shop.Features.Experiences;

namespace Shop.Features.Waiting;

/// <summary>What somebody in the line is written, in their language. The caller saves.</summary>
public sealed class WaiterMails(Outbox outbox, PublicAddress address, Secrets secrets, ShopClock clock, IStringLocalizer<Texts> texts)
{
    /// <summary>How the occasion of each begins; after it the waiter's number and a colon.</summary>
    public const string Kind = "waiter:";

    /// <summary>Asks whether the reader of the address wants to stand in the line.</summary>
    /// <param name="waiter">With its session, experience and product.</param>
    public void Ask(SessionWaiter waiter) => Write(waiter, "Ask", "MailAskLink", []);

    /// <summary>Places are kept for them, until an hour.</summary>
    /// <inheritdoc cref="Ask"/>
    public void Offer(SessionWaiter waiter)
    {
        using var _ = Culture.Of(waiter.Culture);
        Write(waiter, "Offer", "MailOfferLink", [texts["MailOfferUntil", clock.Local(waiter.OfferedUntil!.Value).ToString(texts["DayTimeFormat"], CultureInfo.CurrentCulture)]]);
    }

    public string Page(long id) => address.Of(string.Create(CultureInfo.InvariantCulture, $"/waiting/{id}?key={secrets.WaiterKey(id)}"));

    private void Write(SessionWaiter waiter, string kind, string link, IReadOnlyList<string> more)
    {
        using var _ = Culture.Of(waiter.Culture);
        var (name, when) = (waiter.Session.Experience.Product.Name.Here, SessionWords.When(clock.Local(waiter.Session.StartsAt), false).Here);
        outbox.Add(waiter.Email, new Letter
        {
            Culture = waiter.Culture,
            Subject = texts[$"Mail{kind}Subject", name, when],
            Paragraphs = [texts[$"Mail{kind}", name, when, waiter.Places], .. more],
            Link = (texts[link], Page(waiter.Id)),
            Signature = texts["MailSignature"],
        }, string.Create(CultureInfo.InvariantCulture, $"{Kind}{waiter.Id}:{kind}:{clock.Now.Ticks}"));
    }
}
