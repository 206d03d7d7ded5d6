namespace Shop.Features.Orders;

/// <summary>What calling off now gives back for the sessions of an order, by the terms that were agreed when it was placed.</summary>
/// <param name="MostFen">By line id, in fen; goods aren't among them.</param>
/// <param name="HasBegun">One of them has begun.</param>
public sealed record BookingTerms(IReadOnlyDictionary<long, long> MostFen, bool HasBegun)
{
    /// <summary>One query, none for an order of goods. A session that the house cancelled or moved gives back everything.</summary>
    public static async Task<BookingTerms> Read(ShopDb db, Order order, DateTime now, CancellationToken ct)
    {
        var lines = order.Parts.Where(p => !p.IsOver).SelectMany(p => p.Lines).Where(l => l.SessionId is not null && l.Quantity > l.Withdrawn).ToList();
        if (lines.Count == 0)
        {
            return new(new Dictionary<long, long>(), false);
        }
        var ids = lines.ConvertAll(l => l.SessionId!.Value);
        var sessions = await db.Sessions.AsNoTracking().Where(s => ids.Contains(s.Id)).ToDictionaryAsync(s => s.Id, ct);
        return new(lines.ToDictionary(l => l.Id, l => BackFen(l, sessions[l.SessionId!.Value].StartsAt, sessions[l.SessionId.Value].State, now)),
            lines.Exists(l => sessions[l.SessionId!.Value] is { State: not SessionState.Cancelled } s && s.StartsAt <= now));
    }

    /// <summary>What goes back for a line, in fen.</summary>
    public static long BackFen(OrderLine line, DateTime startsAt, SessionState state, DateTime now)
    {
        var paid = line.GotFen - line.RefundedFen;
        return state == SessionState.Cancelled || (state == SessionState.Moved && startsAt > now) ? paid : new CancellationTerms(line.FreeUntilHours!.Value, line.HalfUntilHours!.Value).BackFen(paid, startsAt, now);
    }

    /// <summary>It can't be called off any more: a session has begun, or of what was paid for sessions alone nothing would go back.</summary>
    public bool IsTooLate(Order order) => HasBegun || (order.PaidAt is not null && MostFen.Count > 0 && MostFen.Values.Sum() == 0 && order.Lines.All(l => l.SessionId is not null || l.Quantity == l.Withdrawn));
}
