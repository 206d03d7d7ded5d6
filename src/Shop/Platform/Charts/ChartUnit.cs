using System.Globalization;

namespace Shop.Platform.Charts;

public enum ChartUnitKind
{
    /// <summary>Things that are counted: orders, customers, days.</summary>
    Count,
    /// <summary>An amount in units of a currency, with two decimals in the table.</summary>
    Money,
    /// <summary>A fraction, shown as a percentage.</summary>
    Share,
}

/// <summary>What a chart's values are, and how they are written in the reader's language.</summary>
/// <param name="Name">As the reader sees it: 单, 元, %.</param>
public sealed record ChartUnit(string Name, ChartUnitKind Kind = ChartUnitKind.Count)
{
    public static ChartUnit Share { get; } = new("%", ChartUnitKind.Share);

    public bool IsWhole => Kind == ChartUnitKind.Count;

    /// <summary>Briefly, for an axis or above a bar: 1.2万, 12K, 45%.</summary>
    public string Brief(double value) => Kind == ChartUnitKind.Share
        ? Text(value * 100, "#,0.#") + "%"
        : Culture.Here == Culture.English ? Short(value, (1e12, "T"), (1e9, "B"), (1e6, "M"), (1e4, "K")) : Short(value, (1e12, "万亿"), (1e8, "亿"), (1e4, "万"));

    /// <summary>In full, for the table.</summary>
    public string Full(double value) => Kind switch
    {
        ChartUnitKind.Share => Text(value * 100, "#,0.0") + "%",
        ChartUnitKind.Money => Text(value, "#,0.00"),
        _ => Text(value, "#,0.##"),
    };

    private static string Short(double value, params ReadOnlySpan<(double From, string Word)> sizes)
    {
        foreach (var (from, word) in sizes)
        {
            if (Math.Abs(value) >= from)
            {
                var unit = word == "K" ? 1e3 : from;
                return Text(value / unit, Math.Abs(value / unit) switch { < 10 => "0.##", < 100 => "0.#", _ => "#,0" }) + word;
            }
        }
        return Text(value, Math.Abs(value) < 10 ? "0.##" : "#,0");
    }

    private static string Text(double value, string format) => value.ToString(format, CultureInfo.CurrentCulture).Replace('-', '−');
}
