using System.Globalization;

namespace Shop.Features.Repurchase.Memory;

/// <summary>Counts the same figures as <see cref="CountRepurchase"/>, from days instead of from customers.</summary>
public static class CountTimeline
{
    /// <param name="from">The window's first day.</param>
    /// <param name="to">The first day after it.</param>
    public static RepurchaseReport Run(Timeline timeline, DateOnly from, DateOnly to, Ratings? ratings = null)
    {
        using var days = new CountWindow(timeline);
        var window = days.Run(from.DayNumber, to.DayNumber);
        var (everyone, repeaters, gaps, firsts) = (0, 0, new long[400], new long[400]);
        var cohorts = new SortedDictionary<int, int[]>();
        var last = Timeline.Month(to.DayNumber - 1);
        foreach (var (month, sums) in timeline.Months(to.DayNumber))
        {
            everyone += sums.Begin;
            repeaters += sums.Seconds;
            foreach (var (cohort, people) in sums.Active)
            {
                if (!cohorts.TryGetValue(cohort, out var row))
                {
                    cohorts[cohort] = row = new int[last - cohort + 1];
                }
                row[month - cohort] += people;
            }
            Add(ref gaps, sums.Gaps);
            Add(ref firsts, sums.FirstGaps);
        }
        return window with
        {
            LifetimeCustomers = everyone,
            LifetimeRepeatCustomers = repeaters,
            WithinDays = Within(timeline, to.DayNumber - 1),
            Cohorts = [.. cohorts.Select(c => new Cohort(DateOnly.FromDayNumber(Timeline.MonthStart(c.Key)).ToString("yyyy-MM", CultureInfo.InvariantCulture), c.Value[0], c.Value))],
            Gaps = GapsOf(gaps, firsts),
            Ratings = ratings ?? new Ratings(0, 0),
        };
    }

    /// <summary>What was sold in a window, by product: paid, in the currency's smallest unit, and units.</summary>
    public static IReadOnlyDictionary<int, (long Paid, long Units)> Goods(Timeline timeline, DateOnly from, DateOnly to)
    {
        var goods = new Dictionary<int, (long Paid, long Units)>();
        foreach (var sold in timeline.Days(from.DayNumber, to.DayNumber).SelectMany(d => d.Orders.Goods))
        {
            goods[sold.Product] = goods.GetValueOrDefault(sold.Product) is var sum ? (sum.Paid + sold.Paid, sum.Units + sold.Units) : default;
        }
        return goods;
    }

    /// <summary>The ratings of a window's days that came with imported or simulated lines; those given here stand in reviews.</summary>
    public static Ratings Rated(Timeline timeline, DateOnly from, DateOnly to)
    {
        var (positive, all) = (0, 0);
        foreach (var (_, day) in timeline.Days(from.DayNumber, to.DayNumber))
        {
            (positive, all) = (positive + day.Positive, all + day.Rated);
        }
        return new Ratings(positive, all);
    }

    /// <summary>How often each number of days lay between two purchase days of a customer, both before a day.</summary>
    public static long[] Gaps(Timeline timeline, DateOnly to)
    {
        var gaps = new long[400];
        foreach (var (_, sums) in timeline.Months(to.DayNumber))
        {
            Add(ref gaps, sums.Gaps);
        }
        return gaps;
    }

    // Who came again within N days of the first did so before the window's end, because the first lies at least N days before it.
    private static Dictionary<string, WithinDays> Within(Timeline timeline, int lastDay)
    {
        var (eligible, again) = (new int[CountRepurchase.Within.Length], new int[CountRepurchase.Within.Length]);
        foreach (var (day, orders) in timeline.Days(int.MinValue, lastDay + 1))
        {
            for (var n = 0; n < eligible.Length && day + CountRepurchase.Within[n] <= lastDay; n++)
            {
                eligible[n] += orders.Begin;
                again[n] += orders.Within[n];
            }
        }
        return CountRepurchase.Within.Select((n, i) => (n, i)).ToDictionary(x => x.n.ToString(CultureInfo.InvariantCulture), x => new WithinDays(again[x.i], eligible[x.i]));
    }

    private static void Add(ref long[] to, int[] from)
    {
        if (from.Length > to.Length)
        {
            Array.Resize(ref to, from.Length);
        }
        for (var i = 0; i < from.Length; i++)
        {
            to[i] += from[i];
        }
    }

    private static Gaps GapsOf(long[] pooled, long[] firsts)
    {
        var (count, first) = (pooled.Sum(), firsts.Sum());
        return count == 0 ? new Gaps() : new Gaps
        {
            Count = (int)count,
            MeanDays = Mean(pooled, count),
            MedianDays = Quantile(pooled, count, 0.5),
            Quartiles = (Quantile(pooled, count, 0.25), Quantile(pooled, count, 0.75)),
            FirstToSecondCount = (int)first,
            FirstToSecondMeanDays = Mean(firsts, first),
            FirstToSecondMedianDays = Quantile(firsts, first, 0.5),
        };
    }

    private static double Mean(long[] counts, long all) => (double)counts.Select((n, days) => n * days).Sum() / all;

    // R's type 7 of values that are given by how often each occurs.
    private static double Quantile(long[] counts, long all, double tau)
    {
        var at = (all - 1) * tau;
        var (lower, upper) = (Value(counts, (long)Math.Floor(at)), Value(counts, (long)Math.Ceiling(at)));
        return lower + ((at - Math.Floor(at)) * (upper - lower));
    }

    private static int Value(long[] counts, long rank)
    {
        var value = 0;
        for (var below = counts[0]; below <= rank; below += counts[value])
        {
            value++;
        }
        return value;
    }
}
