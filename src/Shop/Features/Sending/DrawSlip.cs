using Microsoft.Extensions.Localization;
using Shop.Features.Posters;
using SkiaSharp;

namespace Shop.Features.Sending;

/// <summary>The slip that lies in a parcel: A5, to be ticked off while packing; long orders go on overleaf.</summary>
public sealed class DrawSlip(PrintType type, BrandArt art, IStringLocalizer<Texts> texts)
{
    public static readonly PaperSize Size = new(148, 210);
    private const float Left = 10, Right = 138, Width = Right - Left;
    /// <summary>Where the list ends: below it stand the sender and the brand.</summary>
    private const float End = 172;
    private static readonly SKColor Ink = SKColor.Parse("#1e1512"), Soft = SKColor.Parse("#5c5550"), Line = SKColor.Parse("#b8b2ac");

    /// <returns>Its pages, to be disposed by the caller.</returns>
    public IReadOnlyList<Print> Run(Paper paper)
    {
        using var chinese = Culture.Of(Culture.Chinese);
        var pages = new List<List<Block>> { new() };
        var y = 62f;
        foreach (var block in Blocks(paper))
        {
            if (y + block.Height > End && pages[^1].Count > 0)
            {
                pages.Add([]);
                y = 30;
            }
            pages[^1].Add(block);
            y += block.Height;
        }
        return [.. pages.Select((blocks, i) => new Print(Size, $"{texts["Slip"]} {paper.Number}", canvas => Page(canvas, paper, blocks, i + 1, pages.Count)))];
    }

    private IEnumerable<Block> Blocks(Paper paper)
    {
        var (name, small) = (new Script(type.SansBold, 4.1f, Ink), new Script(type.Sans, 3, Soft));
        foreach (var line in paper.Lines)
        {
            var names = PrintType.Wrap(line.Name, name, Width - 34);
            var below = PrintType.Wrap(string.Join("  ", new[] { line.Variant, line.Sku }.Where(s => s.Length > 0)), small, Width - 34);
            var lots = line.Lots.Count == 0 ? [] : PrintType.Wrap(texts["SlipLots"] + string.Join("，", line.Lots), small, Width - 34);
            var height = (names.Count * name.Size * name.Leading) + ((below.Count + lots.Count) * small.Size * small.Leading) + 4.4f;
            yield return new Block(height, (canvas, y) =>
            {
                canvas.Shape(FormattableString.Invariant($"M{Left + 0.4f} {y + 2.6f} h5 v5 h-5 Z"), Ink, 0.4f);
                var next = PrintType.Lines(canvas, names, Left + 10, y + 2, name);
                next = PrintType.Lines(canvas, below, Left + 10, next, small);
                PrintType.Lines(canvas, lots, Left + 10, next, small);
                PrintType.Line(canvas, $"× {line.Units}", Right, y + 7.4f, new Script(type.SansBold, 6, Ink), Align.End);
                canvas.Shape(FormattableString.Invariant($"M{Left} {y + height} H{Right}"), Line, 0.15f);
            });
        }
        if (paper.Note.Length > 0)
        {
            var script = new Script(type.Sans, 3.6f, Ink, 1.4f);
            var note = PrintType.Wrap(paper.Note, script, Width);
            yield return new Block(9 + (note.Count * script.Size * script.Leading), (canvas, y) =>
            {
                PrintType.Line(canvas, texts["SlipNote"], Left, y + 6, small);
                PrintType.Lines(canvas, note, Left, y + 7.4f, script);
            });
        }
    }

    private void Page(SKCanvas canvas, Paper paper, List<Block> blocks, int page, int pages)
    {
        var small = new Script(type.Sans, 3, Soft);
        PrintType.Line(canvas, pages > 1 ? $"{texts["Slip"]} {page}/{pages}" : texts["Slip"], Left, 14, small);
        PrintType.Line(canvas, paper.Number, Left, 22, new Script(type.SansBold, 7, Ink, Spread: 0.02f));
        var y = 30f;
        if (page == 1)
        {
            First(canvas, paper, small);
            y = 62;
        }
        canvas.Shape(FormattableString.Invariant($"M{Left} {y} H{Right}"), Ink, 0.4f);
        foreach (var block in blocks)
        {
            block.Draw(canvas, y);
            y += block.Height;
        }
        Foot(canvas, paper, small);
    }

    private void First(SKCanvas canvas, Paper paper, Script small)
    {
        canvas.Code(paper.Number, Right - 29, 8, 29, Ink);
        PrintType.Line(canvas, texts["SlipPlaced", paper.PlacedOn, paper.Units], Left, 28, small);
        var name = PrintType.InWidth(paper.To.Name, new Script(type.SansBold, 4.6f, Ink), 92);
        PrintType.Line(canvas, paper.To.Name, Left, 37, name);
        Fitted(canvas, paper.Address, Left, 39, paper.CashFen is null ? Width : 80, 18, new Script(type.Sans, 3.6f, Ink, 1.4f));
        if (paper.CashFen is { } fen)
        {
            PrintType.Line(canvas, texts["SlipCash", Money.Format(fen)], Right, 57, new Script(type.SansBold, 4.6f, Ink), Align.End);
        }
    }

    private void Foot(SKCanvas canvas, Paper paper, Script small)
    {
        canvas.Shape(FormattableString.Invariant($"M{Left} {End + 4} H{Right}"), Line, 0.15f);
        PrintType.Line(canvas, texts["SlipReturns"], Left, End + 9, small);
        Fitted(canvas, $"{paper.From.Name}  {paper.From.Phone}  {paper.From.Address}", Left, End + 10.4f, 84, 15, new Script(type.Sans, 3.2f, Ink, 1.4f));
        canvas.Mark(art.Of(paper.Brand), SKRect.Create(Right - 22, End + 19, 22, 9), Ink);
        if (art.Figure(paper.Brand, PosterKind.Product) is { } figure)
        {
            canvas.Figure(figure, SKRect.Create(Right - 42, End + 8, 19, 21));
        }
    }

    // However long an address is, all of it is printed.
    internal static void Fitted(SKCanvas canvas, string text, float x, float y, float width, float height, Script script)
    {
        var (set, lines) = PrintType.Fit(text, script, width, height, 1.4f) is { } fit ? fit : (script with { Size = 1.5f }, PrintType.Wrap(text, script with { Size = 1.5f }, width));
        PrintType.Lines(canvas, lines, x, y, set);
    }

    private sealed record Block(float Height, Action<SKCanvas, float> Draw);
}
