using System.Globalization;

namespace Shop.Features.Experiences;

/// <summary>A month of the shop's calendar, in weeks from Monday on.</summary>
/// <param name="First">Its first day.</param>
public sealed record Month(DateOnly First)
{
    /// <summary>"2026-12".</summary>
    public string Name => First.ToString("yyyy-MM", CultureInfo.InvariantCulture);
    public DateOnly Last => First.AddMonths(1).AddDays(-1);
    public Month Before => new(First.AddMonths(-1));
    public Month After => new(First.AddMonths(1));

    /// <summary>Whole weeks; null for days of the months beside it.</summary>
    public IReadOnlyList<IReadOnlyList<DateOnly?>> Weeks
    {
        get
        {
            var monday = First.AddDays(-(((int)First.DayOfWeek + 6) % 7));
            return [.. Enumerable.Range(0, 6).Select(w => monday.AddDays(7 * w)).Where(d => d <= Last)
                .Select(d => (IReadOnlyList<DateOnly?>)[.. Enumerable.Range(0, 7).Select(i => d.AddDays(i)).Select(x => x >= First && x <= Last ? x : (DateOnly?)null)])];
        }
    }

    public static Month Of(DateOnly day) => new(new DateOnly(day.Year, day.Month, 1));

    /// <returns>Null when it isn't the name of a month.</returns>
    public static Month? Read(string? name) =>
        DateOnly.TryParseExact(name + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first) ? new Month(first) : null;
}
