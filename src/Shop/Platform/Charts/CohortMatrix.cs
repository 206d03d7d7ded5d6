using System.Xml.Linq;
using Microsoft.Extensions.Localization;

namespace Shop.Platform.Charts;

/// <param name="Label">The month of the first order.</param>
/// <param name="Active">Customers who ordered in that month and in each month after it. It ends with the last month that could be observed; null within it: not observed.</param>
public sealed record CohortRow(string Label, long Customers, IReadOnlyList<long?> Active);

/// <summary>
/// Who of each month's new customers ordered again one, two … months later, as a table whose cells are coloured in seven steps:
/// <c>new CohortMatrix("cohorts", "每月新客的回头", rows, lastIsPartial: true)</c>. What can't have been observed is an empty cell, not a zero.
/// </summary>
/// <param name="LastIsPartial">The last cell of each row is of a month that isn't over: it is hatched, and no part of the average.</param>
public sealed record CohortMatrix(string Id, string Title, IReadOnlyList<CohortRow> Rows, bool LastIsPartial = false) : Chart(Id, Title)
{
    public const int Steps = 7;
    private static readonly double[] Widths = [0.002, 0.005, 0.01, 0.02, 0.03, 0.05, 0.1, 0.15];
    private static readonly ChartUnit People = new("");

    private int Months => Rows.Max(r => r.Active.Count) - 1;

    /// <summary>How wide a step of colour is, as a fraction: the narrowest round one with which seven hold the highest rate.</summary>
    public double StepWidth => Rates().DefaultIfEmpty(0).Max() is var most && Array.Find(Widths, w => w * Steps >= most - 1e-9) is var width and > 0 ? width : 0.15;

    protected override bool IsEmpty => Rows.Count == 0;

    protected override string Unit(IStringLocalizer words) => words["CohortsAre"];

    private IEnumerable<double> Rates() => Rows.Where(r => r.Customers > 0).SelectMany(r => r.Active.Skip(1).OfType<long>().Select(n => (double)n / r.Customers));

    protected override IEnumerable<XElement> Draw(IStringLocalizer words)
    {
        var width = StepWidth;
        if (Months > 0)
        {
            yield return new XElement("ul", new XAttribute("class", "chart-key heat-key"), Enumerable.Range(1, Steps).Select(s => new XElement("li", new XAttribute("class", $"heat-{s}"), s == 1 ? $"≤{ChartUnit.Share.Brief(width)}" : $"≤{ChartUnit.Share.Brief(width * s)}")),
                LastIsPartial ? new XElement("li", new XAttribute("class", "heat-partial"), words["MonthNotOver"].Value) : null);
        }
        var table = new XElement("table", new XAttribute("class", "heat"), new XElement("caption", new XAttribute("class", "visually-hidden"), Title),
            new XElement("thead", new XElement("tr", Head(words["FirstOrderIn"], ""), Head(words["NewCustomers"], "num"), Enumerable.Range(1, Math.Max(0, Months)).Select(k => Head(words["MonthsLater", k], "num")))),
            new XElement("tbody", Rows.Select(r => Row(r, width, words))));
        if (Rows.Count > 1 && Months > 0)
        {
            table.Add(new XElement("tfoot", Average(words)));
        }
        yield return ChartTable.Region(Title, table);
    }

    // The matrix is its own table.
    protected override XElement Behind(IStringLocalizer words) => new("p", new XAttribute("class", "chart-note"), words["CohortNote"].Value);

    protected override ChartTable Table(IStringLocalizer words) => throw new NotSupportedException();

    private XElement Row(CohortRow row, double width, IStringLocalizer words) => new("tr", new XElement("th", new XAttribute("scope", "row"), row.Label), new XElement("td", new XAttribute("class", "num"), People.Full(row.Customers)),
        Enumerable.Range(1, Math.Max(0, Months)).Select(k => Cell(row, k, width, words)));

    private XElement Cell(CohortRow row, int k, double width, IStringLocalizer words)
    {
        if (k >= row.Active.Count || row.Active[k] is not { } active || row.Customers == 0)
        {
            return new XElement("td", new XAttribute("class", "heat-none"), "");
        }
        var rate = (double)active / row.Customers;
        var partial = LastIsPartial && k == row.Active.Count - 1;
        return new XElement("td", new XAttribute("class", $"heat-{StepOf(rate, width)}{(partial ? " heat-partial" : "")}"), new XElement("b", ChartUnit.Share.Brief(Math.Round(rate, rate < 0.1 ? 3 : 2, MidpointRounding.AwayFromZero))), new XElement("small", People.Full(active)),
            partial ? new XElement("span", new XAttribute("class", "visually-hidden"), words["MonthNotOver"].Value) : null);
    }

    /// <summary>0 for nobody, else 1 to 7.</summary>
    internal static int StepOf(double rate, double width) => rate <= 0 ? 0 : Math.Clamp((int)Math.Ceiling((rate / width) - 1e-9), 1, Steps);

    private XElement Average(IStringLocalizer words) => new("tr", new XElement("th", new XAttribute("scope", "row"), words["AllCohorts"].Value), new XElement("td", new XAttribute("class", "num"), People.Full(Rows.Sum(r => r.Customers))),
        Enumerable.Range(1, Months).Select(k =>
        {
            var seen = Rows.Where(r => k < r.Active.Count - (LastIsPartial ? 1 : 0) && r.Active[k] is not null).ToList();
            return seen.Sum(r => r.Customers) is var all and > 0 ? new XElement("td", new XElement("b", ChartUnit.Share.Brief(Math.Round((double)seen.Sum(r => r.Active[k]!.Value) / all, 3, MidpointRounding.AwayFromZero)))) : new XElement("td", new XAttribute("class", "heat-none"), "");
        }));

    private static XElement Head(string text, string css) => new("th", new XAttribute("scope", "col"), css.Length > 0 ? new XAttribute("class", css) : null, text);
}
