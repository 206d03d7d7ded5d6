namespace Shop.Features.LiveRoom;

/// <summary>What the host's desk does about the chat.</summary>
public sealed class KeepChat(ShopDb db, ShopClock clock)
{
    /// <summary>The question was answered aloud and leaves the list.</summary>
    public async Task<DeskResult> Answered(int livestreamId, long messageId, CancellationToken ct = default)
    {
        if (await Find(livestreamId, messageId, ct) is not { } message)
        {
            return DeskResult.Unknown;
        }
        message.AnsweredAt ??= clock.Now;
        await db.SaveChangesAsync(ct);
        return DeskResult.Done;
    }

    /// <summary>Whoever said this may only read from now on, in this livestream.</summary>
    public async Task<DeskResult> Mute(int livestreamId, long messageId, string by, CancellationToken ct = default)
    {
        if (await Find(livestreamId, messageId, ct) is not { UserId: { } loud })
        {
            return DeskResult.Unknown;
        }
        if (!await db.LiveMutes.AnyAsync(m => m.LivestreamId == livestreamId && m.UserId == loud, ct))
        {
            db.LiveMutes.Add(new LiveMute { LivestreamId = livestreamId, UserId = loud, At = clock.Now, By = by });
            await db.SaveChangesAsync(ct);
        }
        return DeskResult.Done;
    }

    /// <summary>Whoever said this may write again; done twice, nothing happens.</summary>
    public async Task<DeskResult> Unmute(int livestreamId, long messageId, CancellationToken ct = default)
    {
        if (await Find(livestreamId, messageId, ct) is not { UserId: { } quiet })
        {
            return DeskResult.Unknown;
        }
        // Through the tracker, so that the audit sees it.
        if (await db.LiveMutes.SingleOrDefaultAsync(m => m.LivestreamId == livestreamId && m.UserId == quiet, ct) is { } mute)
        {
            db.LiveMutes.Remove(mute);
            await db.SaveChangesAsync(ct);
        }
        return DeskResult.Done;
    }

    private Task<LiveMessage?> Find(int livestreamId, long messageId, CancellationToken ct) => db.LiveMessages.SingleOrDefaultAsync(m => m.Id == messageId && m.LivestreamId == livestreamId, ct);
}
