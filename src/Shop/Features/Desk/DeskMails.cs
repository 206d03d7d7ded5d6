using System.Globalization;
using Microsoft.Extensions.Localization;

namespace Shop.Features.Desk;

/// <summary>What an asker is written, in the ticket's language, with the link that opens it. Without an e-mail nothing is written.</summary>
public sealed class DeskMails(Outbox outbox, PublicAddress address, Secrets secrets, ShopClock clock, IStringLocalizer<Texts> texts)
{
    /// <summary>Puts a mail into the outbox; the caller saves. The ticket has its id already.</summary>
    /// <param name="kind">Asked, Answered or Closed.</param>
    /// <param name="n">Which one: the id of the latest message.</param>
    /// <param name="words">What the desk said.</param>
    public void Add(Ticket ticket, TicketEventKind kind, long n, string words = "")
    {
        if (ticket.Email is not { Length: > 0 } to)
        {
            return;
        }
        using var _ = Culture.Of(ticket.Culture);
        var due = clock.Local(ticket.DueAt).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        var letter = new Letter
        {
            Culture = ticket.Culture,
            Subject = texts[$"Mail{kind}Subject", ticket.Number],
            Paragraphs = [ticket.Name.Length > 0 ? texts["MailHello", ticket.Name] : texts["MailHelloAnyone"], texts[$"Mail{kind}", ticket.Number, due], .. words.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)],
            Link = (texts["MailLink"], address.Of($"/desk/{ticket.Number}?key={secrets.TicketKey(ticket.Number)}")),
            Signature = texts["MailSignature"],
        };
        outbox.Add(to, letter, string.Create(CultureInfo.InvariantCulture, $"ticket:{ticket.Id}:{kind}:{n}"));
    }
}
