using System.Globalization;
using System.IO.Compression;
using System.Text;
using NetVips;

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

    /// <summary>A PDF of one A4 page, upright, that the drawing fills in greys at 300 dots an inch.</summary>
    public static byte[] A4(string file)
    {
        const int width = 2480, height = 3508;
        using var drawing = Image.Thumbnail(file, width, height: height, size: Enums.Size.Force);
        using var flat = drawing.HasAlpha() ? drawing.Flatten(background: [255]) : drawing.Copy();
        using var grey = flat.Colourspace(Enums.Interpretation.Bw);
        using var band = grey.ExtractBand(0);
        using var dots = new MemoryStream();
        using (var zip = new ZLibStream(dots, CompressionLevel.Optimal, leaveOpen: true))
        {
            zip.Write(band.WriteToMemory<byte>());
        }
        const string page = "595.28 0 0 841.89 0 0 cm /Page Do";
        return Pdf(
        [
            ("<</Type/Catalog/Pages 2 0 R>>", null),
            ("<</Type/Pages/Kids[3 0 R]/Count 1>>", null),
            ("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595.28 841.89]/Contents 4 0 R/Resources<</XObject<</Page 5 0 R>>>>>>", null),
            (string.Create(CultureInfo.InvariantCulture, $"<</Length {page.Length}>>"), Encoding.ASCII.GetBytes(page)),
            (string.Create(CultureInfo.InvariantCulture, $"<</Type/XObject/Subtype/Image/Width {width}/Height {height}/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/FlateDecode/Length {dots.Length}>>"), dots.ToArray()),
        ]);
    }

    private static byte[] Pdf(IReadOnlyList<(string Head, byte[]? Content)> objects)
    {
        using var pdf = new MemoryStream();
        var starts = new List<long>();
        Write("%PDF-1.4\n%âãÏÓ\n");
        foreach (var (head, content) in objects)
        {
            starts.Add(pdf.Length);
            Write(string.Create(CultureInfo.InvariantCulture, $"{starts.Count} 0 obj\n{head}\n"));
            if (content is not null)
            {
                Write("stream\n");
                pdf.Write(content);
                Write("\nendstream\n");
            }
            Write("endobj\n");
        }
        var table = pdf.Length;
        Write(string.Create(CultureInfo.InvariantCulture, $"xref\n0 {starts.Count + 1}\n0000000000 65535 f \n"));
        starts.ForEach(s => Write(string.Create(CultureInfo.InvariantCulture, $"{s:D10} 00000 n \n")));
        Write(string.Create(CultureInfo.InvariantCulture, $"trailer\n<</Size {starts.Count + 1}/Root 1 0 R>>\nstartxref\n{table}\n%%EOF\n"));
        return pdf.ToArray();

        void Write(string text) => pdf.Write(Encoding.Latin1.GetBytes(text));
    }
}
