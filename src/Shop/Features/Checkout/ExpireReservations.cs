namespace Shop.Features.Checkout;

/// <summary>What nobody confirmed in time lies on the shelf again.</summary>
public sealed class ExpireReservations(ShopDb db, ReleaseOrder release, ShelfCache shelves, ShopClock clock)
{
    /// <returns>How many orders were touched.</returns>
    public async Task<int> Run(CancellationToken ct = default)
    {
        var now = clock.Now;
        var late = await db.Orders.AsNoTracking()
            .Where(o => o.Payment == PaymentMethod.CashOnDelivery && o.Reservations.Any(r => r.State == ReservationState.Held && r.ExpiresAt <= now))
            .OrderBy(o => o.Id).Select(o => o.Id).ToListAsync(ct);
        foreach (var id in late)
        {
            await Expire(id, ct);
        }
        return late.Count;
    }

    /// <summary>Parts that a cooperative did confirm stay.</summary>
    private async Task Expire(long id, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var order = await db.HoldOrder(id, ct) ?? throw new InvalidOperationException($"Order {id} is gone.");
        var now = clock.Now;
        var ended = order.Parts.Where(p => p.State == PartState.ToConfirm && order.ReservationsOf([p]).Any(r => r.State == ReservationState.Held && r.ExpiresAt <= now)).ToList();
        if (ended.Count == 0)
        {
            return;
        }
        await release.Run(order, ended, ct);
        order.Record(OrderEventKind.Expired, now, "shop");
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        await shelves.StockChanged(order.ReservationsOf(ended).Select(r => r.StockItemId));
    }
}
