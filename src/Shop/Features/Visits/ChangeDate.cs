using Shop.Features.Experiences;
using Shop.Features.Orders;
using Shop.Features.Waiting;

namespace Shop.Features.Visits;

/// <summary>
/// Whoever booked a session that the house moved or cancelled takes another one of the same experience, at the price that was agreed. The line stays, so no money moves; its places go back
/// and others are taken in one transaction.
/// </summary>
public sealed class ChangeDate(ShopDb db, ChangeOrder change, Stock stock, GiveTicketCoupons give, ShopClock clock)
{
    /// <param name="key">The other session's.</param>
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

    /// <summary>What was booked can be taken to another session: none of it was given back, and it is no stay.</summary>
    public static bool IsPossible(Session session, IReadOnlyList<OrderLine> lines) => session.State != SessionState.Planned && !session.Experience.IsByNight && lines.All(l => l.Withdrawn == 0 && l.Sent == 0);

    private async Task<VisitResult> To(Order order, int sessionId, string? key, CancellationToken ct)
    {
        var now = clock.Now;
        if (CallOff.Booked(order, sessionId) is not { } booked)
        {
            return VisitResult.NotNow;
        }
        var from = await db.Sessions.AsNoTracking().Include(s => s.Experience).SingleAsync(s => s.Id == sessionId, ct);
        var target = await db.Sessions.AsNoTracking().Include(s => s.Variants).ThenInclude(v => v.Components).AsSingleQuery().SingleOrDefaultAsync(s => s.ProductId == from.ProductId && s.Key == key && s.Id != sessionId, ct);
        if (!IsPossible(from, booked.Lines) || (from.State == SessionState.Moved && from.StartsAt <= now))
        {
            return VisitResult.NotNow;
        }
        var kinds = await Kinds(booked.Lines, ct);
        if (target is null || !target.IsOpen(now) || order.Reservations.Exists(r => r.StockItemId == target.StockItemId) || kinds.Values.Any(k => target.Variants.TrueForAll(v => v.PriceKind != k)))
        {
            return VisitResult.Full;
        }
        var variants = booked.Lines.ToDictionary(l => l, l => target.Variants.Single(v => v.PriceKind == kinds[l.VariantId!.Value]));
        var wanted = variants.SelectMany(x => x.Value.Components.Select(c => new Wanted(x.Key, c.StockItemId, (long)c.Quantity * x.Key.Quantity))).ToList();
        if (!await HasPlaces(from.StockItemId, target, wanted.Sum(w => w.Units), ct) || !await stock.Reserve(order, wanted, now, ct))
        {
            return VisitResult.Full;
        }
        await db.SaveChangesAsync(ct);
        await stock.Sell(order.Reservations.Single(r => r.PartId == booked.Part.Id && r.StockItemId == target.StockItemId), ct);
        var old = order.Reservations.Single(r => r.PartId == booked.Part.Id && r.StockItemId == from.StockItemId);
        await stock.PutBack(old, [.. old.Lots.Where(l => l.Units > l.Returned).Select(l => (l, l.Units - l.Returned))], ct);
        foreach (var (line, variant) in variants)
        {
            (line.SessionId, line.VariantId, line.Sku, line.VariantName) = (target.Id, variant.Id, variant.Sku, variant.Name);
        }
        order.Record(OrderEventKind.DateChanged, now, "shopper", $"{clock.Local(from.StartsAt):MM-dd HH:mm} → {clock.Local(target.StartsAt):MM-dd HH:mm}", booked.Part);
        await give.Run(order, ct);
        await Note(order.Id, sessionId, target, now, ct);
        return VisitResult.Done;
    }

    private Task<Dictionary<int, PriceKind?>> Kinds(List<OrderLine> lines, CancellationToken ct)
    {
        var ids = lines.ConvertAll(l => l.VariantId!.Value);
        return db.Variants.Where(v => ids.Contains(v.Id)).ToDictionaryAsync(v => v.Id, v => v.PriceKind, ct);
    }

    // Both items are held in the order of their ids, so that two who change against each other don't wait in a ring; then what is read stays true.
    private async Task<bool> HasPlaces(int from, Session target, long units, CancellationToken ct)
    {
        foreach (var item in new[] { from, target.StockItemId }.Order())
        {
            await stock.Hold(item, ct);
        }
        return await db.StockItems.AnyAsync(s => s.Id == target.StockItemId && s.Available >= units, ct) && !await db.HasLine(target.Id, ct);
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
