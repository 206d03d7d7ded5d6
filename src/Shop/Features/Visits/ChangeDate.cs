using Shop.Features.Experiences;
using Shop.Features.Orders;
using Shop.Features.Waiting;

namespace Shop.Features.Visits;

/// <summary>
/// Whoever booked a session that the house moved or cancelled takes another one of the same experience, at the price that was agreed; a stay another arrival for as many nights in the same kind
/// of room. The lines stay, so no money moves; their places go back and others are taken in one transaction.
/// </summary>
public sealed class ChangeDate(ShopDb db, ChangeOrder change, Stock stock, GiveTicketCoupons give, Stays stays, ShopClock clock)
{
    /// <param name="key">The other session's; of a stay the first night's.</param>
    public Task<VisitResult> Run(long orderId, int sessionId, string? key, CancellationToken ct = default) => change.Run(orderId, order => To(order, sessionId, key, ct), ct);

    /// <summary>They come to the new date.</summary>
    public Task<VisitResult> Keep(long orderId, int sessionId, CancellationToken ct = default) => change.Run(orderId, async order =>
    {
        if (CallOff.Booked(order, sessionId) is null || await db.Sessions.AnyAsync(s => s.Id == sessionId && s.State != SessionState.Moved, ct))
        {
            return VisitResult.NotNow;
        }
        await db.Answer(order.Id, sessionId, SessionAnswerKind.Kept, clock.Now, ct);
        return VisitResult.Done;
    }, ct);

    /// <summary>What was booked can be taken to another session: the house changed it, and none of it was given back.</summary>
    public static bool IsPossible(Session session, IReadOnlyList<OrderLine> lines) => session.State != SessionState.Planned && lines.Count > 0 && lines.All(l => l.Withdrawn == 0 && l.Sent == 0);

    private async Task<VisitResult> To(Order order, int sessionId, string? key, CancellationToken ct)
    {
        var now = clock.Now;
        if (CallOff.Booked(order, sessionId) is not { } booked)
        {
            return VisitResult.NotNow;
        }
        var from = await db.Sessions.AsNoTracking().Include(s => s.Experience).SingleAsync(s => s.Id == sessionId, ct);
        var leaving = await stays.Of(booked.Part, from, ct);
        if (!IsPossible(from, [.. leaving.SelectMany(l => l.Lines)]) || (from.State == SessionState.Moved && from.StartsAt <= now))
        {
            return VisitResult.NotNow;
        }
        if (await Steps(order, from, leaving, key, ct) is not { } steps || !await HasPlaces(steps, ct))
        {
            return VisitResult.Full;
        }
        var wanted = steps.SelectMany(s => s.Wanted).ToList();
        if (!await stock.Reserve(order, wanted, now, ct))
        {
            return VisitResult.Full;
        }
        await db.SaveChangesAsync(ct);
        foreach (var (item, isNew) in steps.SelectMany(s => new[] { (s.From.StockItemId, false), (s.Target.StockItemId, true) }).OrderBy(x => x.Item1))
        {
            var reservation = order.Reservations.Single(r => r.PartId == booked.Part.Id && r.StockItemId == item);
            await (isNew ? stock.Sell(reservation, ct) : stock.PutBack(reservation, [.. reservation.Lots.Where(l => l.Units > l.Returned).Select(l => (l, l.Units - l.Returned))], ct));
        }
        foreach (var step in steps)
        {
            foreach (var (line, variant) in step.Variants)
            {
                (line.SessionId, line.VariantId, line.Sku, line.VariantName) = (step.Target.Id, variant.Id, variant.Sku, variant.Name);
            }
        }
        var arrives = steps[0].Arrives;
        order.Record(OrderEventKind.DateChanged, now, "shopper", $"{clock.Local(leaving[0].Session.StartsAt):MM-dd HH:mm} → {clock.Local(arrives):MM-dd HH:mm}", booked.Part);
        await give.Run(order, ct);
        foreach (var step in steps)
        {
            await Note(order.Id, step.From.Id, step.Target, now, ct);
        }
        return VisitResult.Done;
    }

    /// <summary>Which session of what was booked becomes which other; null when one of them can't be had. Nights that the stay has before and after stay as they are.</summary>
    private async Task<List<Step>?> Steps(Order order, Session from, IReadOnlyList<BookedNight> leaving, string? key, CancellationToken ct)
    {
        var now = clock.Now;
        var of = db.Sessions.AsNoTracking().Where(s => s.ProductId == from.ProductId && (!from.Experience.IsByNight || s.RuleId == from.RuleId));
        if (await of.Where(s => s.Key == key).Select(s => (DateTime?)s.StartsAt).SingleOrDefaultAsync(ct) is not { } arrives)
        {
            return null;
        }
        var targets = await (from.Experience.IsByNight ? of.Where(s => s.StartsAt >= arrives).OrderBy(s => s.StartsAt).Take(leaving.Count) : of.Where(s => s.Key == key)).Include(s => s.Variants).ThenInclude(v => v.Components).AsSplitQuery().ToListAsync(ct);
        if (targets.Count != leaving.Count || targets.Exists(t => !t.IsOpen(now)) || !Stays.IsWhole(targets, clock))
        {
            return null;
        }
        var gone = leaving.Where(l => targets.TrueForAll(t => t.Id != l.Session.Id)).ToList();
        var fresh = targets.Where(t => leaving.All(l => l.Session.Id != t.Id)).ToList();
        var kinds = await Kinds([.. gone.SelectMany(l => l.Lines)], ct);
        if (fresh.Count == 0 || fresh.Exists(t => order.Reservations.Exists(r => r.StockItemId == t.StockItemId) || kinds.Values.Any(k => t.Variants.TrueForAll(v => v.PriceKind != k))))
        {
            return null;
        }
        return [.. gone.Zip(fresh, (l, t) => new Step(l.Session, t, l.Lines.ToDictionary(x => x, x => t.Variants.Single(v => v.PriceKind == kinds[x.VariantId!.Value])), arrives))];
    }

    private sealed record Step(Session From, Session Target, Dictionary<OrderLine, Variant> Variants, DateTime Arrives)
    {
        public IEnumerable<Wanted> Wanted => Variants.SelectMany(x => x.Value.Components.Select(c => new Wanted(x.Key, c.StockItemId, (long)c.Quantity * x.Key.Quantity)));
    }

    private Task<Dictionary<int, PriceKind?>> Kinds(List<OrderLine> lines, CancellationToken ct)
    {
        var ids = lines.ConvertAll(l => l.VariantId!.Value);
        return db.Variants.Where(v => ids.Contains(v.Id)).ToDictionaryAsync(v => v.Id, v => v.PriceKind, ct);
    }

    // All items are held in the order of their ids, so that two who change against each other don't wait in a ring; then what is read stays true.
    private async Task<bool> HasPlaces(List<Step> steps, CancellationToken ct)
    {
        foreach (var item in steps.SelectMany(s => new[] { s.From.StockItemId, s.Target.StockItemId }).Order())
        {
            await stock.Hold(item, ct);
        }
        foreach (var step in steps)
        {
            var units = step.Wanted.Sum(w => w.Units);
            if (!await db.StockItems.AnyAsync(s => s.Id == step.Target.StockItemId && s.Available >= units, ct) || await db.HasLine(step.Target.Id, ct))
            {
                return false;
            }
        }
        return true;
    }

    // Who chooses a session that was moved before knows its hour.
    private async Task Note(long orderId, int sessionId, Session target, DateTime now, CancellationToken ct)
    {
        await db.Answer(orderId, sessionId, SessionAnswerKind.OtherDate, now, ct);
        var last = await db.SessionChanges.Where(c => c.SessionId == target.Id).OrderByDescending(c => c.Id).FirstOrDefaultAsync(ct);
        if (last is not null && !await db.SessionAnswers.AnyAsync(a => a.ChangeId == last.Id && a.OrderId == orderId, ct))
        {
            db.SessionAnswers.Add(new SessionAnswer { ChangeId = last.Id, OrderId = orderId, ToldAt = now, AnswerBy = target.StartsAt, Kind = SessionAnswerKind.Kept, AnsweredAt = now });
        }
    }
}
