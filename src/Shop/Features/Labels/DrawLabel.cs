using Microsoft.Extensions.Localization;
using Shop.Features.Posters;
using SkiaSharp;

namespace Shop.Features.Labels;

/// <summary>
/// Draws a lot's label: 90 × 60 mm without bleed, everything at least 3 mm inside the edge. Each brand lays it out in its own way; the
/// fields are set as large as there is room, and never smaller than the law allows.
/// </summary>
public sealed class DrawLabel(PrintType type, BrandArt art, IStringLocalizer<Texts> texts)
{
    public static readonly PaperSize Size = new(90, 60);
    public const float Margin = 3;
    /// <summary>Least height of a Chinese character in millimetres (GB 7718).</summary>
    public const float LeastHeight = 1.8f;
    /// <summary>As large as fields get, ems in millimetres.</summary>
    private const float Largest = 2.7f;

    /// <returns>The label, or what keeps it from being one.</returns>
    public (Print? Label, TooLong? Fault) Run(Label label)
    {
        using var chinese = Culture.Of(Culture.Chinese);
        TooLong? fault = null;
        var print = new Print(Size, $"{label.Name.Zh} {LotCode.Show(label.Code)}", canvas => fault = label.Brand == "xianqi" ? Still(canvas, label) : Hot(canvas, label));
        if (fault is null)
        {
            return (print, null);
        }
        print.Dispose();
        return (null, fault);
    }

    // 威酱坊: a torn-off piece of red, the name heavy beside it.
    private TooLong? Hot(SKCanvas canvas, Label label)
    {
        var (red, dark) = (SKColor.Parse(Ink.Chilli), SKColor.Parse("#1e1512"));
        canvas.Shape("M3 3 H28 L29.4 4.6 28.2 6.1 29.8 7.8 28.6 9.4 29.6 11 28.1 12.6 28.8 14 H3Z", red);
        canvas.Mark(art.Of("weijiangfang"), SKRect.Create(5, 4, 21.5f, 9), SKColors.White);
        canvas.Shape("M3 15.2 H87", red, 0.25f);
        var content = Content(canvas, label, 87, 3, dark);
        var fault = Name(canvas, label, SKRect.Create(32, 3, content.Left - 34, 11.2f), new Script(type.SerifBold, 5.4f, dark, 1.18f), new Script(type.Sans, 2.1f, dark));
        return fault ?? Body(canvas, label, SKRect.Create(3, 16.6f, 84, 40.4f), dark, red);
    }

    // 把仙气带回家: the name in one column, a thread of gold.
    private TooLong? Still(SKCanvas canvas, Label label)
    {
        var (pine, gold) = (SKColor.Parse(Ink.Pine), SKColor.Parse(Ink.Gold));
        var letters = label.Name.Zh.EnumerateRunes().Select(r => r.ToString()).ToList();
        // Long names stand in two columns, read from the right.
        var high = letters.Count > 12 ? (letters.Count + 1) / 2 : letters.Count;
        var column = new Script(type.Serif, Math.Min(letters.Count > 12 ? 4.2f : 5.6f, 45 / (high * 1.22f)), pine);
        if (column.Size < LeastHeight / PrintType.Height("国", type.Serif))
        {
            return new TooLong(new LabelField("Name", texts["Name"], label.Name.Zh), letters.Count - 34);
        }
        for (var i = 0; i < letters.Count; i++)
        {
            PrintType.Line(canvas, letters[i], letters.Count <= 12 ? 7.4f : i < high ? 9.8f : 5.2f, 4.4f + (((i % high * 1.22f) + 0.88f) * column.Size), column, Align.Centre);
        }
        canvas.Shape("M13 3 V57", gold, 0.15f);
        canvas.Shape("M5.2 52.4 Q5.2 51.8 5.8 51.8 H9 Q9.6 51.8 9.6 52.4 V55.6 Q9.6 56.2 9 56.2 H5.8 Q5.2 56.2 5.2 55.6Z", SKColor.Parse(Ink.Seal));
        PrintType.Line(canvas, "仙", 7.4f, 55.2f, new Script(type.SerifBold, 3.2f, SKColors.White), Align.Centre);
        canvas.Mark(art.Of("xianqi"), SKRect.Create(15.5f, 3.4f, 22, 3.8f), pine);
        var content = Content(canvas, label, 87, 2.8f, pine);
        English(canvas, label, 15.5f, 11.2f, Math.Min(50, content.Left - 17.5f), new Script(type.Serif, 2.3f, pine));
        var top = Math.Max(13.2f, content.Bottom + 1.4f);
        return Body(canvas, label, SKRect.Create(15.5f, top, 71.5f, 57 - top), pine, gold);
    }

    private TooLong? Name(SKCanvas canvas, Label label, SKRect box, Script script, Script small)
    {
        var height = box.Height - 3.4f;
        if (PrintType.Fit(label.Name.Zh, script, box.Width, height, LeastHeight) is not { } fit)
        {
            var least = LeastHeight / PrintType.Height("国", script.Face);
            return new TooLong(new LabelField("Name", texts["Name"], label.Name.Zh), label.Name.Zh.Length - ((int)(box.Width / least) * (int)(height / (least * script.Leading))));
        }
        var below = PrintType.Lines(canvas, fit.Lines, box.Left, box.Top, fit.Script);
        English(canvas, label, box.Left, below + 1.9f, box.Width, small);
        return null;
    }

    // The kind and the English name stand small in one line; English isn't asked for and gives way.
    private static void English(SKCanvas canvas, Label label, float x, float baseline, float width, Script script)
    {
        PrintType.Line(canvas, label.Variant, x, baseline, script);
        var from = label.Variant.Length == 0 ? 0 : PrintType.Width(label.Variant, script) + 1.2f;
        if (label.Name.En is { Length: > 0 } english && PrintType.InWidth(english, script, width - from) is { Size: > 1.4f } small)
        {
            PrintType.Line(canvas, english, x + from, baseline, small);
        }
    }

    // The net content in the figures' legal height, on the side of the name. Returns where it begins and ends.
    private (float Left, float Bottom) Content(SKCanvas canvas, Label label, float right, float top, SKColor colour)
    {
        if (label.NetContent.Length == 0)
        {
            return (right, top);
        }
        var figures = new Script(type.SansBold, NetContent.LeastHeight(label.NetContent) / PrintType.Height("0", type.SansBold), colour);
        var small = new Script(type.Sans, 2.1f, colour);
        PrintType.Line(canvas, texts["NetContent"], right, top + 2.2f, small, Align.End);
        var bottom = top + 3.2f + (figures.Size * 0.86f);
        PrintType.Line(canvas, label.NetContent, right, bottom, figures, Align.End);
        return (right - Math.Max(PrintType.Width(label.NetContent, figures), PrintType.Width(texts["NetContent"], small)), bottom);
    }

    private TooLong? Body(SKCanvas canvas, Label label, SKRect box, SKColor ink, SKColor accent)
    {
        const float code = 19.5f;
        var table = new NutritionTable(type, texts);
        var right = label.Nutrition.Count > 0 ? NutritionTable.Width : code;
        var left = box.Right - right;
        if (label.Nutrition.Count > 0 && table.Draw(canvas, label.Nutrition, left, box.Top, box.Height - code - 1.2f, ink) is { } fault)
        {
            return fault;
        }
        canvas.Code(label.Address, box.Right - code, box.Bottom - code, code, ink);
        var shown = LotCode.Show(label.Code);
        var number = new Script(type.SansBold, 2.9f, ink, Spread: 0.03f);
        if (label.Nutrition.Count > 0)
        {
            // Whole in one line, so that it is typed as it stands.
            PrintType.Line(canvas, texts["LotCode"], left, box.Bottom - 12.6f, new Script(type.Sans, 2.1f, accent));
            PrintType.Line(canvas, shown, left, box.Bottom - 9.4f, PrintType.InWidth(shown, number, right - code - 0.6f));
            PrintType.Line(canvas, texts["ScanLot"], left, box.Bottom - 1.6f, new Script(type.Sans, 2.1f, ink));
        }
        else
        {
            if (art.Pose(label.Brand == "xianqi" ? "late-crane" : "jiang-xiaoge", label.Brand == "xianqi" ? "dawdles" : "carries") is { } figure)
            {
                canvas.Figure(figure, SKRect.Create(box.Right - code, box.Top + (label.Brand == "xianqi" ? -3 : 0), code, box.Height - code - 4.5f));
            }
            PrintType.Line(canvas, shown, box.Right - (code / 2), box.Bottom - code - 0.8f, number, Align.Centre);
        }
        return Fields(canvas, label.Fields, SKRect.Create(box.Left, box.Top, left - box.Left - 2.4f, box.Height), ink);
    }

    private TooLong? Fields(SKCanvas canvas, IReadOnlyList<LabelField> fields, SKRect box, SKColor ink)
    {
        var least = LeastHeight / PrintType.Height("国", type.Sans);
        for (var size = Largest; ; size = Math.Max(least, size - 0.04f))
        {
            var (name, value) = (new Script(type.SansBold, size, ink), new Script(type.Sans, size, ink));
            var set = fields.Select(f => (Name: f.Name + texts["Colon"], Lines: PrintType.Wrap(f.Value, value, box.Width, PrintType.Width(f.Name + texts["Colon"], name)))).ToList();
            var gap = size * 0.16f;
            var line = size * 1.22f;
            var height = (set.Sum(f => f.Lines.Count) * line) + (gap * (set.Count - 1));
            if (height > box.Height && size <= least)
            {
                var longest = fields.MaxBy(f => f.Value.Length)!;
                return new TooLong(longest, (int)(MathF.Ceiling((height - box.Height) / line) * (box.Width / size)));
            }
            if (height > box.Height)
            {
                continue;
            }
            var y = box.Top;
            foreach (var (first, lines) in set)
            {
                PrintType.Line(canvas, first, box.Left, y + (size * 0.9f), name);
                for (var i = 0; i < lines.Count; i++, y += line)
                {
                    PrintType.Line(canvas, lines[i], box.Left + (i == 0 ? PrintType.Width(first, name) : 0), y + (size * 0.9f), value);
                }
                y += gap;
            }
            return null;
        }
    }
}
