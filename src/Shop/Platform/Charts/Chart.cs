using System.Globalization;
using System.Xml.Linq;
using Microsoft.Extensions.Localization;

namespace Shop.Platform.Charts;

/// <summary>
/// A chart drawn on the server: a figure with a title, an SVG without script or inline style, a key, and the table behind it in a details element. A page makes
/// one from labels and values, <c>new BarChart("sales", "销售额", unit, bars)</c>, and shows it by <c>&lt;shop-chart of="…" /&gt;</c>. Drawings are as wide as
/// where they stand: places across are percentages, heights and type are pixels.
/// </summary>
/// <param name="Id">Lower-case letters, digits and hyphens, once a page; the figure can be linked to by it.</param>
public abstract record Chart(string Id, string Title)
{
    /// <summary>Whether there is anything to draw; if not, the figure says so.</summary>
    protected abstract bool IsEmpty { get; }

    /// <summary>Stands beside the title, in a quieter voice.</summary>
    protected abstract string Unit(IStringLocalizer words);

    /// <summary>The drawing and its key.</summary>
    protected abstract IEnumerable<XElement> Draw(IStringLocalizer words);

    protected abstract ChartTable Table(IStringLocalizer words);

    /// <summary>The whole figure, as HTML.</summary>
    public XElement Figure(IStringLocalizer words)
    {
        var figure = new XElement("figure", new XAttribute("class", "chart"), new XAttribute("id", Id),
            new XElement("figcaption", new XAttribute("class", "chart-head"), new XElement("strong", Title), Unit(words) is { Length: > 0 } unit ? new XElement("span", unit) : null));
        if (IsEmpty)
        {
            figure.Add(new XElement("p", new XAttribute("class", "chart-empty"), words["Empty"].Value));
            return figure;
        }
        figure.Add(Draw(words));
        figure.Add(Behind(words));
        return figure;
    }

    /// <summary>The table behind the drawing.</summary>
    protected virtual XElement Behind(IStringLocalizer words) => new("details", new XAttribute("class", "chart-behind"), new XElement("summary", words["Numbers"].Value), Table(words).Html(Title, words["TableOf", Title]));

    /// <summary>The svg element, named and described. <paramref name="gutter"/> is the longest label at the left, which has its place outside.</summary>
    protected XElement Svg(int height, string description, int gutter, params object?[] content) => new("div", new XAttribute("class", "chart-plot"), new XAttribute("data-gutter", Math.Clamp(gutter, 2, 7)),
        new XElement("svg", new XAttribute("class", "chart-drawing"), new XAttribute("width", "100%"), new XAttribute("height", height), new XAttribute("role", "img"), new XAttribute("aria-labelledby", $"{Id}-title {Id}-desc"),
            new XElement("title", new XAttribute("id", $"{Id}-title"), Title), new XElement("desc", new XAttribute("id", $"{Id}-desc"), description), content));

    /// <summary>The key beneath the title: what a drawn sample means.</summary>
    protected static XElement? Key(params (XElement Sample, string Means)?[] entries) => entries.OfType<(XElement Sample, string Means)>().ToList() is { Count: > 0 } some
        ? new XElement("ul", new XAttribute("class", "chart-key"), some.Select(e => new XElement("li",
            new XElement("svg", new XAttribute("width", 24), new XAttribute("height", 12), new XAttribute("aria-hidden", "true"), e.Sample), " ", e.Means)))
        : null;

    protected static XElement Shape(string name, string css, params (string Name, object Value)[] attributes) =>
        new(name, new XAttribute("class", css), attributes.Select(a => new XAttribute(a.Name, a.Value is double number ? Number(number) : a.Value)));

    protected static XElement Text(string css, string x, double y, string text, string anchor = "middle") =>
        new("text", new XAttribute("class", css), new XAttribute("x", x), new XAttribute("y", Number(y)), new XAttribute("text-anchor", anchor), text);

    protected static string Across(double part) => Number(part * 100) + "%";

    protected static string Number(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);

    /// <summary>Lines across at each tick, with their labels outside at the left; zero's is the strong one.</summary>
    protected static IEnumerable<XElement> Grid(NiceScale scale, ChartUnit unit, Func<double, double> up) => scale.Ticks.SelectMany(tick => new[]
    {
        Shape("line", tick == 0 ? "chart-zero" : "chart-grid", ("x1", 0), ("x2", "100%"), ("y1", up(tick)), ("y2", up(tick))),
        Text("chart-tick", "-8", up(tick) + 4.5, unit.Brief(tick), "end"),
    });

    /// <summary>The widest tick label, in digits: a Chinese character is as wide as two.</summary>
    protected static int Gutter(NiceScale scale, ChartUnit unit) => scale.Ticks.Max(t => Digits(unit.Brief(t)));

    protected static int Digits(string text) => text.Sum(c => c > 0x2E80 ? 2 : 1);

    /// <summary>Where a label stands that must not stick out at the sides.</summary>
    protected static (string X, string Anchor) Inside(double part, double margin) => part < margin ? ("0", "start") : part > 1 - margin ? ("100%", "end") : (Across(part), "middle");
}
