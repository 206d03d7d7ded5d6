using Shop.Features.Account;

namespace Shop.Features.Visits;

/// <summary>
/// Writes to whoever had booked a session that it was moved or cancelled: the latest change, each once. It reads what is booked now, so that somebody who pays after the change is told, too.
/// Any node may: the row that says so is unique, and the mail is written with it.
/// </summary>
public sealed class TellVisitors(ShopDb db, OneByOne each, VisitMails mails, VisitOptions options, ShopClock clock, ILogger<TellVisitors> log)
{
    private const int AtOnce = 500;

    /// <returns>How many orders were told.</returns>
    public async Task<int> Run(CancellationToken ct = default)
    {
        var (now, stuck) = (clock.Now, each.Stuck(nameof(TellVisitors)));
        var due = await (from c in db.SessionChanges.Where(c => !db.SessionChanges.Any(d => d.SessionId == c.SessionId && d.Id > c.Id) && (c.Kind == SessionChangeKind.Cancelled || c.ToStart > now))
                         from l in db.OrderLines.Where(l => l.SessionId == c.SessionId && l.Quantity > l.Withdrawn && l.Part.State == PartState.ToSend && l.Part.Order.Origin == OrderOrigin.Shop)
                         where (c.Kind == SessionChangeKind.Cancelled || l.Part.Order.PlacedAt < c.At) && !c.Answers.Any(a => a.OrderId == l.Part.OrderId) && !stuck.Contains(l.Part.OrderId)
                         select new { c.Id, l.Part.OrderId }).Distinct().OrderBy(x => x.Id).ThenBy(x => x.OrderId).Take(AtOnce).ToListAsync(ct);
        var (changes, count) = (due.ToLookup(d => d.OrderId, d => d.Id), 0);
        await each.Run(nameof(TellVisitors), [.. changes.Select(o => o.Key)], async order =>
        {
            foreach (var change in changes[order])
            {
                count += await Once(change, order, ct) ? 1 : 0;
            }
            return true;
        }, ct);
        return count;
    }

    private async Task<bool> Once(long changeId, long orderId, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        try
        {
            var change = await db.SessionChanges.AsNoTracking().Include(c => c.Session.Experience.Product).SingleAsync(c => c.Id == changeId, ct);
            var order = await db.Orders.AsNoTracking().SingleAsync(o => o.Id == orderId, ct);
            var answerBy = change.Kind == SessionChangeKind.Moved ? change.ToStart : clock.Now.AddHours(options.AnswerWithinHours);
            db.SessionAnswers.Add(new SessionAnswer { ChangeId = changeId, OrderId = orderId, ToldAt = clock.Now, AnswerBy = answerBy });
            mails.Tell(order, change, answerBy);
            await db.SaveChangesAsync(ct);
            return true;
        }
        catch (DbUpdateException e) when (ShopRoles.IsTaken(e))
        {
            // Another node was faster.
            log.LogInformation(e, "Order {Order} wasn't told of change {Change} this time", orderId, changeId);
            return false;
        }
        finally
        {
            db.ChangeTracker.Clear();
        }
    }
}
