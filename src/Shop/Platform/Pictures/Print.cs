using NetVips;
using SkiaSharp;

namespace Shop.Platform;

/// <summary>Millimetres.</summary>
public readonly record struct PaperSize(float Width, float Height);

/// <summary>One drawing on paper, in millimetres from the upper left corner; given out as vectors or as dots, from the same commands.</summary>
public sealed class Print : IDisposable
{
    private const float Inch = 25.4f;
    private readonly PaperSize size;
    private readonly string title;
    private readonly SKPicture drawn;

    public Print(PaperSize size, string title, Action<SKCanvas> draw)
    {
        (this.size, this.title) = (size, title);
        using var recorder = new SKPictureRecorder();
        draw(recorder.BeginRecording(SKRect.Create(size.Width, size.Height)));
        drawn = recorder.EndRecording();
    }

    /// <returns>One page in the paper's size, its fonts within; the same drawing gives the same bytes.</returns>
    public byte[] Pdf() => Pdf(title, [this]);

    /// <returns>A page for each print, one after the other, their fonts within.</returns>
    public static byte[] Pdf(string title, IEnumerable<Print> pages)
    {
        using var file = new MemoryStream();
        using (var document = SKDocument.CreatePdf(file, new SKDocumentPdfMetadata { Title = title, RasterDpi = 300, EncodingQuality = 101 }))
        {
            foreach (var print in pages)
            {
                var page = document.BeginPage(print.size.Width * 72 / Inch, print.size.Height * 72 / Inch);
                page.Scale(72 / Inch);
                page.DrawPicture(print.drawn);
                document.EndPage();
            }
            document.Close();
        }
        return file.ToArray();
    }

    /// <returns>A PNG on white that knows its resolution, so that it is printed in its size.</returns>
    public byte[] Png(int dpi)
    {
        using var dots = new SKBitmap((int)MathF.Round(size.Width * dpi / Inch), (int)MathF.Round(size.Height * dpi / Inch), SKColorType.Rgba8888, SKAlphaType.Premul);
        using (var canvas = new SKCanvas(dots))
        {
            canvas.Clear(SKColors.White);
            canvas.Scale(dpi / Inch);
            canvas.DrawPicture(drawn);
        }
        using var image = Image.NewFromMemory(dots.Bytes, dots.Width, dots.Height, 4, Enums.BandFormat.Uchar);
        using var flat = image.ExtractBand(0, n: 3).Copy(interpretation: Enums.Interpretation.Srgb, xres: dpi / Inch, yres: dpi / Inch);
        return flat.PngsaveBuffer(compression: 4, filter: Enums.ForeignPngFilter.None);
    }

    public void Dispose() => drawn.Dispose();
}
