using Shop.Features.Orders;

namespace Shop.Features.Visits;

/// <summary>One session of an order, for whoever may see the order.</summary>
public sealed class ReadVisit(ShopDb db, Stays stays, ShopClock clock)
{
    private const int DatesShown = 12;

    /// <returns>Null when the order has no such session.</returns>
    public async Task<VisitPage?> Run(Order order, string? key, int sessionId, CancellationToken ct)
    {
        var lines = order.Lines.Where(l => l.SessionId == sessionId).ToList();
        if (lines.Count == 0)
        {
            return null;
        }
        var now = clock.Now;
        var session = await db.Sessions.AsNoTracking().Include(s => s.Experience.Product.Brand).SingleAsync(s => s.Id == sessionId, ct);
        var change = await db.SessionChanges.AsNoTracking().Where(c => c.SessionId == sessionId).OrderByDescending(c => c.Id).FirstOrDefaultAsync(ct);
        var answer = change is null ? null : await db.SessionAnswers.AsNoTracking().SingleOrDefaultAsync(a => a.ChangeId == change.Id && a.OrderId == order.Id, ct);
        var booked = CallOff.Booked(order, sessionId);
        var page = new VisitPage(order, key, session, lines, change, answer, now) { IsBooked = booked is not null };
        if (booked is not { } b || !ChangeDate.IsPossible(session, b.Lines))
        {
            return page;
        }
        if (!session.Experience.IsByNight)
        {
            return page with { Others = await Others(order, session, b.Lines, ct) };
        }
        var stay = await stays.Of(b.Part, session, ct);
        return page with { Nights = stay.Count, Others = await Arrivals(order, session, stay, ct) };
    }

    /// <summary>First nights from which the whole stay can be had, one query. Nights that it has already count as free, unless they don't take place.</summary>
    private async Task<IReadOnlyList<OtherDate>> Arrivals(Order order, Session session, IReadOnlyList<BookedNight> stay, CancellationToken ct)
    {
        var (now, own, rooms) = (clock.Now, stay.Select(n => n.Session.Id).ToHashSet(), stay[0].Lines.Sum(l => (long)l.Quantity));
        var nights = await db.Sessions.AsNoTracking().Where(s => s.RuleId == session.RuleId && s.StartsAt > now && s.State != SessionState.Cancelled).OrderBy(s => s.StartsAt)
            .Select(s => new { Session = s, s.StockItem.Available, IsTaken = db.Reservations.Any(r => r.OrderId == order.Id && r.StockItemId == s.StockItemId) || db.SessionWaiters.Any(w => w.SessionId == s.Id && (w.State == WaiterState.Waiting || w.State == WaiterState.Offered)) }).ToListAsync(ct);
        return [.. Enumerable.Range(0, Math.Max(0, nights.Count - stay.Count + 1)).Select(i => nights.GetRange(i, stay.Count))
            .Where(run => Stays.IsWhole(run.ConvertAll(n => n.Session), clock) && run.TrueForAll(n => own.Contains(n.Session.Id) || (!n.IsTaken && n.Available >= rooms)) && run.Exists(n => !own.Contains(n.Session.Id)))
            .Take(DatesShown).Select(run => new OtherDate(run[0].Session.Key, run[0].Session.StartsAt, run.Where(n => !own.Contains(n.Session.Id)).Min(n => n.Available)))];
    }

    private async Task<IReadOnlyList<OtherDate>> Others(Order order, Session session, List<OrderLine> lines, CancellationToken ct)
    {
        var now = clock.Now;
        var variants = lines.ConvertAll(l => l.VariantId!.Value);
        var bought = await db.Variants.Where(v => variants.Contains(v.Id)).Select(v => new { v.Id, v.PriceKind, Takes = v.Components.Sum(c => c.Quantity) }).ToListAsync(ct);
        var (kinds, places) = (bought.ConvertAll(v => v.PriceKind), lines.Sum(l => (long)l.Quantity * bought.Single(v => v.Id == l.VariantId).Takes));
        return await db.Sessions.AsNoTracking().Where(s => s.ProductId == session.ProductId && s.Id != session.Id && s.StartsAt > now && s.State != SessionState.Cancelled && s.StockItem.Available >= places
                && s.Variants.Count(v => kinds.Contains(v.PriceKind)) == kinds.Count && !db.Reservations.Any(r => r.OrderId == order.Id && r.StockItemId == s.StockItemId)
                && !db.SessionWaiters.Any(w => w.SessionId == s.Id && (w.State == WaiterState.Waiting || w.State == WaiterState.Offered)))
            .OrderBy(s => s.StartsAt).Take(DatesShown).Select(s => new OtherDate(s.Key, s.StartsAt, s.StockItem.Available)).ToListAsync(ct);
    }
}

/// <param name="StartsAt">UTC; of a stay the first night's.</param>
/// <param name="Left">Places, or rooms in the scarcest night.</param>
public sealed record OtherDate(string Key, DateTime StartsAt, long Left);

/// <summary>A session that somebody booked, and what can be done about it.</summary>
public sealed record VisitPage(Order Order, string? Key, Session Session, IReadOnlyList<OrderLine> Lines, SessionChange? Change, SessionAnswer? Answer, DateTime Now)
{
    /// <summary>It stands, and nobody was let in yet.</summary>
    public bool IsBooked { get; init; }
    public IReadOnlyList<OtherDate> Others { get; init; } = [];
    /// <summary>How many nights are moved together; 0 where it is no stay.</summary>
    public int Nights { get; init; }
    /// <summary>The text key of why nothing was done.</summary>
    public string? Fault { get; init; }
    public bool IsFull => Fault == "Fault_" + nameof(VisitResult.Full);

    public string Address(string below = "") => OrderPage.AddressOf(Order, Key, $"/bookings/{Session.Id}{below}");

    private bool IsAhead => Session.State == SessionState.Cancelled || Session.StartsAt > Now;
    public bool CanKeep => IsBooked && Session.State == SessionState.Moved && Session.StartsAt > Now && Answer is { Kind: SessionAnswerKind.Waiting };
    public bool CanChange => IsBooked && IsAhead && Others.Count > 0;
    public bool IsPaid => Order.Payment == PaymentMethod.Stripe;
    /// <summary>What goes back when it is called off now, and what was paid, in fen.</summary>
    public long BackFen => Lines.Where(l => l.Unsent > 0).Sum(l => BookingTerms.BackFen(l, Session.StartsAt, Session.State, Now));
    public long PaidFen => Lines.Where(l => l.Unsent > 0).Sum(l => l.GotFen - l.RefundedFen);
    public bool CanCallOff => IsBooked && IsAhead && (!IsPaid || BackFen > 0);
}
