using System.Xml.Linq;

namespace Shop.Platform.Charts;

/// <summary>The numbers behind a drawing. The first cell of a row names it, the others are numbers.</summary>
public sealed record ChartTable(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    /// <param name="name">Of the region that scrolls; no other on the page may have it.</param>
    internal XElement Html(string caption, string name) => Region(name, new XElement("table", new XAttribute("class", "table"), new XElement("caption", new XAttribute("class", "visually-hidden"), caption),
        new XElement("thead", new XElement("tr", Columns.Select((c, i) => new XElement("th", new XAttribute("scope", "col"), i > 0 ? new XAttribute("class", "num") : null, c)))),
        new XElement("tbody", Rows.Select(r => new XElement("tr", r.Select((c, i) => i == 0 ? new XElement("th", new XAttribute("scope", "row"), c) : new XElement("td", new XAttribute("class", "num"), c)))))));

    internal static XElement Region(string name, XElement table) =>
        new("div", new XAttribute("class", "table-wrap"), new XAttribute("tabindex", 0), new XAttribute("role", "region"), new XAttribute("aria-label", name), table);
}
