using System.Globalization;

namespace Shop.Features.Livestreams;

/// <summary>A calendar week, Monday to Sunday, as ISO 8601 counts them.</summary>
/// <param name="Monday">Its first day.</param>
public sealed record Week(DateOnly Monday)
{
    private DateTime First => Monday.ToDateTime(TimeOnly.MinValue);

    /// <summary>"2026-W49".</summary>
    public string Name => string.Create(CultureInfo.InvariantCulture, $"{ISOWeek.GetYear(First):0000}-W{Number:00}");
    public int Number => ISOWeek.GetWeekOfYear(First);
    public IReadOnlyList<DateOnly> Days => [.. Enumerable.Range(0, 7).Select(Monday.AddDays)];
    public Week Before => new(Monday.AddDays(-7));
    public Week After => new(Monday.AddDays(7));

    public static Week Of(DateOnly day) => new(day.AddDays(-(((int)day.DayOfWeek + 6) % 7)));

    /// <returns>Null when it isn't the name of a week within two years of another day.</returns>
    public static Week? Read(string? name, DateOnly today)
    {
        if (name is not { Length: 8 } || name[4..6] != "-W" || !int.TryParse(name.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            || !int.TryParse(name.AsSpan(6), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || Math.Abs(year - today.Year) > 2 || number < 1 || number > ISOWeek.GetWeeksInYear(year))
        {
            return null;
        }
        return new Week(DateOnly.FromDateTime(ISOWeek.ToDateTime(year, number, DayOfWeek.Monday)));
    }
}
