using Shop.Features.Visits;

namespace Shop.Features.Waiting;

/// <summary>
/// Places that became free are offered to whoever waits longest, and kept for them as stock until their time to answer is over; then they go to the next. Whoever needs more places than are
/// free keeps the others waiting: nobody is passed. Any node may: the session's stock item is held while it looks.
/// </summary>
public sealed class OfferPlaces(ShopDb db, OneByOne each, Stock stock, WaiterMails mails, VisitOptions options, PageCache pages, ShelfCache shelves, ShopClock clock)
{
    /// <summary>Days after a session for which addresses are kept.</summary>
    public const int DaysKept = 7;

    /// <returns>How many were offered places.</returns>
    public async Task<int> Run(CancellationToken ct = default)
    {
        var (now, count) = (clock.Now, 0);
        var sessions = await db.SessionWaiters.Where(w => w.State == WaiterState.Waiting || w.State == WaiterState.Offered || w.State == WaiterState.Asked)
            .Where(w => w.Session.StartsAt <= now || w.Session.State == SessionState.Cancelled || (w.State == WaiterState.Offered && w.OfferedUntil <= now)
                || (w.State == WaiterState.Waiting && w.Session.StockItem.Available > 0)).Select(w => w.SessionId).Distinct().OrderBy(id => id).ToListAsync(ct);
        await each.Run(nameof(OfferPlaces), sessions.ConvertAll(s => (long)s), async session =>
        {
            count += await Of((int)session, ct);
            return true;
        }, ct);
        var old = now.AddDays(-DaysKept);
        await db.SessionWaiters.Where(w => w.Session.EndsAt < old).ExecuteDeleteAsync(ct);
        return count;
    }

    private async Task<int> Of(int sessionId, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        var (now, count) = (clock.Now, 0);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var item = await db.Sessions.Where(s => s.Id == sessionId).Select(s => s.StockItemId).SingleAsync(ct);
        await stock.Hold(item, ct);
        var session = await db.Sessions.Include(s => s.Experience.Product).SingleAsync(s => s.Id == sessionId, ct);
        var line = await db.SessionWaiters.Where(w => w.SessionId == sessionId && (w.State == WaiterState.Waiting || w.State == WaiterState.Offered || w.State == WaiterState.Asked))
            .OrderBy(w => w.WaitingSince).ThenBy(w => w.Id).ToListAsync(ct);
        foreach (var late in line.Where(w => !session.IsOpen(now) || (w.State == WaiterState.Offered && w.OfferedUntil <= now)).ToList())
        {
            await End(late, item, WaiterState.Lapsed, ct);
            line.Remove(late);
        }
        foreach (var next in line.Where(w => w.State == WaiterState.Waiting))
        {
            if (!await stock.Keep(item, next.Places, ct))
            {
                break;
            }
            var until = now.AddMinutes(options.OfferedMinutes);
            (next.State, next.OfferedUntil) = (WaiterState.Offered, until < session.StartsAt ? until : session.StartsAt);
            mails.Offer(next);
            count++;
        }
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        await pages.Evict(PageTags.Experiences, ct);
        await shelves.StockChanged([item]);
        return count;
    }

    /// <summary>Somebody is in the line no more, and what was kept for them is free. The caller holds the stock item and saves.</summary>
    public async Task End(SessionWaiter waiter, int stockItemId, WaiterState state, CancellationToken ct)
    {
        if (waiter.State == WaiterState.Offered)
        {
            await stock.LetGo(stockItemId, waiter.Places, ct);
        }
        (waiter.State, waiter.EndedAt) = (state, clock.Now);
    }
}
