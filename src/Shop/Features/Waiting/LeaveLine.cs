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

    /// <summary>A person goes: what the account asked for, and what stands under the address. Runs within the caller's transaction.</summary>
    /// <param name="email">Trimmed, lower-case; null: none that is theirs for certain.</param>
    public async Task Forget(string? user, string? email)
    {
        foreach (var waiter in await db.SessionWaiters.Include(w => w.Session).Where(w => (user != null && w.UserId == user) || (email != null && w.Email == email)).OrderBy(w => w.Session.StockItemId).ToListAsync())
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
