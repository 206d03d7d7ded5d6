using System.Globalization;
using Microsoft.Extensions.Localization;
using Shop.Features.Experiences;

namespace Shop.Features.Visits;

/// <summary>What those who booked a session are written when it changes, in their order's language. The caller saves.</summary>
public sealed class VisitMails(Outbox outbox, PublicAddress address, Secrets secrets, ShopClock clock, IStringLocalizer<Texts> texts)
{
    /// <summary>It was moved or cancelled; the link leads to what can be answered. Without an e-mail nothing is written.</summary>
    /// <param name="change">With its session, experience and product.</param>
    public void Tell(Order order, SessionChange change, DateTime answerBy)
    {
        if (order.Email is not { Length: > 0 } to)
        {
            return;
        }
        using var _ = Culture.Of(order.Culture);
        var (name, byNight) = (change.Session.Experience.Product.Name.Here, change.Session.Experience.IsByNight);
        var (from, until) = (When(change.FromStart, byNight), When(change.ToStart, byNight));
        outbox.Add(to, new Letter
        {
            Culture = order.Culture,
            Subject = texts[$"Mail{change.Kind}Subject", name, until],
            Paragraphs =
            [
                order.Address.Name.Length > 0 ? texts["MailHello", order.Address.Name] : texts["MailHelloAnyone"],
                texts[$"Mail{change.Kind}", name, from, until],
                change.Reason.Here,
                texts[change.Kind == SessionChangeKind.Moved ? "MailMovedChoice" : order.PaidAt is null ? "MailCancelledChoiceUnpaid" : "MailCancelledChoice", clock.Local(answerBy).ToString(texts["DayTimeFormat"], CultureInfo.CurrentCulture)],
            ],
            Link = (texts["MailChoose"], address.Of(string.Create(CultureInfo.InvariantCulture, $"/orders/{order.Number}/bookings/{change.SessionId}?key={secrets.OrderKey(order.Number)}"))),
            Signature = texts["MailSignature"],
        }, string.Create(CultureInfo.InvariantCulture, $"order:{order.Id}:visit:{change.Id}"));
    }

    private string When(DateTime utc, bool isByNight) => SessionWords.When(clock.Local(utc), isByNight).Here;
}
