namespace Shop.Features.Ledger;

/// <summary>Adds to the ledger what an order's change makes due. Most changes move no money and cost no query.</summary>
public sealed class PostOrder(ShopDb db, ShopClock clock)
{
    /// <summary>How many postings the order should have now.</summary>
    public int Due(Order order) => DerivePostings.Of(order, clock.DayOf).Count;

    /// <summary>Adds what is missing. The caller holds the order and saves.</summary>
    /// <param name="before">What <see cref="Due"/> said before the change.</param>
    public async Task Run(Order order, int before, CancellationToken ct)
    {
        // Postings name rows by their numbers.
        if (order.Origin == OrderOrigin.Shop && order.Refunds.Exists(r => r.Id == 0 && r.SettledAt is not null))
        {
            await db.SaveChangesAsync(ct);
        }
        var should = DerivePostings.Of(order, clock.DayOf);
        if (should.Count == before)
        {
            return;
        }
        var there = await db.Postings.Where(p => p.OrderId == order.Id).Select(p => p.Occasion).ToHashSetAsync(ct);
        db.Postings.AddRange(should.Where(p => !there.Contains(p.Occasion)));
    }
}
