namespace Shop.Features.Repurchase;

/// <summary>How long one unit of a product lasts: days between two purchase days of one customer, divided by the units of the first of them.</summary>
/// <param name="Gaps">Each once, in days per unit.</param>
/// <param name="Lasts">Null with fewer than <see cref="CountRefills.FewestGaps"/>.</param>
/// <param name="Longest">Days per unit by which nineteen of twenty who came back had come; null as <paramref name="Lasts"/>.</param>
public sealed record RefillClock(IReadOnlyList<double> Gaps, Quartiles? Lasts, double? Longest);

/// <summary>Overdue: the day has passed, but not so long ago that hardly anybody came back so late. Gone: it has.</summary>
public enum DueState { Overdue, ThisWeek, NextWeek, Later, Gone }

/// <summary>A customer and when the last purchase of a product should be used up.</summary>
/// <param name="Place">In the product's history.</param>
/// <param name="Units">Of the last purchase day.</param>
/// <param name="From">By then a quarter had come back.</param>
/// <param name="Expected">By then half had.</param>
/// <param name="To">By then three quarters had.</param>
public readonly record struct Due(int Place, long Customer, DateOnly LastDay, int Units, DateOnly From, DateOnly Expected, DateOnly To, DueState State);

/// <summary>The jar-emptying clock of one product: how long a unit lasts, and who should be running out.</summary>
public static class CountRefills
{
    /// <summary>Refills below which nothing is said.</summary>
    public const int FewestGaps = 20;

    private const int LongestWait = 36_500;

    /// <param name="history">Of one product.</param>
    /// <param name="asOf">The last day that counts.</param>
    public static RefillClock Clock(History history, DateOnly asOf)
    {
        var gaps = new List<double>();
        for (var c = 0; c < history.Customers; c++)
        {
            var days = PurchaseDays(history[c], asOf);
            for (var i = 1; i < days.Count; i++)
            {
                if (days[i - 1].Units > 0)
                {
                    gaps.Add((double)(days[i].Day - days[i - 1].Day) / days[i - 1].Units);
                }
            }
        }
        var values = gaps.ToArray();
        return values.Length < FewestGaps ? new RefillClock(gaps, null, null) : new RefillClock(gaps, Quartiles.Of(values), Quartiles.Part(values, 0.95));
    }

    /// <summary>Everyone who ever bought it, soonest first within each state; empty where the clock says nothing.</summary>
    public static List<Due> Run(History history, RefillClock clock, DateOnly today)
    {
        var due = new List<Due>();
        if (clock is not { Lasts: { } lasts, Longest: { } longest })
        {
            return due;
        }
        for (var c = 0; c < history.Customers; c++)
        {
            if (PurchaseDays(history[c], today) is not [.., var last] || last.Units <= 0)
            {
                continue;
            }
            DateOnly After(double perUnit) => DateOnly.FromDayNumber(last.Day + (int)Math.Min(LongestWait, Math.Round(last.Units * perUnit, MidpointRounding.AwayFromZero)));
            var expected = After(lasts.Median);
            due.Add(new Due(c, history[c].Customer, DateOnly.FromDayNumber(last.Day), last.Units, After(lasts.Lower), expected, After(lasts.Upper), State(expected, After(longest), today)));
        }
        due.Sort((a, b) => a.State != b.State ? a.State.CompareTo(b.State) : a.Expected != b.Expected ? a.Expected.CompareTo(b.Expected) : a.Customer.CompareTo(b.Customer));
        return due;
    }

    private static DueState State(DateOnly expected, DateOnly longest, DateOnly today)
    {
        var monday = CountSales.Begin(today, SalesStep.Week);
        return expected < today ? longest < today ? DueState.Gone : DueState.Overdue
            : expected < monday.AddDays(7) ? DueState.ThisWeek : expected < monday.AddDays(14) ? DueState.NextWeek : DueState.Later;
    }

    /// <summary>Days with a purchase and the units of each.</summary>
    internal static List<(int Day, int Units)> PurchaseDays(CustomerOrders orders, DateOnly asOf)
    {
        var days = new List<(int Day, int Units)>();
        for (var i = 0; i < orders.Days.Length && orders.Days[i] <= asOf.DayNumber; i++)
        {
            if (days is [.., var last] && last.Day == orders.Days[i])
            {
                days[^1] = (last.Day, last.Units + orders.Units[i]);
            }
            else
            {
                days.Add((orders.Days[i], orders.Units[i]));
            }
        }
        return days;
    }
}
