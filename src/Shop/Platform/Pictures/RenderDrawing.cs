using NetVips;
using SkiaSharp;

namespace Shop.Platform;

/// <summary>The shop's own drawings (SVG) as files that other programs and printers take. Sizes are pixels.</summary>
public static class RenderDrawing
{
    /// <summary>With its transparent ground.</summary>
    public static byte[] Png(string file, int width, int height)
    {
        using var drawing = Image.Thumbnail(file, width, height: height, size: Enums.Size.Force);
        return drawing.PngsaveBuffer(compression: 6);
    }

    /// <summary>With its transparent ground; lossless.</summary>
    public static byte[] Webp(string file, int width, int height)
    {
        using var drawing = Image.Thumbnail(file, width, height: height, size: Enums.Size.Force);
        return drawing.WebpsaveBuffer(lossless: true);
    }

    /// <summary>Without a ground to see through, and so a good deal smaller.</summary>
    public static byte[] OpaquePng(string file, int width, int height)
    {
        using var drawing = Image.Thumbnail(file, width, height: height, size: Enums.Size.Force);
        using var flat = drawing.HasAlpha() ? drawing.Flatten(background: [255]) : drawing.Copy();
        return flat.PngsaveBuffer(compression: 6);
    }

    /// <summary>A PDF of one A4 page, upright, that the drawing fills at 300 dots an inch.</summary>
    public static byte[] A4(string file, string title)
    {
        using var dots = SKImage.FromEncodedData(OpaquePng(file, 2480, 3508));
        using var page = new Print(new PaperSize(210, 297), title, canvas => canvas.DrawImage(dots, SKRect.Create(210, 297), new SKSamplingOptions(SKFilterMode.Linear)));
        return page.Pdf();
    }
}
