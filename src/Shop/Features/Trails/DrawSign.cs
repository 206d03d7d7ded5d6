using System.Globalization;
using Microsoft.Extensions.Localization;
using Shop.Features.Posters;
using SkiaSharp;

namespace Shop.Features.Trails;

/// <summary>What a station's sign says, Chinese first, English small.</summary>
/// <param name="Brand">Slug.</param>
/// <param name="Trail">The experience's name.</param>
/// <param name="Number">Of the station, of so many.</param>
/// <param name="Figure">File of the drawing; null: none.</param>
/// <param name="Address">Where the QR code leads.</param>
public sealed record Sign(string Brand, Text Trail, int Number, int Of, Text Name, Text Sees, string? Figure, string Address);

/// <summary>Draws a station's sign: A6, nothing nearer than 4 mm to the edge. A file of ants walks along its foot, as many as there are stations; this station's one carries the flag.</summary>
public sealed class DrawSign(PrintType type, BrandArt art, IStringLocalizer<Texts> texts)
{
    public static readonly PaperSize Size = new(105, 148);

    /// <returns>To be disposed by the caller.</returns>
    public Print Run(Sign sign)
    {
        using var chinese = Culture.Of(Culture.Chinese);
        return new Print(Size, $"{sign.Trail.Zh} {sign.Number} {sign.Name.Zh}", canvas => Draw(canvas, sign));
    }

    private void Draw(SKCanvas canvas, Sign sign)
    {
        var isSauce = sign.Brand == "weijiangfang";
        var (ink, accent, pale) = isSauce ? (SKColor.Parse(Ink.Soy), SKColor.Parse(Ink.Chilli), SKColor.Parse("#f4e8d0")) : (SKColor.Parse(Ink.Pine), SKColor.Parse(Ink.Seal), SKColor.Parse("#e3ede8"));
        canvas.Shape("M97 42 A33 33 0 1 1 96.99 41.6Z", pale);
        if (sign.Figure is { } figure)
        {
            canvas.Figure(figure, SKRect.Create(37, 14, 55, 57));
        }
        Column(canvas, sign.Name.Zh, ink);
        Seal(canvas, sign.Number, accent);
        Words(canvas, sign, ink);
        canvas.Code(sign.Address, 58, 83, 38, ink);
        PrintType.Line(canvas, texts["SignScan"], 77, 123.6f, new Script(type.SansBold, 3.3f, ink), Align.Centre);
        Ants(canvas, sign, ink, accent);
        Foot(canvas, sign.Trail, ink);
        canvas.Mark(art.Of(sign.Brand), SKRect.Create(68, 139.6f, 30, 4.4f), isSauce ? accent : ink);
    }

    // The name as books were written, from above and from the right; long ones in several columns, and smaller.
    private void Column(SKCanvas canvas, string name, SKColor ink)
    {
        const float Width = 30, Height = 66, Room = 1.14f;
        var letters = name.EnumerateRunes().Select(r => r.ToString()).ToList();
        float Size(int columns) => Math.Min(16, Math.Min(Height / (Math.Max(1, (letters.Count + columns - 1) / columns) * Room), columns == 1 ? 16 : Width / (columns * Room)));
        var count = Size(1) >= 6 ? 1 : Enumerable.Range(1, 8).MaxBy(Size);
        var (column, each) = (new Script(type.SerifBold, Size(count), ink), (letters.Count + count - 1) / count);
        var right = count == 1 ? 17 : 7 + ((count - 0.5f) * Room * column.Size);
        for (var i = 0; i < letters.Count; i++)
        {
            PrintType.Line(canvas, letters[i], right - (i / each * Room * column.Size), 8 + ((((i % each) * Room) + 0.88f) * column.Size), column, Align.Centre);
        }
    }

    // The trail's name, beside the brand's mark.
    private void Foot(SKCanvas canvas, Text trail, SKColor ink)
    {
        const float Width = 58;
        var (zh, en) = (new Script(type.SerifBold, 4, ink, 1.2f), new Script(type.Serif, 2.8f, ink));
        var beside = 2 + PrintType.Width(trail.Zh, zh);
        if (beside + PrintType.Width(trail.En ?? "", en) <= Width)
        {
            PrintType.Line(canvas, trail.Zh, 7, 143.4f, zh);
            PrintType.Line(canvas, trail.En ?? "", 7 + beside, 143.4f, en);
            return;
        }
        PrintType.Name(canvas, trail.Zh, 7, 141.2f, zh, Width, 3.9f);
        PrintType.Line(canvas, trail.En ?? "", 7, 143.9f, PrintType.InWidth(trail.En ?? "", en with { Size = 2.2f }, Width));
    }

    // Which station it is, in a seal that was cut by hand.
    private void Seal(SKCanvas canvas, int number, SKColor accent)
    {
        canvas.Shape("M86.4 6.3 Q92 5.7 98.4 6.2 Q99.2 11.6 98.7 17.9 Q92.6 18.7 86.6 18.1 Q85.7 12.2 86.4 6.3Z", accent);
        PrintType.Line(canvas, texts["SignNumber", number], 92.5f, 14.4f, PrintType.InWidth(texts["SignNumber", number], new Script(type.SerifBold, 6.2f, SKColors.White), 10.4f), Align.Centre);
    }

    private void Words(SKCanvas canvas, Sign sign, SKColor ink)
    {
        var y = 77f;
        if (sign.Name.En is { Length: > 0 } english)
        {
            PrintType.Line(canvas, english, 9, y + 3, PrintType.InWidth(english, new Script(type.SerifBold, 4.4f, ink), 88));
        }
        y += 8;
        var zh = PrintType.Fit(sign.Sees.Zh, new Script(type.Sans, 3.9f, ink, 1.5f), 45, 25, 1.8f);
        y = zh is { } said ? PrintType.Lines(canvas, said.Lines, 9, y, said.Script) : y;
        if (sign.Sees.En is { Length: > 0 } small && PrintType.Fit(small, new Script(type.Serif, 3, ink, 1.4f), 46, 122.5f - y, 1.1f) is { } below)
        {
            PrintType.Lines(canvas, below.Lines, 9, y + 2, below.Script);
        }
    }

    private static void Ants(SKCanvas canvas, Sign sign, SKColor ink, SKColor accent)
    {
        for (var i = 1; i <= sign.Of; i++)
        {
            var x = 9 + ((i - 1) * (85f / Math.Max(1, sign.Of - 1)));
            var y = 133.6f + (i % 2 == 0 ? 0.7f : 0);
            canvas.Shape(At(x, y, "M-2.9 0 A1.35 1 0 1 0 -.3 0 A1.35 1 0 1 0 -2.9 0 Z M-.4 0 A.8 .62 0 1 0 1.2 0 A.8 .62 0 1 0 -.4 0 Z M1.1 -.3 A.85 .8 0 1 0 2.8 -.3 A.85 .8 0 1 0 1.1 -.3 Z"), ink);
            canvas.Shape(At(x, y, "M-.2 .4 L-1.3 1.9 M.4 .5 L.3 2 M.9 .4 L2 1.8 M2.2 -.9 L2.9 -2 M2.6 -.7 L3.7 -1.5"), ink, 0.24f);
            if (i == sign.Number)
            {
                canvas.Shape(At(x, y, "M.4 -.4 L.4 -6.2"), ink, 0.34f);
                canvas.Shape(At(x, y, "M.5 -6.2 Q2.6 -6.9 5.2 -5.9 Q4.1 -5.1 4.8 -3.9 Q2.6 -4.5 .5 -3.5 Z"), accent);
            }
        }
        canvas.Shape("M6 136.4 Q30 135.4 52 136.3 T99 136", ink, 0.2f);
    }

    // Drawn around nothing, moved to its place.
    private static string At(float x, float y, string path)
    {
        using var shape = SKPath.ParseSvgPathData(path);
        shape.Transform(SKMatrix.CreateTranslation(x, y));
        return shape.ToSvgPathData();
    }
}
