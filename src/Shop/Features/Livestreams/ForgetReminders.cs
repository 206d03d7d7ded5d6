namespace Shop.Features.Livestreams;

/// <summary>Forgets that somebody wanted to be reminded, with the mails that were written of it.</summary>
public sealed class ForgetReminders(ShopDb db)
{
    /// <summary>An account's, and those of its address if it is confirmed. Runs within the caller's transaction.</summary>
    public Task Of(AppUser person) => Run(db.RemindersOf(person));

    /// <summary>Those of an address. Runs within the caller's transaction.</summary>
    /// <param name="email">Trimmed, lower-case.</param>
    public Task Of(string email) => Run(db.LiveReminders.Where(r => r.Email == email));

    /// <summary>The reader of an address wants no more: of one livestream, or of any.</summary>
    public async Task Of(LiveReminder reminder, bool all)
    {
        await using var transaction = await db.Database.BeginTransactionAsync();
        await Run(db.LiveReminders.Where(r => r.Email == reminder.Email && (all || r.LivestreamId == reminder.LivestreamId)));
        await transaction.CommitAsync();
    }

    private async Task Run(IQueryable<LiveReminder> reminders)
    {
        foreach (var id in await reminders.Select(r => r.Id).ToListAsync())
        {
            await db.OutgoingMails.Where(m => m.Occasion.StartsWith($"reminder:{id}:") || m.Occasion.StartsWith($"{ReminderMails.Question}{id}:")).ExecuteDeleteAsync();
        }
        await reminders.ExecuteDeleteAsync();
    }
}

public static class PersonsReminders
{
    /// <summary>Those that a person asked for with the account, and those of its address if it is confirmed.</summary>
    public static IQueryable<LiveReminder> RemindersOf(this ShopDb db, AppUser person)
    {
        var email = person is { EmailConfirmed: true, Email: { } own } ? own.Trim().ToLowerInvariant() : null;
        return db.LiveReminders.Where(r => r.UserId == person.Id || (email != null && r.Email == email));
    }
}
