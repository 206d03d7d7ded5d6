using System.Globalization;
using System.Text;
using SkiaSharp;

namespace Shop.Platform;

/// <summary>How words are set on paper.</summary>
/// <param name="Size">Of the em in millimetres.</param>
/// <param name="Leading">From line to line, in ems.</param>
/// <param name="Spread">More room after each character, in ems.</param>
public sealed record Script(SKTypeface Face, float Size, SKColor Colour, float Leading = 1.28f, float Spread = 0);

/// <summary>The machine's Chinese fonts for print: the same families as on pictures. They may be missing: ask first.</summary>
public sealed class PrintType
{
    private readonly Lazy<SKTypeface?[]> faces = new(() => [Find(ChineseType.Sans, SKFontStyle.Normal), Find(ChineseType.Sans, SKFontStyle.Bold), Find(ChineseType.Serif, SKFontStyle.Normal), Find(ChineseType.Serif, SKFontStyle.Bold)]);

    // Of a Chinese character, in millimetres: what can still be read at arm's length.
    private const float LeastName = 1.2f;
    // How much smaller words are set before one of them is parted.
    private const float LeastWhole = 0.6f;

    public bool IsThere => faces.Value.All(f => f is not null);
    public SKTypeface Sans => faces.Value[0]!;
    public SKTypeface SansBold => faces.Value[1]!;
    public SKTypeface Serif => faces.Value[2]!;
    public SKTypeface SerifBold => faces.Value[3]!;

    /// <summary>Whether every letter can be printed.</summary>
    public bool Has(string text)
    {
        using var font = new SKFont(Sans);
        return font.ContainsGlyphs(Clean(text));
    }

    /// <summary>Width of a line in millimetres.</summary>
    public static float Width(string text, Script script)
    {
        using var font = Font(script);
        return Places(Clean(text), font, script).Width;
    }

    /// <summary>How high a letter stands, in ems: "国" for Chinese, "0" for figures.</summary>
    public static float Height(string letter, SKTypeface face)
    {
        using var font = new SKFont(face, 1000) { Hinting = SKFontHinting.None };
        font.MeasureText(letter, out var ink);
        return ink.Height / 1000;
    }

    /// <summary>Breaks a text into lines that are at most so many millimetres wide; none begins with a mark that closes, and words and numbers stay whole where they can.</summary>
    /// <param name="indent">Of the first line.</param>
    public static List<string> Wrap(string text, Script script, float width, float indent = 0)
    {
        var lines = new List<string>();
        var line = new StringBuilder();
        var room = width - indent;
        foreach (var piece in Pieces(Clean(text)).SelectMany(p => Width(p, script) <= width ? [p] : Letters(p)))
        {
            if (Width(line + piece.TrimEnd(), script) > room && (line.Length > 0 || room < width))
            {
                lines.Add(line.ToString().TrimEnd());
                line.Clear();
                room = width;
            }
            line.Append(line.Length == 0 ? piece.TrimStart() : piece);
        }
        return [.. lines, line.ToString().TrimEnd()];
    }

    /// <summary>Words in a box, wrapped into lines of about one length, and set smaller until they fit; a word is parted only where it would have to be much smaller to stay whole.</summary>
    /// <param name="largest">What they are set in when they are short.</param>
    /// <param name="least">Least height of a Chinese character in millimetres.</param>
    /// <returns>Null when they don't fit at the least height either.</returns>
    public static (Script Script, List<string> Lines)? Fit(string text, Script largest, float width, float height, float least)
    {
        var smallest = least / Height("国", largest.Face);
        (Script Script, List<string> Lines)? parted = null;
        for (var script = largest; ; script = script with { Size = Math.Max(smallest, script.Size * 0.97f) })
        {
            var lines = Wrap(text, script, width);
            if (lines.Count * script.Size * script.Leading <= height && lines.All(l => Width(l, script) <= width))
            {
                if (Longest(text, script) is var longest && longest <= width)
                {
                    return (script, Balanced(text, script, width, longest, lines));
                }
                parted ??= (script, lines);
            }
            if (script.Size <= smallest || script.Size < parted?.Script.Size * LeastWhole)
            {
                return parted;
            }
        }
    }

    /// <summary>One line that is set smaller until it is no wider than this.</summary>
    public static Script InWidth(string text, Script script, float width) => script with { Size = Math.Min(script.Size, script.Size * width / Math.Max(0.01f, Width(text, script))) };

    /// <summary>A name that may be long: in one line where it is hardly smaller there, else in several that are set smaller until they fit. The last one stands on the baseline.</summary>
    /// <param name="height">Of all lines, in millimetres.</param>
    public static void Name(SKCanvas canvas, string text, float x, float baseline, Script largest, float width, float height, Align align = Align.Start)
    {
        var one = InWidth(text, largest, width);
        var (script, lines) = one.Size < largest.Size * 0.75f && Fit(text, largest, width, height, LeastName) is { } several && several.Script.Size > one.Size ? several : (one, [text]);
        Lines(canvas, lines, x, baseline - ((0.88f + ((lines.Count - 1) * script.Leading)) * script.Size), script, align);
    }

    /// <summary>Lines under each other.</summary>
    /// <param name="top">Of the first line's em, in millimetres.</param>
    /// <returns>Where the next line would begin.</returns>
    public static float Lines(SKCanvas canvas, IEnumerable<string> lines, float x, float top, Script script, Align align = Align.Start)
    {
        foreach (var line in lines)
        {
            Line(canvas, line, x, top + (0.88f * script.Size), script, align);
            top += script.Size * script.Leading;
        }
        return top;
    }

    /// <summary>One line on its baseline.</summary>
    public static void Line(SKCanvas canvas, string text, float x, float baseline, Script script, Align align = Align.Start)
    {
        text = Clean(text);
        if (text.Length == 0)
        {
            return;
        }
        using var font = Font(script);
        var (glyphs, places, clusters, width) = Places(text, font, script);
        using var builder = new SKTextBlobBuilder();
        // With the letters beside the shapes, what is copied out of the PDF is what was written.
        var utf8 = Encoding.UTF8.GetBytes(text);
        var run = builder.AllocateRawHorizontalTextRun(font, glyphs.Length, 0, utf8.Length, null);
        glyphs.CopyTo(run.Glyphs);
        places.CopyTo(run.Positions);
        utf8.CopyTo(run.Text);
        clusters.CopyTo(run.Clusters);
        using var blob = builder.Build();
        using var paint = new SKPaint { Color = script.Colour, IsAntialias = true };
        canvas.DrawText(blob, align switch { Align.Start => x, Align.Centre => x - (width / 2), _ => x - width }, baseline, paint);
    }

    private static SKTypeface? Find(string families, SKFontStyle style) => families.Split(',').Select(f => SKFontManager.Default.MatchFamily(f, style))
        .FirstOrDefault(f => f is not null && f.ContainsGlyph('酱')) ?? SKFontManager.Default.MatchCharacter(null, style, null, '酱');

    private static float Longest(string text, Script script) => Pieces(Clean(text)).Select(p => Width(p.Trim(), script)).DefaultIfEmpty().Max();

    // The narrowest column with as many lines, so that no single character is left over; words stay whole in it.
    private static List<string> Balanced(string text, Script script, float width, float longest, List<string> lines)
    {
        for (var narrower = width - (script.Size / 4); lines.Count > 1 && narrower > width / 3 && narrower >= longest; narrower -= script.Size / 4)
        {
            var tried = Wrap(text, script, narrower);
            if (tried.Count > lines.Count)
            {
                break;
            }
            lines = tried;
        }
        return lines;
    }

    private static SKFont Font(Script script) => new(script.Face, script.Size) { Subpixel = true, LinearMetrics = true, Hinting = SKFontHinting.None, Edging = SKFontEdging.Antialias };

    private static (ushort[] Glyphs, float[] Places, uint[] Clusters, float Width) Places(string text, SKFont font, Script script)
    {
        var glyphs = font.GetGlyphs(text);
        var widths = font.GetGlyphWidths(glyphs);
        var places = new float[glyphs.Length];
        var clusters = new uint[glyphs.Length];
        float x = 0;
        uint at = 0;
        var (i, before) = (0, default(Rune));
        foreach (var rune in text.EnumerateRunes())
        {
            (places[i], clusters[i]) = (x, at);
            // Chinese fonts give an apostrophe the width of a character.
            x += (rune.Value == '’' && before.IsAscii ? script.Size * 0.26f : widths[i]) + (script.Spread * script.Size);
            at += (uint)rune.Utf8SequenceLength;
            (i, before) = (i + 1, rune);
        }
        return (glyphs, places, clusters, x - (script.Spread * script.Size));
    }

    // What can't be parted: a word, a number, a character with the marks that belong to it.
    private static IEnumerable<string> Pieces(string text)
    {
        var piece = "";
        foreach (var letter in Letters(text))
        {
            if (piece.Length > 0 && !Opens(piece[^1]) && !Closes(letter[0]) && !(IsWord(piece[^1]) && IsWord(letter[0])) && letter != " ")
            {
                yield return piece;
                piece = "";
            }
            piece += letter;
        }
        if (piece.Length > 0)
        {
            yield return piece;
        }
    }

    private static IEnumerable<string> Letters(string text)
    {
        var letters = StringInfo.GetTextElementEnumerator(text);
        while (letters.MoveNext())
        {
            yield return letters.GetTextElement();
        }
    }

    private static bool IsWord(char c) => c < '\u2e80' && (char.IsLetterOrDigit(c) || c is '.' or '/' or '-' or '%' or '’');
    private static bool Opens(char c) => "（《「『【“‘([¥".Contains(c, StringComparison.Ordinal);
    private static bool Closes(char c) => "，。、；：！？）》」』】”…·,.;:!?)]".Contains(c, StringComparison.Ordinal);
    private static string Clean(string text) => string.Concat(text.Normalize().Select(c => char.IsControl(c) ? ' ' : c));
}
