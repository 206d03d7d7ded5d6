using System.Xml.Linq;
using Microsoft.Extensions.Localization;

namespace Shop.Platform.Charts;

/// <param name="Days">Where it stands on the axis.</param>
/// <param name="Part">Of those who count, who came back by then.</param>
/// <param name="All">Who has been known for so many days; 0: no point is drawn.</param>
public sealed record CurvePoint(int Days, long Part, long All)
{
    public double? Rate => All == 0 ? null : (double)Part / All;
}

/// <summary>
/// The share who came back within so many days: <c>new CurveChart("within", "多少天内再来", points)</c>. Each point has customers of its own (those known for long
/// enough), so the line may fall; how many they are stands beneath.
/// </summary>
public sealed record CurveChart(string Id, string Title, IReadOnlyList<CurvePoint> Points) : Chart(Id, Title)
{
    private const int Top = 24;
    private const int Bottom = 224;
    private const int Height = 272;
    // What a drawing is taken to be across, in pixels, where there is room and on a phone.
    private const double Wide = 540;
    private const double Narrow = 310;

    protected override bool IsEmpty => !Points.Any(p => p.All > 0);

    protected override string Unit(IStringLocalizer words) => words["ShareOf"];

    protected override IEnumerable<XElement> Draw(IStringLocalizer words)
    {
        var shown = Points.Where(p => p.All > 0).OrderBy(p => p.Days).ToList();
        var scale = NiceScale.Of(shown.Select(p => p.Rate!.Value), whole: false);
        double Up(double v) => Bottom - (scale.Part(v) * (Bottom - Top));
        var last = (double)Points.Max(p => p.Days);
        double At(CurvePoint p) => last == 0 ? 0.5 : p.Days / last;
        // From nobody on day 0, which is no point: on the first day nobody can have come back.
        var lines = shown.Select((p, i) => Shape("line", "chart-line", ("x1", i == 0 ? "0%" : Across(At(shown[i - 1]))), ("y1", i == 0 ? Up(0) : Up(shown[i - 1].Rate!.Value)), ("x2", Across(At(p))), ("y2", Up(p.Rate!.Value))));
        yield return Svg(Height, Description(shown, words), Gutter(scale, ChartUnit.Share), Grid(scale, ChartUnit.Share, Up), lines, Marks(shown, At, Up, words));
    }

    private static IEnumerable<XElement> Marks(List<CurvePoint> shown, Func<CurvePoint, double> at, Func<double, double> up, IStringLocalizer words)
    {
        var (wideFrom, narrowFrom) = (double.PositiveInfinity, double.PositiveInfinity);
        var labels = new List<XElement>();
        // Labels that are closer would run into each other.
        var close = (Math.Max(6, shown.Max(p => Digits(Count(p.All)))) * 7.0) + 8;
        // From the right: the longest time is the one that everybody asks for.
        foreach (var p in shown.AsEnumerable().Reverse())
        {
            var (x, y, rate) = (at(p), up(p.Rate!.Value), p.Rate!.Value);
            var dot = Shape("circle", "chart-dot", ("cx", Across(x)), ("cy", y), ("r", 4));
            dot.Add(new XElement("title", $"{words["Within", p.Days].Value}: {ChartUnit.Share.Full(rate)} ({words["PartOf", Count(p.Part), Count(p.All)].Value})"));
            yield return dot;
            if (wideFrom - x < close / Wide)
            {
                continue;
            }
            wideFrom = x;
            var css = narrowFrom - x < close / Narrow ? " chart-wide" : "";
            narrowFrom = css.Length == 0 ? x : narrowFrom;
            var (place, anchor) = Inside(x, 0.03);
            labels.Add(Text("chart-value" + css, place, y - 11, ChartUnit.Share.Brief(rate), anchor));
            labels.Add(Text("chart-label" + css, place, Bottom + 20, words["Days", p.Days], anchor));
            labels.Add(Text("chart-eligible" + css, place, Bottom + 39, Count(p.All), anchor));
        }
        foreach (var label in labels)
        {
            yield return label;
        }
    }

    private static string Description(List<CurvePoint> shown, IStringLocalizer words) =>
        string.Join(words["Semicolon"].Value, shown.Select(p => $"{words["Within", p.Days].Value} {ChartUnit.Share.Full(p.Rate!.Value)}"));

    private static string Count(long n) => new ChartUnit("").Full(n);

    protected override ChartTable Table(IStringLocalizer words) => new([words["WithinDays"], words["Rate"], words["Returned"], words["Eligible"]],
        [.. Points.Select(p => (IReadOnlyList<string>)[words["Days", p.Days], p.Rate is { } rate ? ChartUnit.Share.Full(rate) : "", p.All == 0 ? "" : Count(p.Part), Count(p.All)])]);
}
