using System.Xml.Linq;
using Microsoft.Extensions.Localization;

namespace Shop.Platform.Charts;

/// <summary>One day, week or month.</summary>
/// <param name="Label">As short as possible: it stands under the bar.</param>
/// <param name="Value">Null where nothing can be counted: no bar then, not one of height zero.</param>
/// <param name="Before">The same of the period before, drawn as a faint line.</param>
/// <param name="IsPartial">The period isn't over: the bar is hatched.</param>
/// <param name="Name">In full, for the table; else the label.</param>
public sealed record Bar(string Label, double? Value, double? Before = null, bool IsPartial = false, string? Name = null)
{
    public string FullName => Name ?? Label;
}

/// <summary>Bars by day, week or month: <c>new BarChart("sales", "销售额", new ChartUnit("元", ChartUnitKind.Money), bars)</c>.</summary>
/// <param name="Against">What the faint line is; null: the period before.</param>
/// <param name="Along">What the bars stand for, for the table's first column; null: periods.</param>
public sealed record BarChart(string Id, string Title, ChartUnit Of, IReadOnlyList<Bar> Bars, string? Against = null, string? Along = null) : Chart(Id, Title)
{
    private const int Top = 24;
    private const int Bottom = 224;
    private const int Height = 252;
    // What a drawing is taken to be across, in pixels, where it stands beside nothing and on a phone.
    private const double Wide = 540;
    private const double Narrow = 310;

    protected override bool IsEmpty => !Bars.Any(b => b.Value is not null);

    protected override string Unit(IStringLocalizer words) => Of.Kind == ChartUnitKind.Share ? "" : words["Unit", Of.Name];

    protected override IEnumerable<XElement> Draw(IStringLocalizer words)
    {
        var scale = NiceScale.Of(Bars.SelectMany(b => new[] { b.Value, b.Before }).OfType<double>(), Of.IsWhole);
        double Up(double v) => Bottom - (scale.Part(v) * (Bottom - Top));
        if (Key(Bars.Any(b => b.IsPartial) ? (Hatched(0, 24, 12, 1), words["Partial"]) : null, Bars.Any(b => b.Before is not null) ? (Shape("line", "chart-before", ("x1", 0), ("x2", 24), ("y1", 6), ("y2", 6)), Against ?? words["Before"]) : null) is { } key)
        {
            yield return key;
        }
        yield return Svg(Height, Description(words), Gutter(scale, Of), Hatching(), Grid(scale, Of, Up), Bars.Select((b, i) => Column(b, i, Up, words)), Before(Up, "chart-before-edge"), Before(Up, "chart-before"), Values(Up), Labels());
    }

    private IEnumerable<XElement> Column(Bar bar, int i, Func<double, double> up, IStringLocalizer words)
    {
        var slot = 1.0 / Bars.Count;
        var (left, width) = ((i + (0.5 * (1 - Fill))) * slot, Fill * slot);
        if (bar.Value is { } value)
        {
            var (top, height) = (Math.Min(up(value), up(0)), Math.Abs(up(value) - up(0)));
            if (bar.IsPartial)
            {
                yield return Shape("rect", "chart-bar chart-partial", ("x", Across(left)), ("width", Across(width)), ("y", top), ("height", height), ("fill", $"url(#{Id}-hatch)"));
            }
            else
            {
                yield return Shape("rect", "chart-bar", ("x", Across(left)), ("width", Across(width)), ("y", top), ("height", height));
            }
        }
        // The whole height answers to the pointer, also over a bar that is hardly there.
        var hover = Shape("rect", "chart-hover", ("x", Across(i * slot)), ("width", Across(slot)), ("y", Top), ("height", Bottom - Top));
        hover.Add(new XElement("title", $"{bar.FullName}: {(bar.Value is { } v ? $"{Of.Full(v)} {(Of.Kind == ChartUnitKind.Share ? "" : Of.Name)}".TrimEnd() : "–")}{(bar.IsPartial ? $" ({words["Partial"].Value})" : "")}"));
        yield return hover;
    }

    // Fine bars stand closer, and two or three aren't walls.
    private double Fill => Bars.Count switch { > 60 => 0.86, > 5 => 0.72, > 2 => 0.5, _ => 0.28 };

    private IEnumerable<XElement> Before(Func<double, double> up, string css)
    {
        var slot = 1.0 / Bars.Count;
        for (var i = 0; i < Bars.Count; i++)
        {
            if (Bars[i].Before is not { } before)
            {
                continue;
            }
            yield return Shape("line", css, ("x1", Across(i * slot)), ("x2", Across((i + 1) * slot)), ("y1", up(before)), ("y2", up(before)));
            if (i + 1 < Bars.Count && Bars[i + 1].Before is { } next && next != before)
            {
                yield return Shape("line", css, ("x1", Across((i + 1) * slot)), ("x2", Across((i + 1) * slot)), ("y1", up(before)), ("y2", up(next)));
            }
        }
    }

    // Above each bar where there is room, else above the highest and the last.
    private IEnumerable<XElement> Values(Func<double, double> up)
    {
        var width = Bars.Max(b => b.Value is { } v ? (Digits(Of.Brief(v)) * 7) + 6 : 0);
        var (highest, last) = (Highest, Last);
        for (var i = 0; i < Bars.Count; i++)
        {
            var always = i == highest || (i == last && (last - highest) * Narrow / Bars.Count > width);
            if (Bars[i].Value is { } value && (always || Bars.Count * width < Wide))
            {
                var (x, anchor) = Inside((i + 0.5) / Bars.Count, 0.03);
                yield return Text(always || Bars.Count * width < Narrow ? "chart-value" : "chart-value chart-wide", x, Math.Min(up(value), up(Math.Max(0, Bars[i].Before ?? 0) is var b && Math.Abs(up(b) - up(value)) < 16 ? b : value)) - 6, Of.Brief(value), anchor);
            }
        }
    }

    private IEnumerable<XElement> Labels()
    {
        var width = Bars.Max(b => Digits(b.Label) * 7) + 10;
        var wide = (int)Math.Ceiling(Bars.Count * width / Wide);
        var narrow = wide * (int)Math.Ceiling(Bars.Count * width / Narrow / wide);
        for (var i = 0; i < Bars.Count; i += wide)
        {
            var (x, anchor) = Inside((i + 0.5) / Bars.Count, 0.03);
            yield return Text(i % narrow == 0 ? "chart-label" : "chart-label chart-wide", x, Height - 8, Bars[i].Label, anchor);
        }
    }

    private int Highest => Enumerable.Range(0, Bars.Count).MaxBy(i => Bars[i].Value ?? double.NegativeInfinity);

    private int Last => Enumerable.Range(0, Bars.Count).Last(i => Bars[i].Value is not null);

    private string Description(IStringLocalizer words)
    {
        var (highest, last) = (Bars[Highest], Bars[Last]);
        return words["BarsAre", Bars.Count, highest.FullName, Of.Full(highest.Value!.Value), last.FullName, Of.Full(last.Value!.Value)] + (last.IsPartial ? words["LastIsPartial"].Value : "");
    }

    private XElement Hatching() => new("defs", new XElement("pattern", new XAttribute("id", $"{Id}-hatch"), new XAttribute("width", 6), new XAttribute("height", 6), new XAttribute("patternUnits", "userSpaceOnUse"), new XAttribute("patternTransform", "rotate(45)"),
        Shape("rect", "chart-hatch-ground", ("width", 6), ("height", 6)), Shape("rect", "chart-hatch-line", ("width", 2.5), ("height", 6))));

    private XElement Hatched(double x, double width, double height, double y) => Shape("rect", "chart-bar chart-partial", ("x", x), ("y", y), ("width", width), ("height", height - 2), ("fill", $"url(#{Id}-hatch)"));

    protected override ChartTable Table(IStringLocalizer words)
    {
        var before = Bars.Any(b => b.Before is not null);
        string Cell(double? value) => value is { } v ? Of.Full(v) : "";
        return new ChartTable([Along ?? words["Period"], Of.Kind == ChartUnitKind.Share ? Title : Of.Name, .. before ? [Against ?? words["Before"].Value] : Array.Empty<string>()],
            [.. Bars.Select(b => (IReadOnlyList<string>)[b.IsPartial ? words["NotOver", b.FullName] : b.FullName, Cell(b.Value), .. before ? [Cell(b.Before)] : Array.Empty<string>()])]);
    }
}
