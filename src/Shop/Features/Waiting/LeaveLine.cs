namespace Shop.Features.Waiting;

/// <summary>Somebody wants no more; what was kept for them goes to the next.</summary>
public sealed class LeaveLine(ShopDb db, Stock stock, OfferPlaces offers)
{
    public async Task Run(long id, CancellationToken ct = default)
    {
        db.ChangeTracker.Clear();
        await using (var transaction = await db.Database.BeginTransactionAsync(ct))
        {
            var item = await db.SessionWaiters.Where(w => w.Id == id).Select(w => w.Session.StockItemId).SingleAsync(ct);
            await stock.Hold(item, ct);
            var waiter = await db.SessionWaiters.SingleAsync(w => w.Id == id, ct);
            if (waiter.EndedAt is null)
            {
                await offers.End(waiter, item, WaiterState.Left, ct);
                await db.SaveChangesAsync(ct);
                await transaction.CommitAsync(ct);
            }
        }
        await offers.Run(ct);
    }

    /// <summary>An account goes: those that it asked for, and those of its address if it is confirmed. Runs within the caller's transaction.</summary>
    public async Task Forget(AppUser person)
    {
        var email = person is { EmailConfirmed: true, Email: { } own } ? own.Trim().ToLowerInvariant() : null;
        foreach (var waiter in await db.SessionWaiters.Include(w => w.Session).Where(w => w.UserId == person.Id || (email != null && w.Email == email)).OrderBy(w => w.Session.StockItemId).ToListAsync())
        {
            await stock.Hold(waiter.Session.StockItemId);
            if (waiter.EndedAt is null)
            {
                await offers.End(waiter, waiter.Session.StockItemId, WaiterState.Left, CancellationToken.None);
            }
            await db.OutgoingMails.Where(m => m.Occasion.StartsWith($"{WaiterMails.Kind}{waiter.Id}:")).ExecuteDeleteAsync();
            db.SessionWaiters.Remove(waiter);
        }
        await db.SaveChangesAsync();
    }
}
