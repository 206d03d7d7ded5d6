namespace Shop.Features.Baskets;

/// <summary>At sign-in what lay in the guest's basket goes into the account's.</summary>
public sealed class MergeBaskets(ShopDb db, CurrentBasket baskets, ShopClock clock)
{
    /// <param name="http">The request that signs in; its basket cookie is taken away.</param>
    /// <param name="userId">Who signs in; the request itself doesn't know yet.</param>
    public async Task Run(HttpContext http, string userId)
    {
        if (baskets.GuestOf(http) is not { } guest)
        {
            return;
        }
        await using var transaction = await db.Database.BeginTransactionAsync();
        // Writing the row holds it: a double click on "sign in" merges once.
        var held = await db.Baskets.Where(b => b.Id == guest && b.UserId == null).ExecuteUpdateAsync(s => s.SetProperty(b => b.ChangedAt, clock.Now));
        if (held > 0)
        {
            await Merge(guest, userId);
        }
        await transaction.CommitAsync();
        baskets.Forget(http);
    }

    private async Task Merge(Guid guest, string userId)
    {
        var account = await db.Baskets.Include(b => b.Items).SingleOrDefaultAsync(b => b.UserId == userId);
        if (account is null)
        {
            // The basket keeps its number, so that a form sent again still finds its order.
            await db.Baskets.Where(b => b.Id == guest).ExecuteUpdateAsync(s => s.SetProperty(b => b.UserId, userId));
            return;
        }
        foreach (var brought in await db.BasketItems.AsNoTracking().Where(i => i.BasketId == guest).ToListAsync())
        {
            if (account.Items.Find(i => i.VariantId == brought.VariantId) is { } there)
            {
                there.Quantity = Math.Min(there.Quantity + brought.Quantity, Basket.MostOfOne);
                there.AddWho(brought.Names, brought.Ages);
                continue;
            }
            brought.BasketId = account.Id;
            account.Items.Add(brought);
        }
        account.CouponId = await db.Baskets.Where(b => b.Id == guest).Select(b => b.CouponId).SingleAsync() ?? account.CouponId;
        account.ChangedAt = clock.Now;
        await db.SessionWaiters.Where(w => w.BasketId == guest).ExecuteUpdateAsync(s => s.SetProperty(w => w.BasketId, account.Id));
        await db.BasketItems.Where(i => i.BasketId == guest).ExecuteDeleteAsync();
        await db.Baskets.Where(b => b.Id == guest).ExecuteDeleteAsync();
        await db.SaveChangesAsync();
    }
}
