namespace Shop.Features.Ledger;

/// <summary>Posts what orders from before there was a ledger should have. Run again, it does nothing.</summary>
public sealed class PostMissing(ShopDb db, PostOrder post)
{
    /// <returns>How many postings were added.</returns>
    public async Task<int> Run(CancellationToken ct = default)
    {
        var before = await db.Postings.CountAsync(ct);
        foreach (var id in await db.Orders.Where(LedgerOrders.MoneyCame).OrderBy(o => o.Id).Select(o => o.Id).ToListAsync(ct))
        {
            db.ChangeTracker.Clear();
            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            var order = await db.HoldOrder(id, ct);
            await post.Run(order!, before: 0, ct);
            await db.SaveChangesAsync(ct);
            await transaction.CommitAsync(ct);
        }
        return await db.Postings.CountAsync(ct) - before;
    }
}
