using System.Globalization;

namespace Shop.Features.Livestreams;

/// <summary>Reminders end where their page stands; a question, which is mailed once, needs no end.</summary>
public sealed class LeaveReminders(ReminderMails mails) : ILeaveMails
{
    public string? AddressOf(string occasion) => occasion.Split(':') is [ReminderMails.Kind, var id, ..] && long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var reminder) ? mails.Page(reminder) : null;
}
