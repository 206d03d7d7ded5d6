namespace Shop.Features.Visits;

/// <summary>Finds what is moved together: one session, or all nights of a stay.</summary>
public sealed class Stays(ShopDb db, ShopClock clock)
{
    /// <summary>
    /// The session with its lines; of a homestay the nights in a row around it, booked with it, of the same kind of room and as many rooms, that stand in the part. In their order; one query for a homestay, none otherwise.
    /// </summary>
    /// <param name="session">With its experience.</param>
    public async Task<IReadOnlyList<BookedNight>> Of(OrderPart part, Session session, CancellationToken ct)
    {
        var own = Lines(part, session.Id);
        if (!session.Experience.IsByNight || own.Count == 0)
        {
            return [new BookedNight(session, own)];
        }
        var ids = part.Lines.Where(l => l.Unsent > 0).Select(l => l.SessionId).OfType<int>().ToList();
        var nights = (await db.Sessions.AsNoTracking().Where(s => ids.Contains(s.Id) && s.RuleId == session.RuleId).OrderBy(s => s.StartsAt).ToListAsync(ct))
            .ConvertAll(s => new BookedNight(s, Lines(part, s.Id))).FindAll(n => n.Lines.Sum(l => l.Quantity) == own.Sum(l => l.Quantity) && n.Lines.TrueForAll(l => l.Withdrawn == 0 && l.Stay == own[0].Stay));
        var at = nights.FindIndex(n => n.Session.Id == session.Id);
        if (at < 0)
        {
            return [new BookedNight(session, own)];
        }
        var (first, last) = (at, at);
        while (first > 0 && Follows(nights[first - 1].Session, nights[first].Session, clock))
        {
            first--;
        }
        while (last < nights.Count - 1 && Follows(nights[last].Session, nights[last + 1].Session, clock))
        {
            last++;
        }
        return nights[first..(last + 1)];
    }

    /// <summary>Each is the night after the one before.</summary>
    public static bool IsWhole(IReadOnlyList<Session> nights, ShopClock clock) => Enumerable.Range(1, Math.Max(0, nights.Count - 1)).All(i => Follows(nights[i - 1], nights[i], clock));

    private static bool Follows(Session before, Session after, ShopClock clock) => clock.DayOf(before.StartsAt).AddDays(1) == clock.DayOf(after.StartsAt);

    private static List<OrderLine> Lines(OrderPart part, int sessionId) => part.Lines.FindAll(l => l.SessionId == sessionId && l.Unsent > 0);
}

/// <summary>A session that was booked, or a night of a stay.</summary>
public sealed record BookedNight(Session Session, List<OrderLine> Lines);
