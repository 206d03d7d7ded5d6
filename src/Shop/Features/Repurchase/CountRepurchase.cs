using System.Collections.Immutable;
using System.Globalization;
using MathNet.Numerics.Statistics;

namespace Shop.Features.Repurchase;

/// <summary>
/// Counts the figures of a window in one pass over a history. Definitions: a customer's orders in the order in which they were placed; nothing after the
/// window counts for anything; lifetime figures, cohorts and gaps are as of the window's end.
/// </summary>
public static class CountRepurchase
{
    /// <summary>Days after the first purchase day within which a second one is looked for.</summary>
    public static readonly ImmutableArray<int> Within = [7, 30, 60, 90, 180, 365];

    /// <param name="from">The window's first day.</param>
    /// <param name="to">The first day after it.</param>
    public static RepurchaseReport Run(History history, DateOnly from, DateOnly to, Ratings? ratings = null)
    {
        var (first, beyond) = (from.DayNumber, to.DayNumber);
        var unknown = history.Unidentified.Where(o => o.Day >= from && o.Day < to).ToList();
        var (orders, buyers, sales, units) = (unknown.Count, 0, unknown.Sum(o => o.Amount), unknown.Sum(o => (long)o.Units));
        var (returning, existing, twice, later, everyone, repeaters) = (0, 0, 0, 0, 0, 0);
        var (days, within, cohorts, gaps) = (new List<int>(), new WithinCount(beyond - 1), new CohortCount(to.AddDays(-1)), new GapCount());
        for (var c = 0; c < history.Customers; c++)
        {
            var customer = history[c];
            var (begin, end) = (customer.Before(first), customer.Before(beyond));
            if (end == 0)
            {
                continue;
            }
            everyone++;
            repeaters += end > 1 ? 1 : 0;
            if (end > begin)
            {
                var here = end - begin;
                buyers++;
                orders += here;
                later += begin == 0 ? here - 1 : here;
                returning += begin > 0 || here > 1 ? 1 : 0;
                existing += begin > 0 ? 1 : 0;
                twice += here > 1 ? 1 : 0;
                foreach (var amount in customer.Amounts[begin..end])
                {
                    sales += amount;
                }
                foreach (var unit in customer.Units[begin..end])
                {
                    units += unit;
                }
            }
            PurchaseDays(customer.Days[..end], days);
            within.Add(days);
            cohorts.Add(days);
            gaps.Add(days);
        }
        return new RepurchaseReport
        {
            From = from,
            To = to,
            Orders = orders,
            Buyers = buyers,
            UnidentifiedOrders = unknown.Count,
            Sales = sales,
            Units = units,
            Counts = new ReportCounts(returning, existing, twice, later),
            LifetimeCustomers = everyone,
            LifetimeRepeatCustomers = repeaters,
            WithinDays = within.Sum(),
            Cohorts = cohorts.Rows(),
            Gaps = gaps.Sum(),
            Ratings = ratings ?? new Ratings(0, 0),
        };
    }

    private static void PurchaseDays(ReadOnlySpan<int> orders, List<int> days)
    {
        days.Clear();
        foreach (var day in orders)
        {
            if (days.Count == 0 || days[^1] != day)
            {
                days.Add(day);
            }
        }
    }

    private sealed class WithinCount(int lastDay)
    {
        private readonly int[] eligible = new int[Within.Length];
        private readonly int[] repurchased = new int[Within.Length];

        public void Add(List<int> days)
        {
            for (var n = 0; n < Within.Length && days[0] + Within[n] <= lastDay; n++)
            {
                eligible[n]++;
                repurchased[n] += days.Count > 1 && days[1] - days[0] <= Within[n] ? 1 : 0;
            }
        }

        public Dictionary<string, WithinDays> Sum() => Within.Select((n, i) => (n, i)).ToDictionary(x => x.n.ToString(CultureInfo.InvariantCulture), x => new WithinDays(repurchased[x.i], eligible[x.i]));
    }

    private sealed class CohortCount(DateOnly lastDay)
    {
        private readonly SortedDictionary<int, int[]> rows = [];
        private readonly int last = Month(lastDay);

        public void Add(List<int> days)
        {
            var cohort = Month(DateOnly.FromDayNumber(days[0]));
            if (!rows.TryGetValue(cohort, out var active))
            {
                rows[cohort] = active = new int[last - cohort + 1];
            }
            var seen = -1;
            foreach (var day in days)
            {
                if (Month(DateOnly.FromDayNumber(day)) is var month && month != seen)
                {
                    active[month - cohort]++;
                    seen = month;
                }
            }
        }

        public List<Cohort> Rows() => [.. rows.Select(r => new Cohort(new DateOnly(r.Key / 12, (r.Key % 12) + 1, 1).ToString("yyyy-MM", CultureInfo.InvariantCulture), r.Value[0], r.Value))];

        private static int Month(DateOnly day) => (day.Year * 12) + day.Month - 1;
    }

    private sealed class GapCount
    {
        private readonly List<double> pooled = [];
        private readonly List<double> firsts = [];

        public void Add(List<int> days)
        {
            for (var i = 1; i < days.Count; i++)
            {
                pooled.Add(days[i] - days[i - 1]);
            }
            if (days.Count > 1)
            {
                firsts.Add(days[1] - days[0]);
            }
        }

        // Quantiles by linear interpolation, R's type 7.
        public Gaps Sum()
        {
            if (pooled.Count == 0)
            {
                return new Gaps();
            }
            var (all, first) = (pooled.ToArray(), firsts.ToArray());
            double Part(double[] of, double tau) => ArrayStatistics.QuantileCustomInplace(of, tau, QuantileDefinition.R7);
            return new Gaps
            {
                Count = all.Length,
                MeanDays = all.Average(),
                MedianDays = Part(all, 0.5),
                Quartiles = (Part(all, 0.25), Part(all, 0.75)),
                FirstToSecondCount = first.Length,
                FirstToSecondMeanDays = first.Average(),
                FirstToSecondMedianDays = Part(first, 0.5),
            };
        }
    }
}
