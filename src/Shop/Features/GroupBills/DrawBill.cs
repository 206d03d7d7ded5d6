using System.Globalization;
using Microsoft.Extensions.Localization;
using Shop.Features.Posters;
using SkiaSharp;

namespace Shop.Features.GroupBills;

/// <summary>A bill or credit note on A4, in the reader's language: who to whom, each booking, the sum and the tax in it.</summary>
public sealed class DrawBill(PrintType type, BrandArt art, ShopClock clock, IStringLocalizer<Texts> texts)
{
    public static readonly PaperSize Size = new(210, 297);
    private const float Left = 22, Right = 188, RowHeight = 15, First = 112, Next = 40, End = 236;
    private const float Quantity = 142, Amount = 188;
    // The minus of the sums beside it.
    private static readonly NumberFormatInfo Quantities = new() { NegativeSign = "−" };

    /// <returns>Its pages, to be disposed by the caller.</returns>
    public IReadOnlyList<Print> Run(GroupBill bill, string brand)
    {
        var (onFirst, onNext) = ((int)((End - First) / RowHeight), (int)((End - Next) / RowHeight));
        var pages = new List<List<GroupBillLine>> { bill.Lines.Take(onFirst).ToList() };
        pages.AddRange(bill.Lines.Skip(onFirst).Chunk(onNext).Select(c => c.ToList()));
        return [.. pages.Select((lines, i) => new Print(Size, $"{texts["Kind_" + bill.Kind]} {bill.Number}", canvas => Page(canvas, bill, brand, lines, i + 1, pages.Count)))];
    }

    private void Page(SKCanvas canvas, GroupBill bill, string brand, List<GroupBillLine> lines, int page, int pages)
    {
        var isSauce = brand == "weijiangfang";
        var (ink, accent, soft) = (SKColor.Parse(isSauce ? "#1e1512" : "#2a3136"), SKColor.Parse(isSauce ? "#a9221b" : "#2f5d73"), SKColor.Parse("#5c5550"));
        var (small, plain, bold) = (new Script(type.Sans, 3.4f, soft, 1.4f), new Script(type.Sans, 3.9f, ink, 1.4f), new Script(type.SansBold, 3.9f, ink, 1.4f));
        canvas.Shape("M0 0 H210 V5 H0 Z", accent);
        canvas.Mark(art.Of(isSauce ? "weijiangfang" : "xianqi"), SKRect.Create(Left, 14, 30, 11), accent);
        PrintType.Line(canvas, bill.Number, Right, 20, new Script(type.SansBold, 4.4f, ink), Align.End);
        PrintType.Line(canvas, pages > 1 ? $"{page}/{pages}" : "", Right, 26, small, Align.End);
        var y = page == 1 ? Head(canvas, bill, small, ink, accent) : Next;
        PrintType.Line(canvas, texts["Column_What"], Left, y - 3, small);
        PrintType.Line(canvas, texts["Column_Quantity"], Quantity, y - 3, small, Align.End);
        PrintType.Line(canvas, texts["Column_Amount"], Amount, y - 3, small, Align.End);
        canvas.Shape(FormattableString.Invariant($"M{Left} {y} H{Right}"), ink, 0.4f);
        foreach (var line in lines)
        {
            PrintType.Name(canvas, line.Name.Here, Left, y + 5.6f, bold with { Leading = 1.2f }, Quantity - Left - 16, 5);
            PrintType.Name(canvas, $"{line.What.Here} · {line.OrderNumber}", Left, y + 12, small with { Leading = 1.2f }, Quantity - Left - 16, 5.6f);
            PrintType.Line(canvas, line.Quantity.ToString(Quantities), Quantity, y + 5.6f, plain, Align.End);
            PrintType.Line(canvas, Money.Format(line.AmountFen), Amount, y + 5.6f, plain, Align.End);
            PrintType.Line(canvas, texts["TaxRate", line.TaxRatePermille / 10m], Amount, y + 11, small, Align.End);
            y += RowHeight;
            canvas.Shape(FormattableString.Invariant($"M{Left} {y} H{Right}"), SKColor.Parse("#b8b2ac"), 0.15f);
        }
        if (page == pages)
        {
            Sum(canvas, bill, y, small, ink, accent);
        }
        PrintType.Lines(canvas, PrintType.Wrap(texts["NoFapiao"], small, Right - Left), Left, 276, small);
    }

    private float Head(SKCanvas canvas, GroupBill bill, Script small, SKColor ink, SKColor accent)
    {
        PrintType.Line(canvas, texts["Kind_" + bill.Kind], Left, 48, new Script(type.SerifBold, 13, accent));
        var told = bill.Credits is { } credited ? texts["CreditsLine", credited.Number, bill.Reason].Value : texts["IssuedOn", Day(bill)].Value;
        var (set, lines) = PrintType.Fit(told, small, Right - Left, 14.5f, 1.2f) ?? (small, [told]);
        PrintType.Lines(canvas, lines, Left, 52.5f, set);
        (string Key, string Value, string Below)[] sides = [("To", bill.Title, bill.TaxNumber), ("From", bill.Cooperative.Name.Here, "")];
        foreach (var (i, side) in sides.Index())
        {
            var x = Left + (i * 88f);
            PrintType.Line(canvas, texts[side.Key], x, 71, small);
            var name = new Script(type.SansBold, 4.6f, ink, 1.3f);
            var (script, words) = PrintType.Fit(side.Value, name, 78, 12.5f, 1.2f) ?? (name, [side.Value]);
            PrintType.Lines(canvas, words, x, 73.5f, script);
            PrintType.Line(canvas, side.Below, x, 90, new Script(type.Sans, 3.9f, ink));
        }
        return First - 8;
    }

    private void Sum(SKCanvas canvas, GroupBill bill, float y, Script small, SKColor ink, SKColor accent)
    {
        canvas.Shape(FormattableString.Invariant($"M{Left} {y} H{Right}"), ink, 0.4f);
        PrintType.Line(canvas, texts["Total"], Left, y + 11, new Script(type.SansBold, 5, ink));
        PrintType.Line(canvas, Money.Format(bill.TotalFen), Amount, y + 11, new Script(type.SansBold, 8, accent), Align.End);
        PrintType.Line(canvas, texts["TaxIn", Money.Format(bill.TaxFen)], Amount, y + 18, small, Align.End);
    }

    private string Day(GroupBill bill) => clock.Local(bill.IssuedAt).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
