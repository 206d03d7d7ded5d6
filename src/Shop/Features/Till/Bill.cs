using System.Globalization;

namespace Shop.Features.Till;

/// <summary>So many of a good.</summary>
/// <param name="Lot">The lot that was read off the jar; null: it was tapped, and comes from the lots that end first.</param>
public sealed record BillLine(string Sku, string? Lot, int Quantity);

/// <summary>What lies on the counter. It is kept in the page's address and nowhere else ("WJF-CLS-MILD*2", "WJF-CLS-MILD@SAT63XC5*1"), so that two people can sell at once and a page that was left open is harmless.</summary>
public sealed record Bill(IReadOnlyList<BillLine> Lines)
{
    private const int MostLines = 40;

    /// <summary>What can't be read isn't on the bill.</summary>
    public static Bill Read(IEnumerable<string>? lines) => (lines ?? []).Take(MostLines).Select(ReadLine).OfType<BillLine>().Aggregate(new Bill([]), (bill, l) => bill.Add(l.Sku, l.Lot, l.Quantity));

    public int Of(string sku) => Lines.Where(l => l.Sku == sku).Sum(l => l.Quantity);

    /// <summary>The same with some more of a good, or fewer; at most as many as fit a basket.</summary>
    public Bill Add(string sku, string? lot, int by)
    {
        var there = Lines.FirstOrDefault(l => (l.Sku, l.Lot) == (sku, lot));
        var now = Math.Min((there?.Quantity ?? 0) + by, Basket.MostOfOne);
        return there is null ? now < 1 || Lines.Count == MostLines ? this : new Bill([.. Lines, new BillLine(sku, lot, now)])
            : new Bill([.. Lines.Select(l => l == there ? l with { Quantity = now } : l).Where(l => l.Quantity > 0)]);
    }

    /// <summary>One fewer of a good; what was tapped goes before what was scanned.</summary>
    public Bill Less(string sku) => Lines.Where(l => l.Sku == sku).OrderBy(l => l.Lot is not null).FirstOrDefault() is { } line ? Add(sku, line.Lot, -1) : this;

    public IEnumerable<string> Written => Lines.Select(l => $"{l.Sku}{(l.Lot is null ? "" : "@" + l.Lot)}*{l.Quantity.ToString(CultureInfo.InvariantCulture)}");

    /// <summary>As a query string, with its question mark; "" when nothing is on it.</summary>
    public string Query => Lines.Count == 0 ? "" : "?" + string.Join('&', Written.Select(l => "line=" + Uri.EscapeDataString(l)));

    private static BillLine? ReadLine(string? written)
    {
        if (written is not { Length: <= 80 } || written.Any(char.IsControl) || written.Split('*') is not [var what, var much])
        {
            return null;
        }
        var parts = what.Split('@');
        var lot = parts.Length == 2 ? LotCode.Read(parts[1]) : null;
        return parts.Length > 2 || (parts.Length == 2 && lot is null) || parts[0].Length is 0 or > 40
            || !int.TryParse(much, NumberStyles.None, CultureInfo.InvariantCulture, out var n) || n is < 1 or > Basket.MostOfOne ? null : new BillLine(parts[0], lot, n);
    }
}
