namespace Shop.Features.Repurchase.Models;

/// <summary>What BG/NBD would have forecast some weeks ago, week by week and by how often customers had come until then, beside what happened.</summary>
/// <param name="FittedAsOf">The last day that the model saw.</param>
/// <param name="ByRepeats">Empty unless it could be fitted.</param>
/// <param name="ByWeek">Repeats summed up since that day; empty unless it could be fitted.</param>
public sealed record ForecastTrack(DateOnly FittedAsOf, int Weeks, Fit<BgNbd> Fit, IReadOnlyList<TrackedRepeats> ByRepeats, IReadOnlyList<TrackedWeek> ByWeek);

/// <param name="Repeats">Until that day; the last row: that many or more.</param>
/// <param name="Expected">Repeats of all of them since.</param>
public sealed record TrackedRepeats(int Repeats, bool OrMore, int Customers, int Actual, double Expected);

/// <param name="Week">From 1.</param>
public sealed record TrackedWeek(int Week, int Actual, double Expected);

/// <summary>Holds the last weeks back, fits BG/NBD to what was before, and follows both from there.</summary>
public static class TrackForecast
{
    private const int LastRow = 7;
    private const int Points = 13;

    /// <param name="asOf">The last day of the weeks held back.</param>
    /// <param name="weeks">How many.</param>
    public static ForecastTrack Run(History history, DateOnly asOf, int weeks)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(weeks, 1);
        var then = asOf.AddDays(-7 * weeks);
        var known = SummariseCustomers.Run(history, then);
        var fit = FitBgNbd.Run(known);
        if (fit.Model is not { } model)
        {
            return new ForecastTrack(then, weeks, fit, [], []);
        }
        var since = Since(history, then, weeks);
        var step = (weeks + Points - 1) / Points;
        var at = Enumerable.Range(1, weeks).Where(w => w % step == 0 || w == weeks).ToList();
        // All that is expected of a customer depends on x and T, but for the chance to be there at all.
        var there = known.GroupBy(c => (c.Repeats, c.Age)).Select(g => (g.Key.Repeats, g.Key.Age, Chance: g.Sum(model.ChanceAlive))).ToList();
        var byWeek = at.ConvertAll(w => new TrackedWeek(w, since.Sum(s => s.Value[w - 1]), there.Sum(t => t.Chance * model.RepeatsIfAlive(t.Repeats, t.Age, w))));
        var expected = there.GroupBy(t => Math.Min(t.Repeats, LastRow)).ToDictionary(g => g.Key, g => g.Sum(t => t.Chance * model.RepeatsIfAlive(t.Repeats, t.Age, weeks)));
        var byRepeats = known.GroupBy(c => Math.Min(c.Repeats, LastRow)).OrderBy(g => g.Key).Select(g => new TrackedRepeats(g.Key, g.Key == LastRow, g.Count(), g.Sum(c => since[c.Customer][weeks - 1]), expected[g.Key]));
        return new ForecastTrack(then, weeks, fit, [.. byRepeats], byWeek);
    }

    // Purchase days of each customer known then, summed up week by week.
    private static Dictionary<long, int[]> Since(History history, DateOnly then, int weeks)
    {
        var since = new Dictionary<long, int[]>();
        for (var c = 0; c < history.Customers; c++)
        {
            var customer = history[c];
            var known = customer.Before(then.DayNumber + 1);
            if (known == 0)
            {
                continue;
            }
            var sums = new int[weeks];
            for (var i = known; i < customer.Days.Length && customer.Days[i] <= then.DayNumber + (7 * weeks); i++)
            {
                if (customer.Days[i] != customer.Days[i - 1])
                {
                    sums[(customer.Days[i] - then.DayNumber - 1) / 7]++;
                }
            }
            for (var w = 1; w < weeks; w++)
            {
                sums[w] += sums[w - 1];
            }
            since[customer.Customer] = sums;
        }
        return since;
    }
}
