using System.Globalization;
using Microsoft.Extensions.Localization;

namespace Shop.Features.Repurchase;

public sealed record FigureSheet(IReadOnlyList<string> Header, IEnumerable<IReadOnlyList<object?>> Rows);

/// <summary>Figures as tables to take away; rates as fractions, unrounded, with what they were divided from.</summary>
public sealed class FigureSheets(ReadCharts charts, IStringLocalizer<Texts> texts)
{
    /// <param name="table">"figures", "cohorts" or "sales"; null for another.</param>
    public FigureSheet? Of(string table, FiguresShown figures) => table switch
    {
        "figures" => new FigureSheet(Words("Figure", "FromDay", "ToDay", "Value", "Part", "All", "BeforeValue"), Figures(figures)),
        "cohorts" => Cohorts(figures.Now),
        "sales" => Sales(charts.Sales(figures)),
        _ => null,
    };

    private List<string> Words(params string[] keys) => [.. keys.Select(k => texts["Column_" + k].Value)];

    private IEnumerable<IReadOnlyList<object?>> Figures(FiguresShown figures)
    {
        var (now, before) = (figures.Now, figures.Before);
        IReadOnlyList<object?> Row(string name, Func<RepurchaseReport, double?> value, long? part = null, long? all = null) => [texts[name].Value, now.From, now.To, (decimal?)value(now), part, all, (decimal?)value(before)];
        yield return Row("Sales", r => r.Sales / (double)figures.Form.SmallestPerUnit);
        yield return Row("Orders", r => r.Orders);
        yield return Row("UnidentifiedOrders", r => r.UnidentifiedOrders);
        yield return Row("UnitsSold", r => r.Units);
        yield return Row("Buyers", r => r.Buyers);
        yield return Row("ReturningRate", r => r.ReturningCustomerRate, now.Counts.Returning, now.Buyers);
        yield return Row("ExistingShare", r => r.ExistingCustomerShare, now.Counts.Existing, now.Buyers);
        yield return Row("ByCustomer", r => r.RepurchaseRateByCustomer, now.Counts.Twice, now.Buyers);
        yield return Row("ByOrder", r => r.RepurchaseRateByOrder, now.Counts.LaterOrders, now.Orders - now.UnidentifiedOrders);
        yield return Row("LifetimeRate", r => r.LifetimeRepeatRate, now.LifetimeRepeatCustomers, now.LifetimeCustomers);
        foreach (var (days, w) in now.WithinDays)
        {
            yield return [texts["WithinN", days].Value, now.From, now.To, (decimal?)Share.Of(w.Repurchased, w.Eligible), w.Repurchased, w.Eligible, (decimal?)Share.Of(before.WithinDays[days].Repurchased, before.WithinDays[days].Eligible)];
        }
        yield return Row("GapMedian", r => r.Gaps.MedianDays);
        yield return Row("PositiveRate", r => r.PositiveRate, now.Ratings.Positive, now.Ratings.All);
    }

    private FigureSheet Cohorts(RepurchaseReport report)
    {
        var months = report.Cohorts.Select(c => c.Active.Count).DefaultIfEmpty(0).Max();
        return new FigureSheet([.. Words("Month", "Customers"), .. Enumerable.Range(0, months).Select(k => k.ToString(CultureInfo.InvariantCulture))],
            report.Cohorts.Select(c => (IReadOnlyList<object?>)[c.Month, c.Customers, .. c.Active.Select(a => (object?)a), .. Enumerable.Repeat<object?>(null, months - c.Active.Count)]));
    }

    private FigureSheet Sales(SalesPage page) => new(Words("Period", "Orders", "Sales", "Units", "Average", "Customers", "Returning"),
        page.Periods.Select(p => (IReadOnlyList<object?>)[ReadCharts.Name(p, page.Step), p.Orders, p.Sales / (decimal)page.Figures.Form.SmallestPerUnit, p.Units, p.Average is { } a ? Math.Round((decimal)a / page.Figures.Form.SmallestPerUnit, 4) : null, p.Buyers, p.Returning]));
}
