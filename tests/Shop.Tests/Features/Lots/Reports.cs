using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Text;

namespace Shop.Tests.Features.Lots;

/// <summary>Small PDFs, good and bad, written by hand.</summary>
internal static class Reports
{
    /// <summary>A page that says something, with more objects if wished.</summary>
    public static byte[] Pdf(string catalog = "", string more = "", string before = "", string after = "")
    {
        string[] objects =
        [
            $"<< /Type /Catalog /Pages 2 0 R {catalog} >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 200] /Contents 4 0 R /Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>",
            "<< /Length 62 >>\nstream\nBT /F1 18 Tf 20 100 Td (Test report: nothing but chilli) Tj ET   \nendstream",
        ];
        var text = new StringBuilder(before).Append("%PDF-1.7\n");
        var places = new List<int>();
        foreach (var (o, i) in objects.Select((o, i) => (o, i)))
        {
            places.Add(text.Length);
            text.Append(CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n{o}\nendobj\n");
        }
        text.Append(more);
        var table = text.Length;
        text.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Length + 1}\n0000000000 65535 f \n");
        places.ForEach(p => text.Append(CultureInfo.InvariantCulture, $"{p:D10} 00000 n \n"));
        text.Append(CultureInfo.InvariantCulture, $"trailer\n<< /Size {objects.Length + 1} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n").Append(after);
        return Encoding.Latin1.GetBytes(text.ToString());
    }

    /// <summary>An object stream, packed, with this in it.</summary>
    public static string Packed(string inside, string filter = "/FlateDecode")
    {
        var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            zlib.Write(Encoding.Latin1.GetBytes($"9 0 {inside}"));
        }
        return $"8 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter {filter} /Length {packed.Length} >>\nstream\n{Encoding.Latin1.GetString(packed.ToArray())}\nendstream\nendobj\n";
    }

    public static async Task<Page> Upload(this Browser browser, string code, byte[] file, string name = "report.pdf")
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(file), "File", name } };
        return await browser.Send(HttpMethod.Post, $"/cooperative/lots/{code}/report", form);
    }

    /// <summary>What lies in the folder of reports.</summary>
    public static string[] Kept(ShopApp shop) => Directory.Exists(Path.Combine(shop.Folder, "reports")) ? Directory.GetFiles(Path.Combine(shop.Folder, "reports")) : [];
}
