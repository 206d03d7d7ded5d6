using Microsoft.Extensions.Localization;
using Shop.Features.Posters;
using SkiaSharp;

namespace Shop.Features.Sending;

/// <summary>The label outside: 100 × 150 mm, as label printers take it. Who gets it stands largest, what is to be collected next.</summary>
public sealed class DrawAddress(PrintType type, BrandArt art, IStringLocalizer<Texts> texts)
{
    public static readonly PaperSize Size = new(100, 150);
    private const float Left = 5, Right = 95, Width = Right - Left;

    /// <returns>To be disposed by the caller.</returns>
    public Print Run(Paper paper)
    {
        using var chinese = Culture.Of(Culture.Chinese);
        return new Print(Size, $"{texts["Label"]} {paper.Number}", canvas => Draw(canvas, paper));
    }

    private void Draw(SKCanvas canvas, Paper paper)
    {
        // Label printers know black alone.
        var ink = SKColors.Black;
        var small = new Script(type.Sans, 3.2f, ink, 1.35f);
        canvas.Mark(art.Of(paper.Brand), SKRect.Create(Left, 5, 20, 7.5f), ink);
        PrintType.Line(canvas, texts["LabelPlaced", paper.PlacedOn[..10], paper.Units], Right, 10, small, Align.End);
        canvas.Shape($"M{Left} 14.5 H{Right}", ink, 0.5f);

        PrintType.Line(canvas, texts["LabelTo"], Left, 27, new Script(type.SansBold, 9, ink));
        PrintType.Line(canvas, paper.To.Name, Left + 12, 24, PrintType.InWidth(paper.To.Name, new Script(type.SansBold, 7.4f, ink), Width - 12));
        PrintType.Line(canvas, Telephone.Show(paper.To.Phone), Left + 12, 32, PrintType.InWidth(Telephone.Show(paper.To.Phone), new Script(type.SansBold, 6.4f, ink), Width - 12));
        DrawSlip.Fitted(canvas, paper.Address, Left, 36, Width, 38, new Script(type.SansBold, 6.2f, ink, 1.36f));
        canvas.Shape($"M{Left} 76 H{Right}", ink, 0.5f);

        PrintType.Line(canvas, texts["LabelFrom"], Left, 84, new Script(type.SansBold, 5, ink));
        DrawSlip.Fitted(canvas, $"{paper.From.Name}  {paper.From.Phone}", Left + 9, 79.4f, Width - 9, 8, new Script(type.Sans, 3.6f, ink, 1.35f));
        DrawSlip.Fitted(canvas, paper.From.Address, Left + 9, 88, Width - 9, 10, small);
        canvas.Shape($"M{Left} 100 H{Right}", ink, 0.5f);

        if (paper.CashFen is { } fen)
        {
            canvas.Shape($"M{Left} 103 H{Right - 42} V145 H{Left} Z", ink);
            PrintType.Line(canvas, texts["LabelCash"], Left + 4, 113, PrintType.InWidth(texts["LabelCash"], new Script(type.SansBold, 6, SKColors.White), Width - 50));
            PrintType.Line(canvas, Money.Format(fen), Left + 4, 130, PrintType.InWidth(Money.Format(fen), new Script(type.SansBold, 13, SKColors.White), Width - 50));
            PrintType.Line(canvas, texts["LabelCashHint"], Left + 4, 140, PrintType.InWidth(texts["LabelCashHint"], new Script(type.Sans, 3.4f, SKColors.White), Width - 50));
        }
        else
        {
            DrawSlip.Fitted(canvas, texts["LabelPaid"], Left, 104, Width - 46, 20, new Script(type.SansBold, 5, ink, 1.4f));
        }
        canvas.Code(paper.Number, Right - 39, 102, 39, ink);
        PrintType.Line(canvas, paper.Number, Right - 19.5f, 145, PrintType.InWidth(paper.Number, new Script(type.SansBold, 4.4f, ink), 37), Align.Centre);
    }
}
