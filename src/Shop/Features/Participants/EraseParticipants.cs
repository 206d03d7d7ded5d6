namespace Shop.Features.Participants;

/// <summary>Erases who came, so many days after the session as was stated; who doesn't come any more at once; and what lies in a basket after a week.</summary>
public sealed class EraseParticipants(ShopDb db, ShopClock clock)
{
    public const int BasketDays = 7;

    /// <returns>How many people were forgotten.</returns>
    public async Task<int> Run(CancellationToken ct = default)
    {
        var (now, count) = (clock.Now, 0);
        foreach (var days in await db.Participants.Select(p => p.KeptDays).Distinct().ToListAsync(ct))
        {
            var over = now.AddDays(-days);
            count += await db.Participants.Where(p => p.KeptDays == days && db.OrderLines.Any(l => l.Id == p.LineId && db.Sessions.Any(s => s.Id == l.SessionId && s.EndsAt <= over))).ExecuteDeleteAsync(ct);
        }
        count += await db.Participants.Where(p => db.OrderLines.Any(l => l.Id == p.LineId && (l.Withdrawn >= l.Quantity || l.Part.State == PartState.Cancelled || l.Part.State == PartState.Refused))).ExecuteDeleteAsync(ct);
        var since = now.AddDays(-BasketDays);
        await db.BasketItems.Where(i => (i.Names != null || i.Ages != null) && (i.AddedAt <= since || i.Variant.Session!.EndsAt <= now))
            .ExecuteUpdateAsync(s => s.SetProperty(i => i.Names, (string?)null).SetProperty(i => i.Ages, (string?)null), ct);
        return count;
    }
}
