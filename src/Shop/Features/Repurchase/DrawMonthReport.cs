using System.Globalization;
using Microsoft.Extensions.Localization;
using Shop.Features.Posters;
using Shop.Platform.Charts;
using SkiaSharp;

namespace Shop.Features.Repurchase;

/// <summary>Draws a month: A4 upright, in the language of whoever asks; figures first, then charts, what each figure means in small print.</summary>
public sealed class DrawMonthReport(PrintType type, ShopClock clock, IStringLocalizer<Texts> texts)
{
    public static readonly PaperSize Size = new(210, 297);
    private const float Left = 16, Width = 178;
    private const double Goal = 0.7;

    private static readonly SKColor Dark = SKColor.Parse(Ink.Soy), Quiet = SKColor.Parse("#6b5648"), Hair = SKColor.Parse("#d9cdbb"), Accent = SKColor.Parse(Ink.Chilli);

    private sealed record Shown(string Key, string Value, params string[] Beside);

    public Print Run(MonthReport report)
    {
        var month = report.Month.ToString(texts["ReportMonth"], CultureInfo.CurrentCulture);
        return new Print(Size, $"{texts["ReportTitle"].Value} {report.Month.ToString("yyyy-MM", CultureInfo.InvariantCulture)}", canvas =>
        {
            Head(canvas, report, month);
            var y = Figures(canvas, report, 62);
            var form = report.Figures.Form;
            var (unit, per) = (form.PaidIn == Money.Cny ? new ChartUnit(texts["Yuan"], ChartUnitKind.Money) : new ChartUnit(form.PaidIn, ChartUnitKind.Money), (double)form.SmallestPerUnit);
            var charts = new DrawBars(type, Dark, Quiet, Hair, Accent);
            y = charts.Run(canvas, new SKRect(Left, y + 4, Left + Width, y + 62), texts["ReportDays"], unit, Bars(report.Days, report, p => p.Sales / per, p => $"{p.From.Day}", report.DaysBefore), texts["MonthBefore"]);
            var half = (Width - 10) / 2;
            string Month(SalesPeriod p) => $"{p.From.Month}";
            charts.Run(canvas, new SKRect(Left, y + 6, Left + half, y + 58), texts["ReportMonths"], unit, Bars(report.Months, report, p => p.Sales / per, Month), null);
            y = charts.Run(canvas, new SKRect(Left + half + 10, y + 6, Left + Width, y + 58), texts["Chart_returning"], ChartUnit.Share, Bars(report.Months, report, p => Share.Of(p.Returning, p.Buyers), Month), null, Goal, texts["Goal", "70%"]);
            Definitions(canvas, y + 8);
            PrintType.Line(canvas, texts["ReportFoot", clock.Local(report.MadeAt).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)], Left, 288, new Script(type.Sans, 2.5f, Quiet));
        });
    }

    private void Head(SKCanvas canvas, MonthReport report, string month)
    {
        canvas.Shape(FormattableString.Invariant($"M{Left} 17 H{Left + Width}"), Dark, 0.6f);
        PrintType.Line(canvas, texts["ReportTitle"], Left, 33, new Script(type.SerifBold, 10.5f, Dark));
        PrintType.Line(canvas, month, Left + Width, 33, new Script(type.Serif, 7.5f, Accent), Align.End);
        var whose = report.Of.Count == 0 ? texts["ReportAll"].Value : string.Join(" · ", report.Of);
        PrintType.Line(canvas, whose, Left, 42, PrintType.InWidth(whose, new Script(type.SansBold, 4, Dark), Width));
        var (figures, small) = (report.Figures, new Script(type.Sans, 3.1f, Quiet, 1.35f));
        string[] notes = [texts["Counted", figures.Source.LastOrderAt is { } last ? clock.Local(last).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) : "–"], .. figures.Window.IsPartial ? [texts["Partial"].Value, texts["PartialBefore"].Value] : Array.Empty<string>(), .. figures.Source.IsSimulated ? [texts["Simulated"].Value] : Array.Empty<string>()];
        PrintType.Lines(canvas, PrintType.Wrap(string.Join(' ', notes), small, Width), Left, 45.5f, small);
    }

    private float Figures(SKCanvas canvas, MonthReport report, float top)
    {
        var (now, before, premium) = (report.Figures.Now, report.Figures.Before, report.Figures.Premium);
        var form = report.Figures.Form;
        double per = form.SmallestPerUnit;
        double? Average(RepurchaseReport r) => r.Orders == 0 ? null : r.Sales / per / r.Orders;
        string Yuan(double? y) => Paid(y, form);
        string Count(long n) => n.ToString("#,0", CultureInfo.InvariantCulture);
        Shown[] shown =
        [
            new("Sales", Yuan(now.Sales / per), Change(now.Sales, before.Sales, Yuan(before.Sales / per))),
            new("Orders", Count(now.Orders), Change(now.Orders, before.Orders, Count(before.Orders))),
            new("UnitsSold", Count(now.Units), Change(now.Units, before.Units, Count(before.Units))),
            new("AverageOrder", Yuan(Average(now)), Change(Average(now), Average(before), Yuan(Average(before)))),
            new("ReturningRate", Percent(now.ReturningCustomerRate), texts["Goal", "70%"].Value, Points(now.ReturningCustomerRate, before.ReturningCustomerRate)),
            new("Buyers", Count(now.Buyers), Change(now.Buyers, before.Buyers, Count(before.Buyers))),
            new("PositiveRate", Percent(now.PositiveRate), $"{Count(now.Ratings.Positive)} / {Count(now.Ratings.All)}", Points(now.PositiveRate, before.PositiveRate)),
            new("Premium", premium is null ? "–" : texts["PremiumIs", premium.Times.ToString("0.0", CultureInfo.InvariantCulture)], premium is null ? "" : texts["PremiumOf", Yuan((double)premium.Paid / premium.Units / 100), Yuan((double)premium.Raw / premium.Units / 100)]),
        ];
        const float column = (Width + 5) / 4;
        foreach (var (i, s) in shown.Index())
        {
            var (x, y, room) = (Left + (i % 4 * column), top + (i / 4 * 25), column - 5);
            canvas.Shape(FormattableString.Invariant($"M{x} {y} H{x + room}"), Dark, 0.35f);
            var isShort = s.Key == "ReturningRate" && now.ReturningCustomerRate < Goal;
            PrintType.Line(canvas, texts[s.Key], x, y + 5, PrintType.InWidth(texts[s.Key], new Script(type.SansBold, 3.2f, Dark), room));
            PrintType.Line(canvas, s.Value, x, y + 13.5f, PrintType.InWidth(s.Value, new Script(type.SansBold, 7.2f, isShort ? Accent : Dark), room));
            var small = new Script(type.Sans, 2.55f, Quiet, 1.3f);
            PrintType.Lines(canvas, s.Beside.SelectMany(b => PrintType.Wrap(b, small, room)), x, y + 15.6f, small);
        }
        return top + 50;
    }

    private void Definitions(SKCanvas canvas, float top)
    {
        canvas.Shape(FormattableString.Invariant($"M{Left} {top} H{Left + Width}"), Dark, 0.35f);
        var (bold, small) = (new Script(type.SansBold, 2.5f, Dark), new Script(type.Sans, 2.5f, Quiet, 1.36f));
        PrintType.Line(canvas, texts["What"], Left, top + 5, new Script(type.SansBold, 3.2f, Dark));
        const float column = (Width - 8) / 2;
        string[] keys = ["Sales", "Orders", "UnitsSold", "AverageOrder", "Buyers", "ReturningRate", "PositiveRate", "Premium"];
        var y = new[] { top + 7, top + 7 };
        foreach (var (i, key) in keys.Index())
        {
            var side = i < 5 ? 0 : 1;
            var x = Left + (side * (column + 8));
            var name = texts[key].Value + " ";
            var indent = PrintType.Width(name, bold) + 1;
            PrintType.Line(canvas, name, x, y[side] + (0.88f * bold.Size), bold);
            foreach (var (n, line) in PrintType.Wrap(texts[key + "What"], small, column, indent).Index())
            {
                PrintType.Line(canvas, line, n == 0 ? x + indent : x, y[side] + (0.88f * small.Size), small);
                y[side] += small.Size * small.Leading;
            }
            y[side] += 0.8f;
        }
    }

    // What has not come yet has no bar, a period that isn't over is hatched.
    private static List<Bar> Bars(IReadOnlyList<SalesPeriod> periods, MonthReport report, Func<SalesPeriod, double?> value, Func<SalesPeriod, string> label, IReadOnlyList<SalesPeriod>? before = null)
    {
        var today = report.Figures.Window.Today;
        return [.. periods.Select((p, i) => new Bar(label(p), p.From > today ? null : value(p), before is not null && i < before.Count ? value(before[i]) : null, p.From <= today && p.To > today))];
    }

    private string Change(double? now, double? before, string was) => before is null or 0 ? texts["MonthBeforeWas", was] : $"{texts["MonthBeforeWas", was].Value} {Signed(((now ?? 0) - before.Value) / before.Value * 100)}%";

    private string Points(double? now, double? before) => $"{texts["MonthBeforeWas", Percent(before)].Value}{(now is { } n && before is { } b ? " " + Signed((n - b) * 100) + texts["PointsShort"].Value : "")}";

    private static string Signed(double value) => (value < 0 ? "−" : "+") + Math.Abs(value).ToString("0.0", CultureInfo.InvariantCulture);

    private static string Percent(double? share) => share is { } s ? (s * 100).ToString("0.0", CultureInfo.InvariantCulture) + "%" : "–";

    private static string Paid(double? paid, FigureForm form) => paid is { } y ? form.Sign + y.ToString(y >= 10_000 ? "#,0" : "#,0.00", CultureInfo.InvariantCulture) : "–";
}
