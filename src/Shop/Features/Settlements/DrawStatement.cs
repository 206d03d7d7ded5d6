using System.Globalization;
using Microsoft.Extensions.Localization;
using SkiaSharp;

namespace Shop.Features.Settlements;

/// <summary>A settlement on paper: A4 on its side, every line, sums on the last page. In the reader's language.</summary>
public sealed class DrawStatement(PrintType type, ShopClock clock, IStringLocalizer<Texts> texts)
{
    public static readonly PaperSize Size = new(297, 210);
    private const float Left = 14, Right = 283, RowHeight = 5.2f, First = 58, Next = 30, End = 190;
    private static readonly SKColor Ink = SKColor.Parse("#1e1512"), Soft = SKColor.Parse("#5c5550"), Line = SKColor.Parse("#b8b2ac");

    /// <param name="lines">All of the settlement's.</param>
    /// <returns>Its pages, to be disposed by the caller.</returns>
    public IReadOnlyList<Print> Run(SettlementShown shown, IReadOnlyList<SettlementLine> lines)
    {
        var columns = MoneyColumns.Used([shown.Sums, .. lines]);
        var rows = lines.Select(l => (Name: NameOf(l), Line: l, IsSum: false)).Append((Name: texts["Sum"].Value, Line: shown.Sums, IsSum: true)).ToList();
        var (onFirst, onNext) = ((int)((End - First) / RowHeight) - 1, (int)((End - Next) / RowHeight) - 1);
        var pages = new List<List<(string Name, SettlementLine Line, bool IsSum)>> { rows.Take(onFirst).ToList() };
        pages.AddRange(rows.Skip(onFirst).Chunk(onNext).Select(c => c.ToList()));
        return [.. pages.Select((page, i) => new Print(Size, $"{texts["Settlement"]} {shown.Settlement.Number}", canvas => Page(canvas, shown, columns, page, i + 1, pages.Count)))];
    }

    /// <summary>What a line is called: its order's number, or what else it is.</summary>
    public string NameOf(SettlementLine line) => line.OrderNumber.Length > 0 ? line.OrderNumber : texts[line.CarriedFromId is null ? "LineNoOrder" : "LineCarried"];

    private void Page(SKCanvas canvas, SettlementShown shown, IReadOnlyList<MoneyColumn> columns, List<(string Name, SettlementLine Line, bool IsSum)> rows, int page, int pages)
    {
        var s = shown.Settlement;
        var (small, plain, bold) = (new Script(type.Sans, 3, Soft), new Script(type.Sans, 3, Ink), new Script(type.SansBold, 3, Ink));
        PrintType.Line(canvas, $"{texts["Settlement"]} · {s.Cooperative.Name.Here}", Left, 15, PrintType.InWidth(s.Cooperative.Name.Here, small, 200));
        PrintType.Line(canvas, s.Number, Left, 23, new Script(type.SansBold, 7, Ink));
        PrintType.Line(canvas, $"{page}/{pages}", Right, 15, small, Align.End);
        if (page == 1)
        {
            Head(canvas, shown, small);
        }
        // The number of an order, then columns of one width each.
        var width = (Right - Left - 40) / (columns.Count + 1);
        var y = (page == 1 ? First : Next) + 4;
        PrintType.Line(canvas, texts["Order"], Left, y, bold);
        Cells(canvas, [.. columns.Select(c => texts["Column_" + c].Value), texts["Net"]], width, y, bold);
        canvas.Shape(FormattableString.Invariant($"M{Left} {y + 1.6f} H{Right}"), Ink, 0.4f);
        foreach (var (name, line, isSum) in rows)
        {
            y += RowHeight;
            var script = isSum ? bold : plain;
            PrintType.Line(canvas, name, Left, y, PrintType.InWidth(name, script, 40));
            Cells(canvas, [.. columns.Select(c => line.Of(c) == 0 ? "–" : Money.Format(line.Of(c))), Money.Format(line.NetFen)], width, y, script);
            canvas.Shape(FormattableString.Invariant($"M{Left} {y + 1.6f} H{Right}"), isSum ? Ink : Line, isSum ? 0.4f : 0.15f);
        }
        PrintType.Line(canvas, texts["PaperDrawn", clock.Local(s.DraftedAt).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), s.Version], Left, 202, small);
    }

    private void Head(SKCanvas canvas, SettlementShown shown, Script small)
    {
        var s = shown.Settlement;
        PrintType.Line(canvas, texts["Period", Day(s.From), Day(shown.LastDay)], Left, 31, new Script(type.Sans, 4, Ink));
        PrintType.Line(canvas, texts["State_" + s.State], Left, 38, new Script(type.Sans, 4, Ink));
        var to = s.Cooperative.AccountNumber.Length == 0 ? texts["AccountNone"].Value : $"{s.Cooperative.AccountHolder} · {s.Cooperative.BankName} · {KeepAccount.Masked(s.Cooperative.AccountNumber)}";
        PrintType.Line(canvas, to, Left, 45, PrintType.InWidth(to, small, 170));
        PrintType.Line(canvas, texts["Net"], Right, 31, small, Align.End);
        PrintType.Line(canvas, Money.Format(s.NetFen), Right, 41, new Script(type.SansBold, 9, Ink), Align.End);
    }

    private static void Cells(SKCanvas canvas, string[] cells, float width, float y, Script script)
    {
        for (var i = 0; i < cells.Length; i++)
        {
            PrintType.Line(canvas, cells[i], Left + 40 + ((i + 1) * width), y, PrintType.InWidth(cells[i], script, width - 2), Align.End);
        }
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
