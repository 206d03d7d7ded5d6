using Shop.Features.Account;

namespace Shop.Features.Livestreams;

/// <summary>
/// Writes the reminders that are due, and once to each who waits for it that a livestream was moved or cancelled. Any node may: each mail has an occasion of its own, and goes into the outbox
/// in the transaction that marks it as sent.
/// </summary>
public sealed class SendReminders(ShopDb db, OneByOne each, ReminderMails mails, ShopClock clock, ILogger<SendReminders> log)
{
    /// <summary>Days after the end for which an address is kept.</summary>
    public const int DaysKept = 30;
    private const int AtOnce = 200;

    public async Task Run(CancellationToken ct = default)
    {
        await TellChanges(ct);
        foreach (var lead in LiveReminder.Leads)
        {
            await Remind(lead, ct);
        }
        var old = clock.Now.AddDays(-DaysKept);
        await db.LiveReminders.Where(r => r.Livestream.EndsAt < old).ExecuteDeleteAsync(ct);
    }

    private async Task Remind(int lead, CancellationToken ct)
    {
        var (now, until) = (clock.Now, clock.Now.AddMinutes(lead));
        var due = db.LiveReminders.Where(r => r.MinutesBefore == lead && r.ConfirmedAt != null && r.SentAt == null && r.Livestream.State == LivestreamState.Announced && r.Livestream.StartsAt > now && r.Livestream.StartsAt <= until);
        var ids = await due.Where(r => !each.Stuck(nameof(SendReminders)).Contains(r.Id)).OrderBy(r => r.Id).Select(r => r.Id).Take(AtOnce).ToListAsync(ct);
        await each.Run(nameof(SendReminders), ids, id => Once(id, async () =>
        {
            if (await db.LiveReminders.Where(r => r.Id == id && r.SentAt == null).ExecuteUpdateAsync(s => s.SetProperty(r => r.SentAt, now), ct) == 1)
            {
                var reminder = await db.LiveReminders.AsNoTracking().Include(r => r.Livestream).SingleAsync(r => r.Id == id, ct);
                // It may have been called off, or moved away, since it was found due.
                if (reminder.Livestream.State == LivestreamState.Announced && reminder.Livestream.StartsAt <= until)
                {
                    mails.Remind(reminder.Livestream, reminder);
                    return true;
                }
            }
            return false;
        }, ct), ct);
    }

    // The latest change of each livestream; who asked later knows it already.
    private async Task TellChanges(CancellationToken ct)
    {
        var (now, since) = (clock.Now, clock.Now.AddDays(-1));
        var changes = await db.Livestreams.Where(l => l.State == LivestreamState.Cancelled || (l.State == LivestreamState.Announced && l.StartsAt > now)).SelectMany(l => l.Events)
            .Where(e => (e.Kind == LivestreamEventKind.Moved || e.Kind == LivestreamEventKind.Cancelled) && e.At > since)
            .GroupBy(e => e.LivestreamId).Select(g => new { LivestreamId = g.Key, Id = g.Max(e => e.Id), At = g.Max(e => e.At) }).ToListAsync(ct);
        foreach (var change in changes)
        {
            var waiting = await db.LiveReminders.AsNoTracking().Include(r => r.Livestream).Where(r => r.LivestreamId == change.LivestreamId && r.ConfirmedAt != null && r.AskedAt < change.At).OrderBy(r => r.Id).ToListAsync(ct);
            foreach (var reminders in waiting.GroupBy(r => r.Email))
            {
                var first = reminders.First();
                var occasion = ReminderMails.Told(first, change.Id);
                if (await db.OutgoingMails.AnyAsync(m => m.Occasion == occasion, ct))
                {
                    continue;
                }
                await each.Run(nameof(SendReminders), [first.Id], id => Once(id, async () =>
                {
                    // What went out for the old time goes out again for the new one, if that is still ahead.
                    foreach (var r in reminders.Where(r => r.SentAt is not null && first.Livestream.StartsAt.AddMinutes(-r.MinutesBefore) > now))
                    {
                        await db.LiveReminders.Where(x => x.Id == r.Id).ExecuteUpdateAsync(s => s.SetProperty(x => x.SentAt, (DateTime?)null), ct);
                    }
                    mails.Tell(first.Livestream, first, change.Id);
                    return true;
                }, ct), ct);
            }
        }
    }

    private async Task<bool> Once(long id, Func<Task<bool>> write, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        try
        {
            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            if (!await write())
            {
                return false;
            }
            await db.SaveChangesAsync(ct);
            await transaction.CommitAsync(ct);
            return true;
        }
        catch (DbUpdateException e) when (ShopRoles.IsTaken(e))
        {
            // Another node was faster.
            log.LogInformation(e, "Reminder {Reminder} wasn't written this time", id);
            return false;
        }
        finally
        {
            db.ChangeTracker.Clear();
        }
    }
}

/// <summary>Six times a minute: five minutes before is five minutes before.</summary>
public sealed class ReminderWorker(IServiceScopeFactory scopes, ShopOptions options, ILogger<ReminderWorker> log) : Worker(scopes, options, TimeSpan.FromSeconds(10), log)
{
    protected override async Task Work(IServiceProvider services, CancellationToken ct)
    {
        await services.GetRequiredService<SendReminders>().Run(ct);
    }
}
