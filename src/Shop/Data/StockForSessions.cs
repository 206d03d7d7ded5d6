namespace Shop.Data;

// Places of a session that are kept for somebody who waits for them; a session has one lot. The waiter's row says how many.
public sealed partial class Stock
{
    /// <summary>Keeps places for somebody in the line.</summary>
    /// <returns>False, and nothing moved, when there are not that many.</returns>
    public async Task<bool> Keep(int stockItemId, long units, CancellationToken ct = default)
    {
        if (!await Take(stockItemId, units, ct))
        {
            return false;
        }
        var lot = await db.Lots.Where(l => l.StockItemId == stockItemId).Select(l => l.Id).SingleAsync(ct);
        await Lot(lot, new Shift(Available: -units, Reserved: units), ct);
        Write(stockItemId, lot, StockMovementKind.SetAside, new Shift(Available: -units, Reserved: units), null);
        return true;
    }

    /// <summary>Places that were kept are free again. The caller holds the item.</summary>
    public async Task LetGo(int stockItemId, long units, CancellationToken ct = default)
    {
        var lot = await db.Lots.Where(l => l.StockItemId == stockItemId).Select(l => l.Id).SingleAsync(ct);
        await Move(stockItemId, StockMovementKind.GivenBack, [(lot, new Shift(Available: units, Reserved: -units))], null, ct);
        await TakeOff(stockItemId, [lot], ct);
    }
}
