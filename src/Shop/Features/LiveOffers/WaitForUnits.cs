namespace Shop.Features.LiveOffers;

/// <summary>Puts a shopper into the line of those who are told when units of a sold-out offer come back; once each.</summary>
public sealed class WaitForUnits(ShopDb db, ShopClock clock)
{
    public async Task Run(int offerId, string userId, CancellationToken ct = default)
    {
        if (await db.LiveWaiters.AnyAsync(w => w.OfferId == offerId && w.UserId == userId, ct))
        {
            // Who was told and was too late again stands at the end again.
            await db.LiveWaiters.Where(w => w.OfferId == offerId && w.UserId == userId && w.ToldAt != null).ExecuteDeleteAsync(ct);
        }
        if (!await db.LiveWaiters.AnyAsync(w => w.OfferId == offerId && w.UserId == userId, ct))
        {
            db.LiveWaiters.Add(new LiveWaiter { OfferId = offerId, UserId = userId, At = clock.Now });
            try
            {
                await db.SaveChangesAsync(ct);
            }
            catch (DbUpdateException)
            {
                // A double click: the other one stands there.
                db.ChangeTracker.Clear();
            }
        }
    }
}
