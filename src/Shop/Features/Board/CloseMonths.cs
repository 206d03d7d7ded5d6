namespace Shop.Features.Board;

/// <summary>Writes every month that is over and hasn't been written. A month is written once and never changed.</summary>
public sealed class CloseMonths(ShopDb db, ShopClock clock, ReadBoard read)
{
    /// <returns>How many were written.</returns>
    public async Task<int> Run(CancellationToken ct = default)
    {
        var written = await db.BoardMonths.Select(m => m.Month).ToListAsync(ct);
        var cooperatives = await db.Cooperatives.AsNoTracking().ToListAsync(ct);
        var n = 0;
        for (var month = await read.First(ct); month < read.ThisMonth; month = month.AddMonths(1))
        {
            n += !written.Contains(month) && await Write(month, cooperatives, ct) ? 1 : 0;
        }
        return n;
    }

    private async Task<bool> Write(DateOnly month, List<Cooperative> cooperatives, CancellationToken ct)
    {
        var closed = new BoardMonth { Month = month, ClosedAt = clock.Now };
        closed.Rows.AddRange(await read.Compute(month, cooperatives, ct));
        db.BoardMonths.Add(closed);
        try
        {
            await db.SaveChangesAsync(ct);
            return true;
        }
        catch (DbUpdateException) when (!ct.IsCancellationRequested)
        {
            db.ChangeTracker.Clear();
            if (await db.BoardMonths.AnyAsync(m => m.Month == month, ct))
            {
                // Another node was faster.
                return false;
            }
            throw;
        }
    }
}
