namespace Shop.Features.LiveRoom;

public enum SayResult { Said, NotLive, Muted, Blocked, TooOften }

/// <summary>Somebody says something in the chat; everyone who watches reads it.</summary>
public sealed class SayInChat(ShopDb db, TellViewers tell, ShopClock clock)
{
    /// <summary>One account says at most so many things in <see cref="Seconds"/>.</summary>
    public const int Most = 5;

    public const int Seconds = 10;

    /// <param name="form">Valid.</param>
    public async Task<(SayResult Result, long Id)> Run(int livestreamId, string userId, MessageForm form, CancellationToken ct = default)
    {
        var (text, now) = (form.Text!.Trim().ReplaceLineEndings(" "), clock.Now);
        if (await Refusal(livestreamId, userId, text, now, ct) is { } refusal)
        {
            return (refusal, 0);
        }
        var name = await db.Users.Where(u => u.Id == userId).Select(u => u.DisplayName).SingleAsync(ct);
        var message = new LiveMessage { LivestreamId = livestreamId, UserId = userId, Name = ChatName.Of(name, userId), Text = text, At = now, IsQuestion = form.IsQuestion };
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.HoldLivestream(livestreamId, ct) is not { State: LivestreamState.Live })
        {
            return (SayResult.NotLive, 0);
        }
        db.LiveMessages.Add(message);
        await db.SaveChangesAsync(ct);
        await tell.Add(livestreamId, LiveEventKind.Chat, new MessageTold(message.Id, message.Name, message.Text, message.IsQuestion, message.At), message.Id, ct);
        await transaction.CommitAsync(ct);
        await tell.Wake(livestreamId);
        return (SayResult.Said, message.Id);
    }

    private async Task<SayResult?> Refusal(int livestreamId, string userId, string text, DateTime now, CancellationToken ct)
    {
        if (await db.LiveMutes.AnyAsync(m => m.LivestreamId == livestreamId && m.UserId == userId, ct))
        {
            return SayResult.Muted;
        }
        if (await db.LiveMessages.CountAsync(m => m.UserId == userId && m.At > now.AddSeconds(-Seconds), ct) >= Most)
        {
            return SayResult.TooOften;
        }
        return ChatWords.Says(text, await db.BlockedWords.Select(w => w.Word).ToListAsync(ct)) ? SayResult.Blocked : null;
    }
}

/// <summary>Takes a message out of the chat; the record keeps it, and who did so.</summary>
public sealed class DeleteMessage(ShopDb db, TellViewers tell, ShopClock clock)
{
    /// <returns>False: there is no such message.</returns>
    public async Task<bool> Run(int livestreamId, long messageId, string by, CancellationToken ct = default)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.HoldLivestream(livestreamId, ct);
        if (await db.LiveMessages.SingleOrDefaultAsync(m => m.Id == messageId && m.LivestreamId == livestreamId, ct) is not { } message)
        {
            return false;
        }
        if (message.DeletedAt is null)
        {
            (message.DeletedAt, message.DeletedBy) = (clock.Now, by);
            var emptied = TellViewers.Written(new MessageDeleted(messageId));
            await db.LiveEvents.Where(e => e.MessageId == messageId).ExecuteUpdateAsync(s => s.SetProperty(e => e.Data, emptied), ct);
            await tell.Add(livestreamId, LiveEventKind.Chat, new MessageDeleted(messageId), messageId, ct);
        }
        await transaction.CommitAsync(ct);
        await tell.Wake(livestreamId);
        return true;
    }
}

/// <summary>Forgets what a person said and took in livestreams. Within the caller's transaction.</summary>
public sealed class ForgetViewer(ShopDb db)
{
    public async Task Run(string userId, CancellationToken ct = default)
    {
        var said = await db.LiveMessages.Where(m => m.UserId == userId).ToListAsync(ct);
        foreach (var message in said)
        {
            (message.UserId, message.Name, message.Text) = (null, "", "");
        }
        await db.SaveChangesAsync(ct);
        foreach (var id in said.Select(m => m.Id))
        {
            var emptied = TellViewers.Written(new MessageDeleted(id));
            await db.LiveEvents.Where(e => e.MessageId == id).ExecuteUpdateAsync(s => s.SetProperty(e => e.Data, emptied), ct);
        }
        await db.LiveMutes.Where(m => m.UserId == userId).ExecuteDeleteAsync(ct);
        await db.LiveWaiters.Where(w => w.UserId == userId).ExecuteDeleteAsync(ct);
        await db.LiveShares.Where(s => s.UserId == userId).ExecuteDeleteAsync(ct);
        await db.LiveReminders.Where(r => r.UserId == userId).ExecuteDeleteAsync(ct);
        await db.LivePurchases.Where(p => p.UserId == userId).ExecuteUpdateAsync(s => s.SetProperty(p => p.UserId, (string?)null), ct);
    }
}
