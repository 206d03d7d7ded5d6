using System.Xml.Linq;
using Microsoft.Extensions.Localization;

namespace Shop.Platform.Charts;

/// <param name="Recency">1 to 5, 5 bought last.</param>
/// <param name="Frequency">1 to 5, 5 buys most often.</param>
/// <param name="MeanMoney">What a customer in it has spent on average; null: not known, or nobody there.</param>
public sealed record RfmCell(int Recency, int Frequency, long Customers, double? MeanMoney = null);

/// <summary>
/// Customers by how lately and how often they bought, five by five: the circle's area is how many, its colour what they spend.
/// <c>new RfmMap("rfm", "谁在买", money, cells)</c>; cells that are left out hold nobody.
/// </summary>
/// <param name="Money">What the mean is in.</param>
public sealed record RfmMap(string Id, string Title, ChartUnit Money, IReadOnlyList<RfmCell> Cells) : Chart(Id, Title)
{
    private const int Cell = 64;
    private const int Top = 24;
    private const double Widest = 27;
    private static readonly ChartUnit People = new("");
    // Steps of the heat scale; the middle one would leave neither dark nor light type readable enough inside.
    private static readonly int[] Shades = [2, 3, 4, 6, 7];

    protected override bool IsEmpty => !Cells.Any(c => c.Customers > 0);

    protected override string Unit(IStringLocalizer words) => words["RfmIs"];

    protected override IEnumerable<XElement> Draw(IStringLocalizer words)
    {
        var (most, richest) = (Cells.Max(c => c.Customers), Cells.Max(c => c.MeanMoney ?? 0));
        if (richest > 0)
        {
            yield return new XElement("ul", new XAttribute("class", "chart-key heat-key"), Enumerable.Range(1, 5).Select(s => new XElement("li", new XAttribute("class", $"heat-{Shades[s - 1]}"), $"≤{Money.Brief(richest * s / 5)}")), new XElement("li", words["MeanSpent", Money.Name].Value));
        }
        var lines = Enumerable.Range(0, 6).SelectMany(i => new[]
        {
            Shape("line", "chart-grid", ("x1", 0), ("x2", "100%"), ("y1", Top + (i * Cell)), ("y2", Top + (i * Cell))),
            Shape("line", "chart-grid", ("x1", Across(i / 5.0)), ("x2", Across(i / 5.0)), ("y1", Top), ("y2", Top + (5 * Cell))),
        });
        var scores = Enumerable.Range(1, 5).SelectMany(s => new[]
        {
            Text("chart-tick", "-8", Row(s) + 4.5, $"{s}", "end"),
            Text("chart-label", Across((s - 0.5) / 5), Top + (5 * Cell) + 18, $"{s}"),
        });
        var foot = Top + (5 * Cell) + 38;
        var corners = new[] { Text("chart-label", "0", 16, words["RfmAsleep"], "start"), Text("chart-label", "100%", 16, words["RfmBest"], "end"), Text("chart-label", "0", foot, words["RfmGone"], "start"), Text("chart-label", "100%", foot, words["RfmNew"], "end") };
        var svg = Svg(Top + (5 * Cell) + 44, Description(words), 2, lines, scores, corners, Cells.Where(c => c.Customers > 0).SelectMany(c => Circle(c, most, richest, words)));
        svg.SetAttributeValue("class", "chart-plot chart-square");
        yield return svg;
    }

    private static double Row(int frequency) => Top + ((5.5 - frequency) * Cell);

    private IEnumerable<XElement> Circle(RfmCell c, long most, double richest, IStringLocalizer words)
    {
        var (x, y, radius) = (Across((c.Recency - 0.5) / 5), Row(c.Frequency), Math.Max(2, Widest * Math.Sqrt((double)c.Customers / most)));
        var step = richest > 0 && c.MeanMoney is { } mean ? Math.Clamp((int)Math.Ceiling((5 * mean / richest) - 1e-9), 1, 5) : 3;
        var circle = Shape("circle", $"heat-dot-{Shades[step - 1]}", ("cx", x), ("cy", y), ("r", radius));
        circle.Add(new XElement("title", $"R{c.Recency} F{c.Frequency}: {words["People", People.Full(c.Customers)].Value}{(c.MeanMoney is { } m ? $", {Money.Full(m)} {Money.Name}" : "")}"));
        yield return circle;
        var label = People.Brief(c.Customers);
        var inside = Digits(label) * 7 < radius * 2 - 6;
        yield return Text(inside ? $"chart-value heat-on-{Shades[step - 1]}" : "chart-value", x, inside ? y + 4.5 : y + radius + 13 > Row(c.Frequency) + (Cell / 2) - 2 ? y - radius - 4 : y + radius + 13, label);
    }

    private string Description(IStringLocalizer words)
    {
        var (all, most) = (Cells.Sum(c => c.Customers), Cells.MaxBy(c => c.Customers)!);
        return words["RfmSays", People.Full(all), most.Recency, most.Frequency, People.Full(most.Customers)];
    }

    protected override ChartTable Table(IStringLocalizer words) => new([words["RfmScores"], words["Customers"], words["MeanSpent", Money.Name]],
        [.. Cells.OrderByDescending(c => (c.Recency * 10) + c.Frequency).Select(c => (IReadOnlyList<string>)[$"R{c.Recency} F{c.Frequency}", People.Full(c.Customers), c.MeanMoney is { } m ? Money.Full(m) : ""])]);
}
