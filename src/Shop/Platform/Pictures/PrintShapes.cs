using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using NetVips;
using QRCoder;
using SkiaSharp;

namespace Shop.Platform;

/// <summary>Shapes on paper, in millimetres.</summary>
public static partial class PrintShapes
{
    /// <summary>A QR code with its quiet zone, which fills a square.</summary>
    public static void Code(this SKCanvas canvas, string content, float x, float y, float side, SKColor dark)
    {
        using var code = QRCodeGenerator.GenerateQrCode(content, QRCodeGenerator.ECCLevel.M);
        var module = side / code.ModuleMatrix.Count;
        // One shape: between many small ones printers leave hairs.
        using var path = new SKPath();
        for (var row = 0; row < code.ModuleMatrix.Count; row++)
        {
            for (var (from, column) = (-1, 0); column <= code.ModuleMatrix.Count; column++)
            {
                var isDark = column < code.ModuleMatrix.Count && code.ModuleMatrix[row][column];
                if (isDark && from < 0)
                {
                    from = column;
                }
                else if (!isDark && from >= 0)
                {
                    path.AddRect(SKRect.Create(x + (from * module), y + (row * module), (column - from) * module, module));
                    from = -1;
                }
            }
        }
        using var paint = new SKPaint { Color = dark };
        canvas.DrawPath(path, paint);
    }

    /// <summary>A mark made of paths (SVG: g, path, transform), in one colour, as large as the box allows, in its middle. It stays outlines.</summary>
    public static void Mark(this SKCanvas canvas, string file, SKRect box, SKColor colour)
    {
        var svg = XDocument.Load(file).Root!;
        var view = Numbers(svg.Attribute("viewBox")!.Value);
        var scale = Math.Min(box.Width / view[2], box.Height / view[3]);
        canvas.Save();
        canvas.Translate(box.MidX - (view[2] * scale / 2), box.MidY - (view[3] * scale / 2));
        canvas.Scale(scale);
        using var paint = new SKPaint { Color = colour, IsAntialias = true };
        Draw(canvas, svg, paint, 0);
        canvas.Restore();
    }

    /// <summary>A drawing of any kind (SVG) as large as the box allows, in its middle, in dots of 600 an inch.</summary>
    public static void Figure(this SKCanvas canvas, string file, SKRect box)
    {
        using var drawing = Image.Svgload(file);
        var scale = Math.Min(box.Width / drawing.Width, box.Height / drawing.Height);
        using var sharp = Image.Svgload(file, scale: scale * 600 / 25.4);
        using var picture = SKImage.FromEncodedData(sharp.PngsaveBuffer(compression: 1));
        canvas.DrawImage(picture, SKRect.Create(box.MidX - (drawing.Width * scale / 2), box.MidY - (drawing.Height * scale / 2), drawing.Width * scale, drawing.Height * scale), new SKSamplingOptions(SKCubicResampler.Mitchell));
    }

    public static void Shape(this SKCanvas canvas, string path, SKColor colour, float stroke = 0)
    {
        using var shape = SKPath.ParseSvgPathData(path);
        using var paint = new SKPaint { Color = colour, IsAntialias = true, IsStroke = stroke > 0, StrokeWidth = stroke };
        canvas.DrawPath(shape, paint);
    }

    private static void Draw(SKCanvas canvas, XElement element, SKPaint paint, float stroke)
    {
        canvas.Save();
        foreach (Match t in Transform().Matches(element.Attribute("transform")?.Value ?? ""))
        {
            var n = Numbers(t.Groups[2].Value);
            var second = n.Length > 1 ? n[1] : (float?)null;
            switch (t.Groups[1].Value)
            {
                case "translate": canvas.Translate(n[0], second ?? 0); break;
                case "rotate": canvas.RotateDegrees(n[0], second ?? 0, n.Length > 2 ? n[2] : 0); break;
                case "scale": canvas.Scale(n[0], second ?? n[0]); break;
            }
        }
        stroke = element.Attribute("stroke-width") is { } width ? Numbers(width.Value)[0] : stroke;
        if (element.Name.LocalName == "path")
        {
            using var path = SKPath.ParseSvgPathData(element.Attribute("d")!.Value);
            paint.Style = element.Attribute("fill")?.Value == "none" ? SKPaintStyle.Stroke : stroke > 0 ? SKPaintStyle.StrokeAndFill : SKPaintStyle.Fill;
            paint.StrokeWidth = stroke;
            canvas.DrawPath(path, paint);
        }
        foreach (var child in element.Elements())
        {
            Draw(canvas, child, paint, stroke);
        }
        canvas.Restore();
    }

    private static float[] Numbers(string text) => [.. Number().Matches(text).Select(m => float.Parse(m.Value, CultureInfo.InvariantCulture))];

    [GeneratedRegex(@"(translate|rotate|scale)\(([^)]*)\)")]
    private static partial Regex Transform();

    [GeneratedRegex(@"-?(\d+\.?\d*|\.\d+)")]
    private static partial Regex Number();
}
