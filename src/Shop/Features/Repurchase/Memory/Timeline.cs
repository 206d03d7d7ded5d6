namespace Shop.Features.Repurchase.Memory;

/// <summary>
/// The orders of one cut day by day, each with what its customer's earlier orders make of it: figures of a window read the window's days and no others, and figures as of a day add
/// up whole months that were counted before. Never changed: the next one shares with it the days that are the same.
/// </summary>
public sealed partial class Timeline
{
    // The first day's number is `first`; a day without orders is null.
    private readonly int first;
    private readonly TimelineDay?[] days;
    // Whole months, counted when first asked for.
    private readonly MonthSums?[] months;
    private readonly int firstMonth;

    internal static readonly Timeline Nothing = new(0, [], [], 0);

    private Timeline(int first, TimelineDay?[] days, MonthSums?[] months, int maxCustomer)
    {
        (this.first, this.days, this.months, MaxCustomer) = (first, days, months, maxCustomer);
        firstMonth = days.Length == 0 ? 0 : Month(first);
    }

    internal int MaxCustomer { get; }
    // Of the days from 1990 to 2069: a cut asks for millions.
    private static readonly int[] MonthOf = [.. Enumerable.Range(new DateOnly(1990, 1, 1).DayNumber, 80 * 365).Select(Calendar)];

    internal static int Month(int day) => day - new DateOnly(1990, 1, 1).DayNumber is var at && (uint)at < (uint)MonthOf.Length ? MonthOf[at] : Calendar(day);

    private static int Calendar(int day) => DateOnly.FromDayNumber(day) is var d ? (d.Year * 12) + d.Month - 1 : 0;

    internal static int MonthStart(int month) => new DateOnly(month / 12, (month % 12) + 1, 1).DayNumber;

    /// <summary>Those of a window that have orders, in their order.</summary>
    /// <param name="from">As <see cref="DateOnly.DayNumber"/>.</param>
    /// <param name="to">The first day that doesn't belong to it.</param>
    internal IEnumerable<(int Day, TimelineDay Orders)> Days(int from, int to)
    {
        for (var day = Math.Max(from, first); day < Math.Min(to, first + days.Length); day++)
        {
            if (days[day - first] is { } orders)
            {
                yield return (day, orders);
            }
        }
    }

    /// <summary>What was counted of all days before one.</summary>
    internal IEnumerable<(int Month, MonthSums Sums)> Months(int before)
    {
        var last = days.Length == 0 ? -1 : Month(Math.Min(before, first + days.Length) - 1);
        for (var month = firstMonth; month <= last; month++)
        {
            var (from, to) = (MonthStart(month), MonthStart(month + 1));
            if (before >= to)
            {
                yield return (month, months[month - firstMonth] ??= MonthSums.Of(Days(from, to)));
            }
            else
            {
                yield return (month, MonthSums.Of(Days(from, before)));
            }
        }
    }

    /// <summary>Without goods and ratings, which a history doesn't have.</summary>
    public static Timeline Of(History history) => Edit.Of(history).Done();
}
