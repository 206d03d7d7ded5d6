namespace Shop.Features.Livestreams;

public enum AskedReminder
{
    /// <summary>It is on: the address is the account's own.</summary>
    On,
    /// <summary>Whoever reads that address is asked first. The answer is the same whether anything was sent, so that it tells nobody about an address.</summary>
    Asked,
    /// <summary>A visitor gave no address, or the account's isn't confirmed.</summary>
    NoEmail,
    /// <summary>None of the times chosen is still ahead.</summary>
    TooLate,
    /// <summary>There is no such livestream, or it isn't one to come.</summary>
    NotAhead,
}

/// <summary>Puts down who wants to be reminded.</summary>
public sealed class AskReminder(ShopDb db, ReminderMails mails, ShopClock clock)
{
    /// <summary>So many questions go to one address in a day, whoever asks.</summary>
    private const int MostQuestions = 5;

    /// <param name="userId">Of the account that asks; null: a visitor.</param>
    public async Task<AskedReminder> Run(RemindForm form, string slug, string? userId, CancellationToken ct)
    {
        var now = clock.Now;
        var livestream = await db.Livestreams.AsNoTracking().SingleOrDefaultAsync(l => l.Slug == slug && l.State == LivestreamState.Announced && l.StartsAt > now, ct);
        if (livestream is null)
        {
            return AskedReminder.NotAhead;
        }
        var own = await db.Users.Where(u => u.Id == userId && u.EmailConfirmed).Select(u => u.Email).SingleOrDefaultAsync(ct);
        var email = (form.Email ?? own)?.Trim().ToLowerInvariant();
        if (string.IsNullOrEmpty(email))
        {
            return AskedReminder.NoEmail;
        }
        var leads = form.Minutes.Distinct().Where(m => livestream.StartsAt.AddMinutes(-m) > now).ToList();
        if (leads.Count == 0)
        {
            return AskedReminder.TooLate;
        }
        var isOwn = email == own?.Trim().ToLowerInvariant();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.HoldLivestream(livestream.Id, ct);
        db.ChangeTracker.Clear();
        var rows = await db.LiveReminders.Where(r => r.LivestreamId == livestream.Id && r.Email == email).ToListAsync(ct);
        foreach (var lead in leads.Where(m => !rows.Exists(r => r.MinutesBefore == m)))
        {
            rows.Add(db.LiveReminders.Add(new LiveReminder { LivestreamId = livestream.Id, Email = email, UserId = isOwn ? userId : null, Culture = Culture.Here, MinutesBefore = lead, AskedAt = now }).Entity);
        }
        if (isOwn)
        {
            // What is no longer ticked isn't wanted.
            db.LiveReminders.RemoveRange(rows.Where(r => r.SentAt is null && !leads.Contains(r.MinutesBefore)));
            rows.ForEach(r => (r.ConfirmedAt, r.UserId) = (r.ConfirmedAt ?? now, userId));
        }
        await db.SaveChangesAsync(ct);
        if (!isOwn && rows.Exists(r => r.ConfirmedAt is null) && await MayAsk(email, now, ct))
        {
            await mails.Confirm(livestream, rows.MinBy(r => r.Id)!, ct);
        }
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return isOwn ? AskedReminder.On : AskedReminder.Asked;
    }

    private async Task<bool> MayAsk(string email, DateTime now, CancellationToken ct) =>
        await db.OutgoingMails.CountAsync(m => m.To == email && m.CreatedAt > now.AddDays(-1) && m.Occasion.StartsWith(ReminderMails.Question), ct) < MostQuestions;
}
