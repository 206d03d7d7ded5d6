using Microsoft.Extensions.Localization;
using Shop.Features.Posters;
using SkiaSharp;

namespace Shop.Features.Labels;

/// <summary>What a good's card on the counter says, Chinese first, English small.</summary>
/// <param name="Brand">Slug.</param>
/// <param name="Price">"39" yuan.</param>
/// <param name="Character">File of the drawing.</param>
/// <param name="Address">Where the QR code leads.</param>
public sealed record Card(string Brand, Text Name, Text Line, string Price, string? Character, string Address);

/// <summary>Draws a card for the counter: A6, nothing nearer than 4 mm to the edge, each brand in its own way.</summary>
public sealed class DrawCard(PrintType type, BrandArt art, IStringLocalizer<Texts> texts)
{
    public static readonly PaperSize Size = new(105, 148);
    private const float Least = DrawLabel.LeastHeight;

    /// <returns>The card, or what keeps it from being one.</returns>
    public (Print? Card, TooLong? Fault) Run(Card card)
    {
        using var chinese = Culture.Of(Culture.Chinese);
        TooLong? fault = null;
        var print = new Print(Size, card.Name.Zh, canvas => fault = card.Brand == "xianqi" ? Still(canvas, card) : Hot(canvas, card));
        if (fault is null)
        {
            return (print, null);
        }
        print.Dispose();
        return (null, fault);
    }

    // 威酱坊: red torn off below, a jar's lid with the price lying over the edge.
    private TooLong? Hot(SKCanvas canvas, Card card)
    {
        var (red, paper, soy) = (SKColor.Parse(Ink.Chilli), SKColor.Parse("#fbf3e2"), SKColor.Parse(Ink.Soy));
        canvas.Shape($"M4 4 H101 V60 {string.Join(' ', Enumerable.Range(1, 24).Select(i => FormattableString.Invariant($"L{101 - (i * 97f / 24):0.##} {(i % 2 == 1 ? 65 + (i * 5 % 4 * 0.5) : 60 + (i * 7 % 5 * 0.4)):0.##}")))} Z", red);
        canvas.Mark(art.Of("weijiangfang"), SKRect.Create(10, 8, 32, 13), paper);
        // A name is better whole in one line than large in two.
        var large = new Script(type.SerifBold, 15.5f, paper, 1.16f);
        var inOne = PrintType.InWidth(card.Name.Zh, large, 86);
        if (PrintType.Fit(card.Name.Zh, inOne.Size > 10 ? inOne : large, 86.1f, 31, Least) is not { } name)
        {
            return TooLong("Name", card.Name.Zh);
        }
        // Short names stand on the torn edge, long ones grow upwards.
        PrintType.Lines(canvas, name.Lines, 9.5f, 55.5f - (name.Lines.Count * name.Script.Size * 1.16f), name.Script);
        canvas.Save();
        canvas.RotateDegrees(-7, 80, 75.5f);
        canvas.Shape(Lid(80, 75.5f, 18), red);
        canvas.Shape(Lid(80, 75.5f, 18.6f), paper, 0.9f);
        canvas.Restore();
        Price(canvas, card.Price, 80, 75.5f, 29, new Script(type.SerifBold, 15, paper));
        var below = Small(canvas, card.Name.En, 9.5f, 69, 50, 10, new Script(type.SansBold, 4.2f, soy, 1.2f));
        if (Said(canvas, card, 9.5f, Math.Max(77, below + 1.6f), 51, type.Sans, soy) is { } fault)
        {
            return fault;
        }
        if (card.Character is { } figure)
        {
            canvas.Figure(figure, SKRect.Create(9, 105, 40, 39));
        }
        canvas.Code(card.Address, 65, 105, 32, soy);
        PrintType.Line(canvas, texts["ScanCard"], 81, 141, new Script(type.Sans, 3.1f, soy), Align.Centre);
        return null;
    }

    // 把仙气带回家: a column of writing beside a moon, and room.
    private TooLong? Still(SKCanvas canvas, Card card)
    {
        var (pine, gold) = (SKColor.Parse(Ink.Pine), SKColor.Parse(Ink.Gold));
        var letters = card.Name.Zh.EnumerateRunes().Select(r => r.ToString()).ToList();
        var column = new Script(type.Serif, Math.Min(13, 92 / (letters.Count * 1.24f)), pine);
        if (column.Size < Least / PrintType.Height("国", type.Serif))
        {
            return TooLong("Name", card.Name.Zh);
        }
        for (var i = 0; i < letters.Count; i++)
        {
            PrintType.Line(canvas, letters[i], 17, 12 + (((i * 1.24f) + 0.88f) * column.Size), column, Align.Centre);
        }
        canvas.Shape("M70 10 A27 27 0 1 1 69.9 10Z", SKColor.Parse("#e3ede8"));
        if (card.Character is { } figure)
        {
            canvas.Figure(figure, SKRect.Create(47, 15, 46, 46));
        }
        canvas.Shape("M14.2 110.6 Q14.2 110 14.8 110 H19.2 Q19.8 110 19.8 110.6 V115 Q19.8 115.6 19.2 115.6 H14.8 Q14.2 115.6 14.2 115Z", SKColor.Parse(Ink.Seal));
        PrintType.Line(canvas, "仙", 17, 114.4f, new Script(type.SerifBold, 4.3f, SKColors.White), Align.Centre);
        var below = Small(canvas, card.Name.En, 34, 71, 64, 12, new Script(type.Serif, 5, pine, 1.2f));
        if (Said(canvas, card, 34, below + 3, 64, type.Serif, pine) is { } fault)
        {
            return fault;
        }
        var price = PrintType.InWidth(card.Price, new Script(type.Serif, 19, gold), 33);
        PrintType.Line(canvas, "¥", 34, 129, new Script(type.Serif, 8, gold));
        PrintType.Line(canvas, card.Price, 39.5f, 129, price);
        canvas.Mark(art.Of("xianqi"), SKRect.Create(34, 136, 30, 5.2f), pine);
        canvas.Code(card.Address, 74, 109, 26, pine);
        PrintType.Line(canvas, texts["ScanCard"], 87, 140.4f, new Script(type.Sans, 2.8f, pine), Align.Centre);
        return null;
    }

    // The sentence, and the same small in English.
    private TooLong? Said(SKCanvas canvas, Card card, float x, float top, float width, SKTypeface face, SKColor colour)
    {
        if (PrintType.Fit(card.Line.Zh, new Script(face, 5, colour, 1.36f), width, 18, Least) is not { } said)
        {
            return TooLong("Sentence", card.Line.Zh);
        }
        var below = PrintType.Lines(canvas, said.Lines, x, top, said.Script);
        Small(canvas, card.Line.En, x, below + 0.6f, width, 9, new Script(face, 3.3f, colour, 1.35f));
        return null;
    }

    // English gives way when there is no room for it.
    private static float Small(SKCanvas canvas, string? text, float x, float top, float width, float height, Script script) =>
        text is { Length: > 0 } && PrintType.Fit(text, script, width, height, 1.3f) is { } fit ? PrintType.Lines(canvas, fit.Lines, x, top, fit.Script) : top;

    private static void Price(SKCanvas canvas, string price, float x, float y, float width, Script script)
    {
        var small = script with { Size = 6.5f };
        var fit = PrintType.InWidth(price, script, width - 5.5f);
        var all = PrintType.Width("¥", small) + 0.8f + PrintType.Width(price, fit);
        PrintType.Line(canvas, "¥", x - (all / 2), y + (fit.Size * 0.36f), small);
        PrintType.Line(canvas, price, x + (all / 2), y + (fit.Size * 0.36f), fit, Align.End);
    }

    private TooLong TooLong(string key, string value) => new(new LabelField(key, texts[key], value), value.Length / 4);

    // A jar's lid from above: a circle with flutes.
    private static string Lid(float x, float y, float r) => "M" + string.Join(" L", Enumerable.Range(0, 72).Select(i =>
    {
        var (sin, cos) = Math.SinCos(i * Math.PI / 36);
        var at = r + (i % 2 == 0 ? 1 : 0);
        return FormattableString.Invariant($"{x + (at * cos):0.##} {y + (at * sin):0.##}");
    })) + "Z";
}
