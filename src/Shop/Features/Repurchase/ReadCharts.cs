using System.Globalization;
using Microsoft.Extensions.Localization;
using Shop.Features.Repurchase.Memory;
using Shop.Platform.Charts;

namespace Shop.Features.Repurchase;

public sealed record RepurchasePage(FiguresShown Figures, RepurchaseCharts Charts);

public sealed record RepurchaseCharts(CohortMatrix Cohorts, CurveChart Within, Histogram Gaps, RfmMap Rfm);

public sealed record SalesPage(FiguresShown Figures, SalesStep Step, IReadOnlyList<SalesPeriod> Periods, BarChart Sales, BarChart Orders, BarChart Returning);

/// <summary>Makes charts of figures.</summary>
public sealed class ReadCharts(IStringLocalizer<Texts> texts)
{
    private const int CohortsShown = 13;

    public RepurchaseCharts Repurchase(FiguresShown figures)
    {
        var (report, history) = (figures.Now, figures.Source.History);
        var rows = report.Cohorts.TakeLast(CohortsShown).Select(c => new CohortRow(c.Month, c.Customers, [.. c.Active.Select(a => (long?)a)])).ToList();
        var scores = CountRfm.Run(history, figures.Window.Seen.AddDays(-1));
        var gaps = report.Gaps is { Quartiles: { } q, MedianDays: { } median } ? (q.Lower, median, q.Upper) : ((double, double, double)?)null;
        return new RepurchaseCharts(
            new CohortMatrix("cohorts", texts["Cohorts"], rows, figures.Window.Seen.Day != 1),
            new CurveChart("within", texts["Within"], [.. report.WithinDays.Select(w => new CurvePoint(int.Parse(w.Key, CultureInfo.InvariantCulture), w.Value.Repurchased, w.Value.Eligible))]),
            Histogram.OfCounts("gaps", texts["GapsTitle"], CountTimeline.Gaps(figures.Source.Timeline, figures.Window.Seen), quartiles: gaps),
            new RfmMap("rfm", texts["Rfm"], new ChartUnit(texts["Yuan"], ChartUnitKind.Money), [.. scores.GroupBy(s => (s.Recency, s.Frequency)).Select(g => new RfmCell(g.Key.Recency, g.Key.Frequency, g.Count(), g.Average(s => s.Money) / 100))]));
    }

    /// <summary>How long a unit of a product lasts; days are cut to whole ones.</summary>
    public Histogram Refills(RefillClock clock)
    {
        const int steps = 13;
        var width = Math.Max(1, (int)Math.Ceiling((clock.Longest ?? clock.Gaps.DefaultIfEmpty(0).Max()) / steps));
        return Histogram.OfDays("lasts", texts["LastsTitle"], clock.Gaps.Select(g => (int)g), width, steps, clock.Lasts is { } q ? (q.Lower, q.Median, q.Upper) : null) with { Measured = texts["LastsMeasured"] };
    }

    /// <summary>What the model expects beside what happened: who had come how often, how often they came in the weeks held back, and those week by week.</summary>
    public IEnumerable<BarChart> Forecast(Forecast forecast)
    {
        // Repeats of one customer are a fraction, which is written as money is: with two decimals.
        var (people, repeats, each) = (new ChartUnit(texts["PeopleUnit"]), new ChartUnit(texts["RepeatsUnit"]), new ChartUnit(texts["RepeatsUnit"], ChartUnitKind.Money));
        BarChart Chart(string id, ChartUnit unit, string along, IEnumerable<Bar> bars) => new(id, texts["Chart_" + id], unit, [.. bars], texts["ModelExpects"], along);
        string Times(int x, bool orMore) => orMore ? $"{x}+" : $"{x}";
        if (forecast.Track.ByWeek.Count > 0)
        {
            yield return Chart("weeks", repeats, texts["Week"], forecast.Track.ByWeek.Select(w => new Bar($"{w.Week}", w.Actual, w.Expected)));
            yield return Chart("tracked", each, texts["RepeatDays"], forecast.Track.ByRepeats.Select(r => new Bar(Times(r.Repeats, r.OrMore), (double)r.Actual / r.Customers, r.Expected / r.Customers)));
        }
        yield return Chart("repeated", people, texts["RepeatDays"], forecast.Report.Frequencies.Select(r => new Bar(Times(r.Repeats, r.OrMore), r.Actual, r.Expected)));
    }

    public SalesPage Sales(FiguresShown figures)
    {
        var (window, timeline) = (figures.Window, figures.Source.Timeline);
        var step = Enum.TryParse<SalesStep>(figures.Form.By, ignoreCase: true, out var by) && Enum.IsDefined(by) ? by : (window.To.DayNumber - window.From.DayNumber) switch { <= 45 => SalesStep.Day, <= 190 => SalesStep.Week, _ => SalesStep.Month };
        var (now, before) = (CountSales.Run(timeline, window.From, window.To, step), CountSales.Run(timeline, window.Before.From, window.Before.To, step));
        BarChart Chart(string id, ChartUnit unit, Func<SalesPeriod, double?> value) => new(id, texts["Chart_" + id], unit,
            [.. now.Select((p, i) => new Bar(Label(p.From, step), p.From > window.Today ? null : value(p), i < before.Count ? value(before[i]) : null, p.From <= window.Today && p.To > window.Today, Name(p, step)))]);
        return new SalesPage(figures, step, now, Chart("sales", new ChartUnit(texts["Yuan"], ChartUnitKind.Money), p => p.Sales / 100d), Chart("orders", new ChartUnit(texts["OrdersUnit"]), p => p.Orders),
            Chart("returning", ChartUnit.Share, p => Share.Of(p.Returning, p.Buyers)));
    }

    internal static string Label(DateOnly day, SalesStep step) => day.ToString(step == SalesStep.Month ? "yy-MM" : step == SalesStep.Week ? "M-d" : day.Day == 1 ? "M-d" : "%d", CultureInfo.InvariantCulture);

    internal static string Name(SalesPeriod p, SalesStep step) => step switch
    {
        SalesStep.Month => p.From.ToString("yyyy-MM", CultureInfo.InvariantCulture),
        SalesStep.Week => string.Create(CultureInfo.InvariantCulture, $"{ISOWeek.GetYear(p.From.ToDateTime(default))}-W{ISOWeek.GetWeekOfYear(p.From.ToDateTime(default)):D2}"),
        _ => p.From.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
    };
}
