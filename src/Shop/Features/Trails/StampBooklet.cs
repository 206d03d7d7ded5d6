namespace Shop.Features.Trails;

public enum StampResult
{
    Stamped,
    /// <summary>There is no booklet at hand that this trail is in.</summary>
    NoBooklet,
    /// <summary>The session's day is still ahead.</summary>
    TooEarly,
}

/// <summary>Stamps a booking's booklet at a station, from the session's day on; once, however often it is pressed.</summary>
public sealed class StampBooklet(ShopDb db, ReadTrails read, ShopClock clock)
{
    /// <param name="number">The order of the booklet at hand.</param>
    /// <param name="userId">Whose account it may be instead.</param>
    public async Task<StampResult> Run(TrailStation station, string? number, string? userId, CancellationToken ct = default)
    {
        if (await read.Mine(station.ProductId, number, userId, ct) is not { } booking)
        {
            return StampResult.NoBooklet;
        }
        if (!read.IsDay(booking))
        {
            return StampResult.TooEarly;
        }
        if (await IsThere(booking, station, ct))
        {
            return StampResult.Stamped;
        }
        db.TrailStamps.Add(new TrailStamp { OrderId = booking.OrderId, StationId = station.Id, At = clock.Now });
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            if (!await IsThere(booking, station, ct))
            {
                throw;
            }
            // Another phone of the family was faster.
        }
        return StampResult.Stamped;
    }

    private Task<bool> IsThere(TrailBooking booking, TrailStation station, CancellationToken ct) => db.TrailStamps.AnyAsync(s => s.OrderId == booking.OrderId && s.StationId == station.Id, ct);
}
