using System.Globalization;
using Microsoft.Extensions.Localization;

namespace Shop.Features.Livestreams;

/// <summary>What somebody who wants to be reminded is written, in the reminder's language. Each mail leads to the page that ends it.</summary>
public sealed class ReminderMails(ShopDb db, Outbox outbox, PublicAddress address, Secrets secrets, ShopClock clock, IStringLocalizer<Texts> texts)
{
    /// <summary>How the occasion of a question begins: whether an address wants to be reminded.</summary>
    public const string Question = "reminder-question:";

    /// <summary>How the occasion of every other begins; after it a colon and the reminder's number.</summary>
    public const string Kind = "reminder";

    /// <summary>Asks whether it is wanted; one livestream and address once in two minutes at most. The caller saves.</summary>
    public async Task Confirm(Livestream livestream, LiveReminder reminder, CancellationToken ct)
    {
        var occasion = $"{Question}{reminder.Id}:{clock.Now.Ticks / TimeSpan.FromMinutes(2).Ticks}";
        if (!await db.OutgoingMails.AnyAsync(m => m.Occasion == occasion, ct))
        {
            Write(livestream, reminder, "Question", occasion, (texts => texts["MailQuestionLink"], Page(reminder.Id)));
        }
    }

    /// <summary>It begins soon. The caller saves.</summary>
    public void Remind(Livestream livestream, LiveReminder reminder) =>
        Write(livestream, reminder, $"Remind{reminder.MinutesBefore}", string.Create(CultureInfo.InvariantCulture, $"{Kind}:{reminder.Id}:{livestream.StartsAt:yyyyMMddHHmm}"), (texts => texts["MailGo"], address.Of($"/livestreams/{livestream.Slug}")));

    /// <summary>It was moved or cancelled. The caller saves.</summary>
    /// <param name="eventId">Of the change, so that it is told once.</param>
    public void Tell(Livestream livestream, LiveReminder reminder, long eventId) =>
        Write(livestream, reminder, livestream.State == LivestreamState.Cancelled ? "Cancelled" : "Moved", Told(reminder, eventId), (texts => texts["MailGo"], address.Of($"/livestreams/{livestream.Slug}")));

    public static string Told(LiveReminder reminder, long eventId) => string.Create(CultureInfo.InvariantCulture, $"{Kind}:{reminder.Id}:told:{eventId}");

    /// <summary>The page on which a reminder is agreed to and ended.</summary>
    public string Page(long id) => address.Of(string.Create(CultureInfo.InvariantCulture, $"/reminders/{id}?key={secrets.ReminderKey(id)}"));

    private void Write(Livestream livestream, LiveReminder reminder, string kind, string occasion, (Func<IStringLocalizer<Texts>, string> Words, string Address) link)
    {
        using var _ = Culture.Of(reminder.Culture);
        var when = clock.Local(livestream.StartsAt).ToString(texts["DayTimeFormat"], CultureInfo.CurrentCulture);
        var letter = new Letter
        {
            Culture = reminder.Culture,
            Subject = texts[$"Mail{kind}Subject", livestream.Title.Here, when],
            Paragraphs = [texts[$"Mail{kind}", livestream.Title.Here, when], .. kind is "Moved" or "Cancelled" && livestream.Reason.Here.Length > 0 ? [livestream.Reason.Here] : Array.Empty<string>()],
            Link = (link.Words(texts), link.Address),
            Leave = (texts["MailLeave"], Page(reminder.Id)),
            Signature = texts["MailSignature"],
        };
        outbox.Add(reminder.Email, letter, occasion);
    }
}
