using System.Xml.Linq;
using Microsoft.Extensions.Localization;

namespace Shop.Platform.Charts;

/// <param name="From">The first day in it.</param>
/// <param name="To">The last day in it; null: and all beyond.</param>
public sealed record HistogramBin(int From, int? To, long Count);

/// <summary>How many of a number of days, in steps of equal width, with the median and the middle half marked: <c>Histogram.OfDays("gaps", "隔多久再来", days)</c>.</summary>
/// <param name="Quartiles">Days; null where there are none.</param>
/// <param name="Measured">What the days are; null: those between two purchases.</param>
public sealed record Histogram(string Id, string Title, IReadOnlyList<HistogramBin> Bins, (double Lower, double Median, double Upper)? Quartiles = null, string? Measured = null) : Chart(Id, Title)
{
    private const int Top = 44;
    private const int Bottom = 224;
    private const int Height = 252;
    private static readonly ChartUnit Times = new("");

    /// <param name="days">Each 0 or more.</param>
    /// <param name="width">Days in a step.</param>
    /// <param name="steps">Before the last one, which takes all beyond.</param>
    public static Histogram OfDays(string id, string title, IEnumerable<int> days, int width = 14, int steps = 13, (double Lower, double Median, double Upper)? quartiles = null)
    {
        var counts = new List<long>();
        foreach (var day in days)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(day);
            counts.AddRange(Enumerable.Repeat(0L, Math.Max(0, day + 1 - counts.Count)));
            counts[day]++;
        }
        return OfCounts(id, title, counts, width, steps, quartiles);
    }

    /// <param name="times">How often each number of days occurs: the first is that of 0 days.</param>
    /// <param name="width">Days in a step.</param>
    /// <param name="steps">Before the last one, which takes all beyond.</param>
    public static Histogram OfCounts(string id, string title, IReadOnlyList<long> times, int width = 14, int steps = 13, (double Lower, double Median, double Upper)? quartiles = null)
    {
        var counts = new long[steps + 1];
        for (var day = 0; day < times.Count; day++)
        {
            counts[Math.Min(day / width, steps)] += times[day];
        }
        return new Histogram(id, title, [.. counts.Select((n, i) => new HistogramBin(i * width, i == steps ? null : ((i + 1) * width) - 1, n))], quartiles);
    }

    protected override bool IsEmpty => !Bins.Any(b => b.Count > 0);

    protected override string Unit(IStringLocalizer words) => Measured ?? words["TimesInDays"];

    protected override IEnumerable<XElement> Draw(IStringLocalizer words)
    {
        var scale = NiceScale.Of(Bins.Select(b => (double)b.Count), whole: true);
        double Up(double v) => Bottom - (scale.Part(v) * (Bottom - Top));
        var slot = 1.0 / Bins.Count;
        var bars = Bins.Select((b, i) =>
        {
            var bar = Shape("rect", b.To is null ? "chart-bar chart-beyond" : "chart-bar", ("x", Across(i * slot)), ("width", Across(slot)), ("y", Up(b.Count)), ("height", Bottom - Up(b.Count)));
            bar.Add(new XElement("title", $"{Name(b, words)}: {Times.Full(b.Count)}"));
            return bar;
        });
        if (Quartiles is { } q && Key((Shape("rect", "chart-half", ("width", 24), ("height", 12)), words["MiddleHalf", Times.Full(q.Lower), Times.Full(q.Upper)])) is { } key)
        {
            yield return key;
        }
        yield return Svg(Height, Description(words), Gutter(scale, Times), Grid(scale, Times, Up), Half(), bars, Median(words), Labels(slot, words));
    }

    // Where a day lies: the steps are equally wide, and what is beyond the last full one lies in the middle of the open one.
    private double Across01(double day)
    {
        var width = Bins.Count > 1 ? Bins[1].From - Bins[0].From : (Bins[0].To ?? 0) - Bins[0].From + 1;
        return Math.Min((day - Bins[0].From) / width, Bins.Count - 0.5) / Bins.Count;
    }

    private XElement? Half() => Quartiles is { } q
        ? Shape("rect", "chart-half", ("x", Across(Across01(q.Lower))), ("width", Across(Math.Max(0, Across01(q.Upper) - Across01(q.Lower)))), ("y", Top - 16), ("height", Bottom - Top + 16)) : null;

    private IEnumerable<XElement> Median(IStringLocalizer words)
    {
        if (Quartiles is not { } q)
        {
            yield break;
        }
        var at = Across01(q.Median);
        yield return Shape("line", "chart-median", ("x1", Across(at)), ("x2", Across(at)), ("y1", Top - 16), ("y2", Bottom));
        // Beside the line on the side where there is more room.
        var (left, x) = (at > 0.5, Across(at));
        var text = Text("chart-value", x, 18, words["MedianDays", Times.Full(q.Median)], left ? "end" : "start");
        yield return text;
    }

    private IEnumerable<XElement> Labels(double slot, IStringLocalizer words)
    {
        for (var i = 0; i < Bins.Count; i++)
        {
            var open = Bins[i].To is null;
            // The last one says more than a number, and needs the room of the one before.
            var always = open || (i % 4 == 0 && i < Bins.Count - 2);
            if (always || (i % 2 == 0 && i < Bins.Count - 2))
            {
                yield return open ? Text("chart-label", "100%", Height - 8, words["OrMore", Bins[i].From], "end")
                    : Text(always ? "chart-label" : "chart-label chart-wide", Across(i * slot), Height - 8, Times.Full(Bins[i].From), i == 0 ? "start" : "middle");
            }
        }
    }

    private static string Name(HistogramBin bin, IStringLocalizer words) => bin.To is { } to ? to == bin.From ? words["Days", to] : words["DaysFromTo", bin.From, to] : words["DaysOrMore", bin.From];

    private string Description(IStringLocalizer words)
    {
        var most = Bins.MaxBy(b => b.Count)!;
        return words["MostOften", Name(most, words), Times.Full(most.Count)] + (Quartiles is { } q ? words["HalfLies", Times.Full(q.Median), Times.Full(q.Lower), Times.Full(q.Upper)].Value : "");
    }

    protected override ChartTable Table(IStringLocalizer words) => new([Measured ?? words["DaysBetween"], words["HowOften"]], [.. Bins.Select(b => (IReadOnlyList<string>)[Name(b, words), Times.Full(b.Count)])]);
}
