namespace Shop.Features.Experiences;

/// <summary>A cooperative's sessions with those who come, and one booking at the door. Whatever belongs to another isn't there.</summary>
public sealed class ReadBookings(ShopDb db, ShopClock clock)
{
    public const int Most = 200;

    /// <summary>Sessions that somebody booked: those ahead, those of today and yesterday, and those that are over and wait for a word. One query.</summary>
    public async Task<IReadOnlyList<BookedSession>> Ahead(int cooperativeId, CancellationToken ct)
    {
        var since = clock.StartOf(clock.Today.AddDays(-1));
        var rows = await db.OrderLines.AsNoTracking().Where(l => l.SessionId != null && l.Part.CooperativeId == cooperativeId && l.Part.Order.Origin == OrderOrigin.Shop && l.Quantity > l.Withdrawn
                && (l.Part.State == PartState.ToSend || (l.Part.State == PartState.Delivered && db.Sessions.Any(s => s.Id == l.SessionId && s.EndsAt > since))))
            .Join(db.Sessions, l => l.SessionId, s => s.Id, (l, s) => new { l, s }).OrderBy(x => x.s.StartsAt).ThenBy(x => x.s.Id).ThenBy(x => x.l.Id).Take(Most)
            .Select(x => new
            {
                x.s.Id,
                x.s.StartsAt,
                x.s.EndsAt,
                x.s.State,
                x.s.Places,
                x.s.StockItem.Available,
                x.s.Experience.IsByNight,
                x.s.Experience.Product.Slug,
                x.s.Experience.Product.Name,
                Guest = new BookedGuest(x.l.Part.Order.Number, x.l.Part.Order.Address.Name, x.l.VariantName, x.l.Quantity - x.l.Withdrawn, x.l.Part.State, x.l.Part.Order.Payment, x.l.CameAt != null, x.l.PartId, x.l.Part.Order.CounterPayment != null, x.l.Part.CollectedAt == null && x.l.Part.Lines.Sum(d => d.AtDoorFen - d.ReleasedFen) > 0),
            }).ToListAsync(ct);
        return [.. rows.GroupBy(r => r.Id).Select(g => new BookedSession(g.First().Slug, g.First().Name, g.First().StartsAt, g.First().EndsAt, g.First().State, g.First().IsByNight, g.First().Places, g.First().Available, [.. g.Select(r => r.Guest)]))];
    }

    /// <summary>One booking, the one that stands where another was called off; null when it is another cooperative's. Four queries.</summary>
    public Task<OrderPart?> One(string? number, int cooperativeId, CancellationToken ct) => db.OrderParts.AsNoTracking().Where(p => p.IsBooking && p.CooperativeId == cooperativeId && p.Order.Number == number && p.Order.Origin == OrderOrigin.Shop)
        .OrderBy(p => p.State == PartState.Cancelled).ThenBy(p => p.Id).Include(p => p.Order).Include(p => p.Lines).ThenInclude(l => l.Participants.OrderBy(x => x.Seat)).AsSplitQuery().FirstOrDefaultAsync(ct);
}

/// <param name="Left">Places that are still free.</param>
public sealed record BookedSession(string Slug, Text Name, DateTime StartsAt, DateTime EndsAt, SessionState State, bool IsByNight, int Places, long Left, IReadOnlyList<BookedGuest> Guests);

/// <param name="OwesRest">A deposit was paid, and the rest is taken at the door.</param>
public sealed record BookedGuest(string Number, string Name, Text What, int Units, PartState State, PaymentMethod Payment, bool Came, long PartId, bool IsWalkIn, bool OwesRest)
{
    /// <summary>Still to be let in.</summary>
    public bool IsExpected => State == PartState.ToSend || (State == PartState.Delivered && !Came);
}

/// <param name="Code">What was typed and names no booking of theirs.</param>
public sealed record DoorPage(IReadOnlyList<BookedSession> Sessions, string? Code);

/// <summary>A booking at the door.</summary>
/// <param name="Fault">The text key of what is wrong with the sum; null: nothing.</param>
public sealed record BookingPage(OrderPart Part, string? Typed, string? Fault);
