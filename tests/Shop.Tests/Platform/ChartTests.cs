using System.Globalization;
using System.Xml.Linq;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Shop.Platform.Charts;

namespace Shop.Tests.Platform;

public class ChartTests
{
    private static readonly ResourceManagerStringLocalizerFactory Factory = new(Options.Create(new LocalizationOptions()), NullLoggerFactory.Instance);
    private static readonly IStringLocalizer Words = Factory.Create(typeof(ChartTexts));
    private static readonly ChartUnit Orders = new("单");
    private static readonly ChartUnit Yuan = new("元", ChartUnitKind.Money);

    [Theory]
    [InlineData(0, 0, true, "0 1")]
    [InlineData(0, 1, true, "0 1")]
    [InlineData(0, 3, true, "0 1 2 3")]
    [InlineData(0, 7, true, "0 2 4 6 8")]
    [InlineData(0, 10, true, "0 5 10")]
    [InlineData(0, 97, true, "0 25 50 75 100")]
    [InlineData(0, 100, true, "0 25 50 75 100")]
    [InlineData(0, 0.456, false, "0 0.2 0.4 0.6")]
    [InlineData(0, 0.03, false, "0 0.01 0.02 0.03")]
    [InlineData(-30, 90, true, "-50 0 50 100")]
    [InlineData(0, 9e14, false, "0 250000000000000 500000000000000 750000000000000 1000000000000000")]
    public void Ticks_are_round_and_hold_every_value(double low, double high, bool whole, string ticks)
    {
        var scale = NiceScale.Of([low, high], whole);
        Assert.Equal(ticks, string.Join(' ', scale.Ticks.Select(t => t.ToString("0.##########", CultureInfo.InvariantCulture))));
        Assert.True(scale.Low <= low && scale.High >= high);
        Assert.Equal((0, 1), (scale.Part(scale.Low), scale.Part(scale.High)));
    }

    [Fact]
    public void What_is_no_number_is_not_drawn() => Assert.All([double.NaN, double.PositiveInfinity, 1e30], v => Assert.Throws<ArgumentException>(() => NiceScale.Of([v], whole: false)));

    [Theory]
    [InlineData("zh-CN", 12_000, "1.2万", "12,000.00")]
    [InlineData("en", 12_000, "12K", "12,000.00")]
    [InlineData("zh-CN", 9_999, "9,999", "9,999.00")]
    [InlineData("zh-CN", 345_600_000, "3.46亿", "345,600,000.00")]
    [InlineData("en", 345_600_000, "346M", "345,600,000.00")]
    [InlineData("zh-CN", -57_090, "−5.71万", "−57,090.00")]
    [InlineData("en", 0.5, "0.5", "0.50")]
    public void Numbers_are_written_as_the_reader_writes_them(string culture, double value, string brief, string full)
    {
        using var _ = Culture.Of(culture);
        Assert.Equal((brief, full), (Yuan.Brief(value), Yuan.Full(value)));
    }

    [Theory]
    [InlineData("zh-CN", "还没过完", "看数字")]
    [InlineData("en", "not over yet", "The numbers")]
    public void Bars_have_a_name_a_description_ticks_and_the_table_behind(string culture, string partial, string numbers)
    {
        using var _ = Culture.Of(culture);
        var page = Html(new BarChart("sales", "<卖> & 买", Orders, [new Bar("9月", 40, 30, Name: "2019-09"), new Bar("10月", null, 20, Name: "2019-10"), new Bar("11月", 80, null, true, "2019-11")]));
        var svg = page.QuerySelector("svg[role=img]")!;
        Assert.Equal("sales-title sales-desc", svg.GetAttribute("aria-labelledby"));
        Assert.Equal("<卖> & 买", page.GetElementById("sales-title")!.TextContent);
        Assert.Contains("2019-11", page.GetElementById("sales-desc")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(partial, page.GetElementById("sales-desc")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["0", "20", "40", "60", "80"], svg.QuerySelectorAll(".chart-tick").Select(t => t.TextContent));
        // The empty month has no bar; 80 reaches the top, 40 half of it.
        var bars = svg.QuerySelectorAll(".chart-bar");
        Assert.Equal(["100", "200"], bars.Select(b => b.GetAttribute("height")));
        Assert.Equal([null, "url(#sales-hatch)"], bars.Select(b => b.GetAttribute("fill")));
        Assert.NotNull(page.GetElementById("sales-hatch"));
        Assert.Equal([partial, culture == "en" ? "the period before" : "前一期"], page.QuerySelectorAll(".chart-key li").Select(l => l.TextContent.Trim()));
        // Two stretches and the step between them.
        Assert.Equal(3, svg.QuerySelectorAll(".chart-before").Length);
        Assert.Equal(numbers, page.QuerySelector("details.chart-behind summary")!.TextContent);
        Assert.Equal(["40", "30", "", "20", "80", ""], page.QuerySelectorAll(".table tbody td").Select(d => d.TextContent));
        Assert.Equal(3, page.QuerySelectorAll(".table tbody th[scope=row]").Length);
        NothingInline(page);
    }

    [Fact]
    public void Without_a_partial_period_or_one_before_nothing_is_hatched_and_there_is_no_key()
    {
        var page = Html(new BarChart("x", "单", Orders, [new Bar("1", 2), new Bar("2", 3)]));
        Assert.Empty(page.QuerySelectorAll(".chart-partial, .chart-key, .chart-before"));
        Assert.Equal(2, page.QuerySelectorAll(".table thead th").Length);
    }

    [Fact]
    public void The_faint_line_may_be_something_else_than_the_period_before()
    {
        var page = Html(new BarChart("x", "X", Orders, [new Bar("0", 1411, 1407.7), new Bar("1", 439, 460.3)], Against: "expected", Along: "repeats"));
        Assert.Equal("expected", page.QuerySelector(".chart-key li")!.TextContent.Trim());
        Assert.Equal(["repeats", "单", "expected"], page.QuerySelectorAll(".table thead th").Select(h => h.TextContent));
        Assert.Equal(["1,411", "1,407.7", "439", "460.3"], page.QuerySelectorAll(".table td").Select(h => h.TextContent));
    }

    [Fact]
    public void Nothing_at_all_is_said_in_words_and_zeros_are_drawn()
    {
        using var _ = Culture.Of("en");
        foreach (var nothing in new Chart[] { new BarChart("a", "A", Orders, []), new BarChart("a", "A", Orders, [new Bar("1", null)]), new CurveChart("a", "A", [new CurvePoint(7, 0, 0)]), new CohortMatrix("a", "A", []), new RfmMap("a", "A", Yuan, []), Histogram.OfDays("a", "A", []) })
        {
            var page = Html(nothing);
            Assert.Equal("Nothing to count yet", page.QuerySelector(".chart-empty")!.TextContent);
            Assert.Empty(page.QuerySelectorAll("svg, table"));
        }
        var zeros = Html(new BarChart("a", "A", Orders, [new Bar("1", 0), new Bar("2", 0)]));
        Assert.Equal(["0", "1"], zeros.QuerySelectorAll(".chart-tick").Select(t => t.TextContent));
        Assert.Equal(["0", "0"], zeros.QuerySelectorAll(".chart-bar").Select(b => b.GetAttribute("height")));
    }

    [Fact]
    public void One_datum_and_huge_ones_stay_within_the_drawing()
    {
        foreach (var chart in new Chart[] { new BarChart("a", "A", Yuan, [new Bar("11月", 9e14, 1e3, true)]), new BarChart("a", "A", Yuan, [new Bar("1", -5e9), new Bar("2", 7e9)]), new CurveChart("a", "A", [new CurvePoint(30, 3, 7)]), Histogram.OfDays("a", "A", [3], quartiles: (3, 3, 3)), new RfmMap("a", "A", Yuan, [new RfmCell(5, 5, 1, 39)]) })
        {
            var page = Html(chart);
            Assert.All(page.QuerySelectorAll("svg[role=img] rect:not(pattern rect)").SelectMany(r => new[] { (r, "height"), (r, "y") }).Where(a => a.r.HasAttribute(a.Item2)), a => Assert.InRange(double.Parse(a.r.GetAttribute(a.Item2)!, CultureInfo.InvariantCulture), 0, 260));
            Assert.DoesNotContain("NaN", page.Body!.InnerHtml, StringComparison.Ordinal);
            Assert.DoesNotContain("Infinity", page.Body!.InnerHtml, StringComparison.Ordinal);
            NothingInline(page);
        }
    }

    [Fact]
    public void Many_bars_have_fewer_labels_and_on_a_phone_fewer_still()
    {
        var page = Html(new BarChart("a", "A", Orders, [.. Enumerable.Range(0, 365).Select(i => new Bar($"{(i / 30) + 1}-{(i % 30) + 1}", i % 50))]));
        Assert.Equal(365, page.QuerySelectorAll(".chart-bar").Length);
        Assert.InRange(page.QuerySelectorAll("text.chart-label").Length, 6, 16);
        Assert.InRange(page.QuerySelectorAll("text.chart-label:not(.chart-wide)").Length, 3, 8);
    }

    [Fact]
    public void The_curve_gives_rates_with_who_was_eligible_and_leaves_out_what_nobody_is()
    {
        var page = Html(new CurveChart("w", "W", [new CurvePoint(30, 1, 4), new CurvePoint(180, 3, 4), new CurvePoint(365, 1, 2), new CurvePoint(730, 0, 0)]));
        var dots = page.QuerySelectorAll("circle.chart-dot");
        Assert.Equal(["50%", "24.658%", "4.11%"], dots.Select(d => d.GetAttribute("cx")));
        Assert.Equal(["99", "36.5", "161.5"], dots.Select(d => d.GetAttribute("cy")));
        Assert.Equal(["2", "4", "4"], page.QuerySelectorAll("text.chart-eligible").Select(t => t.TextContent));
        Assert.Equal(["25.0%", "1", "4", "75.0%", "3", "4", "50.0%", "1", "2", "", "", "0"], page.QuerySelectorAll(".table td").Select(d => d.TextContent));
    }

    [Fact]
    public void A_cohorts_months_to_come_are_empty_cells_and_zero_is_a_zero()
    {
        using var _ = Culture.Of("en");
        var page = Html(new CohortMatrix("c", "C", [new CohortRow("2019-09", 100, [100, 35, 0, 7]), new CohortRow("2019-10", 50, [50, null, 2]), new CohortRow("2019-11", 8, [8, 1]), new CohortRow("2019-12", 3, [3])], LastIsPartial: true));
        var rows = page.QuerySelectorAll("tbody tr").Select(r => r.QuerySelectorAll("td:not(.num)").Select(d => $"{d.QuerySelector("b")?.TextContent}/{d.QuerySelector("small")?.TextContent} {d.ClassName}").ToList()).ToList();
        Assert.Equal(["35%/35 heat-7", "0%/0 heat-0", "7%/7 heat-2 heat-partial"], rows[0]);
        Assert.Equal(["/ heat-none", "4%/2 heat-1 heat-partial", "/ heat-none"], rows[1]);
        Assert.Equal(["13%/1 heat-3 heat-partial", "/ heat-none", "/ heat-none"], rows[2]);
        Assert.Equal(["/ heat-none", "/ heat-none", "/ heat-none"], rows[3]);
        Assert.Equal(["100", "50", "8", "3"], page.QuerySelectorAll("tbody td.num").Select(d => d.TextContent));
        // Months that are over only: 35 of 100, 0 of 100, and none for the third.
        Assert.Equal(["161", "35%", "0%", ""], page.QuerySelectorAll("tfoot td").Select(d => d.TextContent));
        Assert.Equal(CohortMatrix.Steps, page.QuerySelectorAll(".heat-key li[class^=heat]:not(.heat-partial)").Length);
        NothingInline(page);
    }

    [Theory]
    [InlineData(1, 1, 0.15)]
    [InlineData(16, 100, 0.03)]
    [InlineData(1, 1000, 0.002)]
    [InlineData(0, 10, 0.002)]
    public void Seven_steps_of_colour_reach_the_highest_rate(long active, long customers, double width) =>
        Assert.Equal(width, new CohortMatrix("c", "C", [new CohortRow("m", customers, [customers, active])]).StepWidth);

    [Fact]
    public void In_the_rfm_map_the_area_is_how_many_and_the_colour_what_they_spend()
    {
        var page = Html(new RfmMap("r", "R", Yuan, [new RfmCell(5, 5, 400, 500), new RfmCell(1, 1, 100, 90), new RfmCell(1, 5, 0)]));
        var circles = page.QuerySelectorAll("circle");
        Assert.Equal([("90%", "27", "heat-dot-7"), ("10%", "13.5", "heat-dot-2")], circles.Select(c => (c.GetAttribute("cx"), c.GetAttribute("r"), c.ClassName)));
        Assert.True(double.Parse(circles[0].GetAttribute("cy")!, CultureInfo.InvariantCulture) < double.Parse(circles[1].GetAttribute("cy")!, CultureInfo.InvariantCulture));
        Assert.Equal(["400", "500.00", "100", "90.00"], page.QuerySelectorAll("tbody td").Select(d => d.TextContent).Where(t => t.Length > 0 && t != "0"));
    }

    [Fact]
    public void The_histogram_sorts_days_into_steps_and_marks_the_middle_half()
    {
        using var _ = Culture.Of("en");
        var chart = Histogram.OfDays("g", "G", [0, 13, 14, 27, 28, 500], width: 14, steps: 4, quartiles: (7, 14, 28));
        Assert.Equal([(0, 13, 2), (14, 27, 2), (28, 41, 1), (42, 55, 0), (56, null, 1)], chart.Bins.Select(b => (b.From, b.To, b.Count)));
        var page = Html(chart);
        var half = page.QuerySelector("svg[role=img] .chart-half")!;
        Assert.Equal(("10%", "30%"), (half.GetAttribute("x"), half.GetAttribute("width")));
        Assert.Equal("20%", page.QuerySelector(".chart-median")!.GetAttribute("x1"));
        Assert.Equal("56 days and more", page.QuerySelectorAll("tbody th")[^1].TextContent);
        Assert.Throws<ArgumentOutOfRangeException>(() => Histogram.OfDays("g", "G", [-1]));
    }

    [Fact]
    public void A_page_shows_one_by_its_tag_and_none_leaves_nothing()
    {
        string Shown(Chart? chart)
        {
            var output = new TagHelperOutput("shop-chart", [], (_, _) => Task.FromResult<TagHelperContent>(new DefaultTagHelperContent()));
            new ChartTagHelper(new StringLocalizer<ChartTexts>(Factory)) { Of = chart }.Process(new TagHelperContext([], new Dictionary<object, object>(), "1"), output);
            return (output.TagName ?? "") + output.Content.GetContent();
        }
        Assert.Equal("", Shown(null));
        Assert.StartsWith("<figure class=\"chart\" id=\"a\">", Shown(new BarChart("a", "A", Orders, [new Bar("1", 1)])), StringComparison.Ordinal);
    }

    private static IHtmlDocument Html(Chart chart) => new HtmlParser().ParseDocument(chart.Figure(Words).ToString(SaveOptions.DisableFormatting));

    /// <summary>What the content security policy forbids, and markup that a parser would have to mend.</summary>
    private static void NothingInline(IHtmlDocument page)
    {
        Assert.Empty(page.QuerySelectorAll("[style], script, style, [onclick]"));
        Assert.Single(page.Body!.Children);
        var ids = page.QuerySelectorAll("[id]").Select(e => e.Id).ToList();
        Assert.Equal(ids.Distinct().Count(), ids.Count);
        Assert.All(page.QuerySelectorAll("[aria-labelledby]"), e => Assert.All(e.GetAttribute("aria-labelledby")!.Split(' '), id => Assert.NotNull(page.GetElementById(id))));
    }
}
