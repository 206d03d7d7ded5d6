using Shop.Features.Orders;

namespace Shop.Features.Visits;

/// <summary>One session of an order, for whoever may see the order.</summary>
public sealed class ReadVisit(ShopDb db, ShopClock clock)
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
        return booked is { } b && ChangeDate.IsPossible(session, b.Lines) ? page with { Others = await Others(order, session, b.Lines, ct) } : page;
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

/// <param name="StartsAt">UTC.</param>
public sealed record OtherDate(string Key, DateTime StartsAt, long Left);

/// <summary>A session that somebody booked, and what can be done about it.</summary>
public sealed record VisitPage(Order Order, string? Key, Session Session, IReadOnlyList<OrderLine> Lines, SessionChange? Change, SessionAnswer? Answer, DateTime Now)
{
    /// <summary>It stands, and nobody was let in yet.</summary>
    public bool IsBooked { get; init; }
    public IReadOnlyList<OtherDate> Others { get; init; } = [];
    /// <summary>The text key of why nothing was done.</summary>
    public string? Fault { get; init; }

    public string Address(string below = "") => OrderPage.AddressOf(Order, Key, $"/bookings/{Session.Id}{below}");

    private bool IsAhead => Session.State == SessionState.Cancelled || Session.StartsAt > Now;
    public bool CanKeep => IsBooked && Session.State == SessionState.Moved && Session.StartsAt > Now && Answer is { Kind: SessionAnswerKind.Waiting };
    public bool CanChange => IsBooked && IsAhead && Others.Count > 0;
    public bool IsPaid => Order.Payment == PaymentMethod.Stripe;
    /// <summary>What goes back when it is called off now, and what was paid, in fen.</summary>
    public long BackFen => Lines.Where(l => l.Unsent > 0).Sum(l => BookingTerms.BackFen(l, Session.StartsAt, Session.State, Now));
    public long PaidFen => Lines.Where(l => l.Unsent > 0).Sum(l => l.TotalFen - l.RefundedFen);
    public bool CanCallOff => IsBooked && IsAhead && (!IsPaid || BackFen > 0);
}
