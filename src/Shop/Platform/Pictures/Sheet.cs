using System.Text;
using System.Text.RegularExpressions;
using NetVips;
using QRCoder;

namespace Shop.Platform;

/// <summary>Pixels from the upper left corner.</summary>
public readonly record struct Box(int X, int Y, int Width, int Height);

/// <param name="Families">Font families, best first, separated by commas; with weight, as Pango reads them.</param>
/// <param name="Size">Largest size in pixels; words that don't fit their box are set smaller.</param>
/// <param name="Colour">As in CSS: #rrggbb.</param>
public sealed record Lettering(string Families, int Size, string Colour, double LineHeight = 1.4, Align Align = Align.Start, int Spread = 0);

public enum Align { Start, Centre, End }

/// <summary>A picture in the making: layers over a ground, put together when it is read out. Coordinates are pixels.</summary>
public sealed partial class Sheet(int width, int height, string ground) : IDisposable
{
    private const double Smallest = 12;
    private readonly List<(Image Picture, int X, int Y)> layers = [];

    /// <summary>A photograph, or a drawing without gaps, that fills the box; what stands over is cut off at both sides. With a mask (SVG), only where it is white.</summary>
    public void Photograph(string file, Box box, string? mask = null)
    {
        var picture = Image.Thumbnail(file, box.Width, height: box.Height, crop: Enums.Interesting.Centre);
        picture = picture.HasAlpha() ? picture.Flatten() : picture;
        Add(mask is null ? picture : picture.Bandjoin(Svg(mask).ExtractBand(0)), box.X, box.Y);
    }

    /// <summary>A drawing from a file, as wide or as high as the box allows, in its middle; with a colour, all of it in that one.</summary>
    public void Drawing(string file, Box box, string? colour = null)
    {
        var style = colour is null ? null : $"*{{fill:{colour};stroke:{colour}}}";
        using var drawing = Image.Svgload(file, stylesheet: style);
        var sharp = Image.Svgload(file, scale: Math.Min((double)box.Width / drawing.Width, (double)box.Height / drawing.Height), stylesheet: style);
        Add(sharp, box.X + ((box.Width - sharp.Width) / 2), box.Y + ((box.Height - sharp.Height) / 2));
    }

    /// <summary>Shapes written as SVG, the sheet's own pixels being its units; only what lies in the box is drawn.</summary>
    public void Shapes(string svg, Box box) => Add(Svg($"<svg xmlns='http://www.w3.org/2000/svg' width='{box.Width}' height='{box.Height}' viewBox='{box.X} {box.Y} {box.Width} {box.Height}'>{svg}</svg>"), box.X, box.Y);

    /// <summary>Words in a box, wrapped, and set smaller until they fit.</summary>
    /// <returns>The Y below the last line.</returns>
    public int Words(string text, Box box, Lettering lettering)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return box.Y;
        }
        var size = (double)lettering.Size;
        var words = Set(text, box.Width, size, lettering);
        while ((words.Height > box.Height || words.Width > box.Width) && size > Smallest)
        {
            words.Dispose();
            size = Math.Max(Smallest, size * 0.93);
            words = Set(text, box.Width, size, lettering);
        }
        if (words.Height > box.Height || words.Width > box.Width)
        {
            words = words.Crop(0, 0, Math.Min(words.Width, box.Width), Math.Min(words.Height, box.Height));
        }
        words = Balanced(words, text, box.Width, box.Height, size, lettering);
        var free = box.Width - words.Width;
        Add(words, box.X + (lettering.Align switch { Align.Start => 0, Align.Centre => free / 2, _ => free }), box.Y);
        return box.Y + words.Height;
    }

    // The narrowest column of the same height, so that no single character is left over in the last line.
    private static Image Balanced(Image words, string text, int width, int height, double size, Lettering lettering)
    {
        for (var (low, high) = (width / 2, width); words.Height > size * 1.9 && high - low > size / 3;)
        {
            var middle = (low + high) / 2;
            var tried = Set(text, middle, size, lettering);
            // Letters that reach down count for the height, wherever they stand.
            if (tried.Height <= words.Height + (size / 3) && tried.Height <= height && tried.Width <= width)
            {
                words.Dispose();
                (words, high) = (tried, middle);
            }
            else
            {
                tried.Dispose();
                low = middle;
            }
        }
        return words;
    }

    /// <summary>How high words stand in a column of this width when they are set in full size; in pixels.</summary>
    public static int HeightOf(string text, int width, Lettering lettering)
    {
        using var words = Set(text, width, lettering.Size, lettering);
        return words.Height;
    }

    /// <summary>How wide words stand in one line in full size; in pixels.</summary>
    public static int WidthOf(string text, Lettering lettering)
    {
        using var words = Set(text, 10_000, lettering.Size, lettering);
        return words.Width;
    }

    /// <summary>One line from top to bottom, as books were written; set smaller until it fits.</summary>
    public void Column(string text, Box box, Lettering lettering)
    {
        // Wide letters stand upright, the others lie; both take a place of about their size.
        var size = Math.Min(lettering.Size, Math.Min(box.Width, box.Height / Math.Max(1.0, text.EnumerateRunes().Sum(r => r.Value > 0x2E80 ? 1.0 : 0.56) * (1 + (lettering.Spread / 100.0)))));
        Add(Svg(FormattableString.Invariant($"""
            <svg xmlns='http://www.w3.org/2000/svg' width='{box.Width}' height='{box.Height}'>
            <text x='{box.Width / 2.0}' y='0' font-family='{lettering.Families}' font-size='{size}' fill='{lettering.Colour}' letter-spacing='{size * lettering.Spread / 100}' style='writing-mode:vertical-rl'>{Escape(text)}</text>
            </svg>
            """)), box.X, box.Y);
    }

    /// <summary>A QR code with its quiet zone, at most as large as the box and whole pixels a module, so that it stays sharp.</summary>
    public void Code(string content, Box box, string dark, string light)
    {
        using var code = QRCodeGenerator.GenerateQrCode(content, QRCodeGenerator.ECCLevel.M);
        var pixels = Math.Max(1, box.Width / code.ModuleMatrix.Count);
        var png = new PngByteQRCode(code).GetGraphic(pixels, Rgb(dark), Rgb(light));
        var picture = Image.NewFromBuffer(png);
        Add(picture, box.X + ((box.Width - picture.Width) / 2), box.Y + ((box.Height - picture.Height) / 2));
    }

    public byte[] Png()
    {
        using var sheet = Put();
        // Neighbours' differences pack better than colours, in the same time.
        return sheet.PngsaveBuffer(compression: 2, filter: Enums.ForeignPngFilter.Sub);
    }

    /// <param name="quality">1 to 100.</param>
    public byte[] Jpeg(int quality)
    {
        using var sheet = Put();
        return sheet.JpegsaveBuffer(q: quality, keep: Enums.ForeignKeep.None);
    }

    public void Dispose() => layers.ForEach(l => l.Picture.Dispose());

    // Laying one picture over another costs by the pixel: what has no holes is put in as it is.
    private Image Put()
    {
        var sheet = Image.Black(1, 1).NewFromImage([.. Rgb(ground).Select(b => (double)b)]).Embed(0, 0, width, height, extend: Enums.Extend.Copy).Copy(interpretation: Enums.Interpretation.Srgb);
        for (var i = 0; i < layers.Count;)
        {
            var before = sheet;
            if (!layers[i].Picture.HasAlpha())
            {
                sheet = before.Insert(layers[i].Picture, layers[i].X, layers[i].Y);
                i++;
            }
            else
            {
                var over = layers.Skip(i).TakeWhile(l => l.Picture.HasAlpha()).ToList();
                using var whole = before.Composite([.. over.Select(l => l.Picture)], [.. over.Select(_ => Enums.BlendMode.Over)], [.. over.Select(l => l.X)], [.. over.Select(l => l.Y)]);
                sheet = whole.Flatten();
                i += over.Count;
            }
            before.Dispose();
        }
        return sheet;
    }

    private void Add(Image picture, int x, int y) =>
        layers.Add((picture.Interpretation == Enums.Interpretation.Srgb ? picture : picture.Colourspace(Enums.Interpretation.Srgb), x, y));

    private static Image Set(string text, int width, double size, Lettering l) => Image.Text(
        FormattableString.Invariant($"<span foreground='{l.Colour}' letter_spacing='{(int)(l.Spread * size * 10.24)}'>{Narrow(Escape(text))}</span>"),
        font: FormattableString.Invariant($"{l.Families} {size:0.#}"), width: width, dpi: 72, rgba: true, align: l.Align switch { Align.Start => Enums.Align.Low, Align.Centre => Enums.Align.Centre, _ => Enums.Align.High },
        spacing: (int)(size * (l.LineHeight - 1.4)), wrap: Enums.TextWrap.WordChar);

    private static Image Svg(string svg) => Image.SvgloadBuffer(Encoding.UTF8.GetBytes(svg));

    // Chinese fonts give an apostrophe the width of a character.
    private static string Narrow(string markup) => Apostrophe().Replace(markup, "<span font_features='pwid'>’</span>");

    [GeneratedRegex("(?<=[A-Za-z])’")]
    private static partial Regex Apostrophe();

    private static string Escape(string text) => System.Security.SecurityElement.Escape(string.Concat(text.Where(c => !char.IsControl(c))));

    private static byte[] Rgb(string colour) => Convert.FromHexString(colour.AsSpan(1));
}
