namespace Shop.Data;

/// <summary>
/// The only way stock moves: one conditional statement and one ledger row each, within the caller's transaction. Items are
/// taken in the order of their ids, so that two orders never wait for each other in a ring.
/// </summary>
public sealed class Stock(ShopDb db, TimeProvider clock)
{
    /// <summary>Puts newly made units on the shelf.</summary>
    public async Task Make(int stockItemId, long quantity, string by, CancellationToken ct = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(quantity);
        await db.StockItems.Where(s => s.Id == stockItemId).ExecuteUpdateAsync(set => set
            .SetProperty(s => s.Available, s => s.Available + quantity)
            .SetProperty(s => s.Made, s => s.Made + quantity), ct);
        Write(stockItemId, StockMovementKind.Made, available: quantity, by: by);
    }

    /// <summary>Takes units off the shelf for a parcel; false, and nothing moved, when there are not enough.</summary>
    public async Task<bool> Reserve(Order order, OrderPart part, int stockItemId, long quantity, DateTime expiresAt, CancellationToken ct = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(quantity);
        var moved = await db.StockItems.Where(s => s.Id == stockItemId && s.Available >= quantity).ExecuteUpdateAsync(set => set
            .SetProperty(s => s.Available, s => s.Available - quantity)
            .SetProperty(s => s.Reserved, s => s.Reserved + quantity), ct);
        if (moved == 0)
        {
            return false;
        }
        db.Reservations.Add(new Reservation { OrderId = order.Id, PartId = part.Id, StockItemId = stockItemId, Quantity = quantity, ExpiresAt = expiresAt });
        Write(stockItemId, StockMovementKind.Reserved, available: -quantity, reserved: quantity, orderId: order.Id);
        return true;
    }

    /// <summary>A reservation became a sale.</summary>
    public async Task Sell(Reservation reservation, CancellationToken ct = default)
    {
        if (reservation.State != ReservationState.Held)
        {
            return;
        }
        var n = reservation.Quantity;
        await db.StockItems.Where(s => s.Id == reservation.StockItemId).ExecuteUpdateAsync(set => set
            .SetProperty(s => s.Reserved, s => s.Reserved - n)
            .SetProperty(s => s.Sold, s => s.Sold + n), ct);
        reservation.State = ReservationState.Sold;
        Write(reservation.StockItemId, StockMovementKind.Sold, reserved: -n, sold: n, orderId: reservation.OrderId);
    }

    /// <summary>A reservation ended without a sale: what it held lies on the shelf again.</summary>
    public async Task Release(Reservation reservation, CancellationToken ct = default)
    {
        if (reservation.State != ReservationState.Held)
        {
            return;
        }
        var n = reservation.Quantity;
        reservation.State = ReservationState.Released;
        await db.StockItems.Where(s => s.Id == reservation.StockItemId).ExecuteUpdateAsync(set => set
            .SetProperty(s => s.Reserved, s => s.Reserved - n)
            .SetProperty(s => s.Available, s => s.Available + n), ct);
        Write(reservation.StockItemId, StockMovementKind.Released, available: n, reserved: -n, orderId: reservation.OrderId);
    }

    /// <summary>Sold units, not sent or come back whole, lie on the shelf again.</summary>
    /// <exception cref="ArgumentOutOfRangeException">More than were sold and have not yet gone back.</exception>
    public async Task PutBack(Reservation reservation, long quantity, CancellationToken ct = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(quantity);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(quantity, reservation.State == ReservationState.Sold ? reservation.Quantity - reservation.Returned : 0);
        await db.StockItems.Where(s => s.Id == reservation.StockItemId).ExecuteUpdateAsync(set => set
            .SetProperty(s => s.Sold, s => s.Sold - quantity)
            .SetProperty(s => s.Available, s => s.Available + quantity), ct);
        reservation.Returned += quantity;
        Write(reservation.StockItemId, StockMovementKind.Returned, available: quantity, sold: -quantity, orderId: reservation.OrderId);
    }

    private void Write(int stockItemId, StockMovementKind kind, long available = 0, long reserved = 0, long sold = 0, long? orderId = null, string by = "shop") =>
        db.StockMovements.Add(new StockMovement
        {
            StockItemId = stockItemId,
            Kind = kind,
            Available = available,
            Reserved = reserved,
            Sold = sold,
            OrderId = orderId,
            At = clock.GetUtcNow().UtcDateTime,
            By = by,
        });
}
