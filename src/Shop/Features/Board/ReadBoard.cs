using System.Globalization;

namespace Shop.Features.Board;

/// <summary>A month as it is shown.</summary>
/// <param name="ClosedAt">When it was written for good; null: it runs, or ended just now.</param>
/// <param name="Months">That can be opened, the newest first.</param>
public sealed record BoardShown(DateOnly Month, DateTime? ClosedAt, bool Runs, IReadOnlyList<BoardRow> Rows, IReadOnlyDictionary<int, string> Slugs, IReadOnlyList<DateOnly> Months)
{
    public bool IsEmpty => Rows.All(r => r.Due == 0 && r.Ratings == 0 && r.Customers == 0 && r.NewProducts == 0);
}

/// <summary>What one cooperative's figures were counted from.</summary>
/// <param name="Row">The figures, as written or as they stand.</param>
/// <param name="Counted">The lists, as they stand now.</param>
public sealed record BoardOpened(DateOnly Month, bool Runs, BoardRow Row, Counted Counted);

/// <summary>Reads a month of the board: as it was written, or computed where it hasn't been.</summary>
public sealed class ReadBoard(ShopDb db, ShopClock clock, CountBoard count)
{
    public DateOnly ThisMonth => MonthOf(clock.Today);

    public static DateOnly MonthOf(DateOnly day) => new(day.Year, day.Month, 1);

    /// <summary>"2026-11"; null for anything else.</summary>
    public static DateOnly? Read(string typed) => DateOnly.TryParseExact(typed, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) ? month : null;

    /// <summary>The month in which the first parcel had a day to leave by; this month where there is none.</summary>
    public async Task<DateOnly> First(CancellationToken ct) =>
        await db.OrderParts.Where(p => p.Order.Origin == OrderOrigin.Shop).MinAsync(p => p.SendBy, ct) is { } first && MonthOf(clock.DayOf(first)) is var month && month < ThisMonth ? month : ThisMonth;

    /// <returns>Null for a month that isn't on the board.</returns>
    public async Task<BoardShown?> Month(DateOnly month, CancellationToken ct)
    {
        var first = await First(ct);
        if (month < first || month > ThisMonth)
        {
            return null;
        }
        var cooperatives = await db.Cooperatives.AsNoTracking().OrderBy(c => c.Id).ToListAsync(ct);
        var (rows, closed) = await Rows(month, cooperatives, ct);
        var months = Enumerable.Range(0, ((ThisMonth.Year - first.Year) * 12) + ThisMonth.Month - first.Month + 1).Select(n => ThisMonth.AddMonths(-n)).ToList();
        return new(month, closed, month == ThisMonth, [.. rows.OrderBy(r => r.Place ?? int.MaxValue).ThenBy(r => r.CooperativeId)], cooperatives.ToDictionary(c => c.Id, c => c.Slug), months);
    }

    /// <returns>Null for a month that isn't on the board, or a cooperative that isn't on it.</returns>
    public async Task<BoardOpened?> Cooperative(DateOnly month, string slug, CancellationToken ct) =>
        await Month(month, ct) is { } shown && shown.Rows.FirstOrDefault(r => shown.Slugs.GetValueOrDefault(r.CooperativeId) == slug) is { } row
            ? new(month, shown.Runs, row, await count.Run(month, row.CooperativeId, ct)) : null;

    /// <summary>Computes a month's rows, with places and marks.</summary>
    public async Task<List<BoardRow>> Compute(DateOnly month, IReadOnlyList<Cooperative> cooperatives, CancellationToken ct)
    {
        var counted = await count.Run(month, null, ct);
        var rows = cooperatives.Select(c => counted.Row(month, c)).ToList();
        BoardRules.Judge(rows);
        return rows;
    }

    private async Task<(List<BoardRow> Rows, DateTime? ClosedAt)> Rows(DateOnly month, IReadOnlyList<Cooperative> cooperatives, CancellationToken ct) =>
        await db.BoardMonths.AsNoTracking().Include(m => m.Rows).SingleOrDefaultAsync(m => m.Month == month, ct) is { } written ? (written.Rows, written.ClosedAt) : (await Compute(month, cooperatives, ct), null);
}
