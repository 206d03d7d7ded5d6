using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace Shop.Features.Lots;

/// <summary>Why a file isn't taken as a test report.</summary>
public enum ReportFault
{
    Empty,
    TooLarge,
    /// <summary>It doesn't begin, end and hang together as a PDF does.</summary>
    NotPdf,
    /// <summary>It is something else, too: bytes before or after, an archive, a page for a browser.</summary>
    Polyglot,
    /// <summary>Encrypted, or packed in a way that can't be looked into.</summary>
    Sealed,
    /// <summary>It would do something: script, start programs, send forms, play media, carry files.</summary>
    Active,
    /// <summary>It is good, and can't be kept now.</summary>
    Away,
}

/// <summary>
/// Looks whether bytes are a plain PDF. It doesn't render: it reads the names of the format (also when written with #xx and when
/// packed in object streams) and refuses what it can't see through.
/// </summary>
public static partial class ReportPdf
{
    /// <summary>Bytes.</summary>
    public const int Largest = 5 * 1024 * 1024;

    private const int MostUnpacked = 64 * 1024 * 1024;

    private static readonly HashSet<string> Active =
    [
        "JavaScript", "JS", "Launch", "EmbeddedFile", "EmbeddedFiles", "Filespec", "RichMedia", "XFA", "SubmitForm", "ImportData", "ResetForm",
        "GoToR", "GoToE", "AA", "OpenAction", "Movie", "Sound", "Screen", "Rendition", "3D", "FileAttachment", "Collection", "Trans",
    ];

    /// <returns>Null when it may be kept.</returns>
    public static ReportFault? Check(byte[] file)
    {
        if (file.Length == 0)
        {
            return ReportFault.Empty;
        }
        if (file.Length > Largest)
        {
            return ReportFault.TooLarge;
        }
        // One byte a character, so that places in the text are places in the file.
        var text = Encoding.Latin1.GetString(file);
        if (!Header().IsMatch(text))
        {
            return text.Contains("%PDF-", StringComparison.Ordinal) ? ReportFault.Polyglot : ReportFault.NotPdf;
        }
        if (!text.Contains("startxref", StringComparison.Ordinal))
        {
            return ReportFault.NotPdf;
        }
        if (!text.TrimEnd('\r', '\n', ' ', '\t').EndsWith("%%EOF", StringComparison.Ordinal))
        {
            return text.Contains("%%EOF", StringComparison.Ordinal) ? ReportFault.Polyglot : ReportFault.NotPdf;
        }
        return Look(file, text);
    }

    private static ReportFault? Look(byte[] file, string text)
    {
        var seen = new StringBuilder();
        var unpacked = 0L;
        var from = 0;
        foreach (Match stream in StreamBegins().Matches(text))
        {
            if (stream.Index < from)
            {
                // Inside another stream: bytes that happen to spell the word.
                continue;
            }
            var end = text.IndexOf("endstream", stream.Index + stream.Length, StringComparison.Ordinal);
            if (end < 0)
            {
                return ReportFault.NotPdf;
            }
            seen.Append(text, from, stream.Index - from).Append('\n');
            var dictionary = Names(text[Math.Max(from, text.LastIndexOf(" obj", stream.Index, StringComparison.Ordinal))..stream.Index]);
            if (dictionary.Contains("ObjStm"))
            {
                if (Unpack(file, stream.Index + stream.Length, end, dictionary, ref unpacked) is not { } objects)
                {
                    return ReportFault.Sealed;
                }
                seen.Append(objects).Append('\n');
            }
            from = end + "endstream".Length;
        }
        seen.Append(text, from, text.Length - from);
        var names = Names(seen.ToString());
        return names.Contains("Encrypt") ? ReportFault.Sealed
            : names.Overlaps(Active) ? ReportFault.Active
            : !names.Contains("Page") || !names.Contains("Catalog") ? ReportFault.NotPdf
            : IsSomethingElse(text) ? ReportFault.Polyglot : null;
    }

    // An archive's directory lies at its end, a page for a browser at its beginning.
    private static bool IsSomethingElse(string text) =>
        text.LastIndexOf("PK\u0005\u0006", StringComparison.Ordinal) >= 0 || text.Contains("PK\u0003\u0004", StringComparison.Ordinal) || Markup().IsMatch(text[..Math.Min(text.Length, 2048)]);

    private static string? Unpack(byte[] file, int from, int end, HashSet<string> dictionary, ref long unpacked)
    {
        if (!dictionary.Contains("FlateDecode") && !dictionary.Contains("Fl"))
        {
            return dictionary.Contains("Filter") ? null : Encoding.Latin1.GetString(file, from, end - from);
        }
        if (dictionary.Contains("Predictor") || dictionary.Overlaps(["ASCIIHexDecode", "ASCII85Decode", "LZWDecode", "RunLengthDecode", "AHx", "A85", "LZW", "RL", "Crypt"]))
        {
            return null;
        }
        try
        {
            using var zlib = new ZLibStream(new MemoryStream(file, from, end - from), CompressionMode.Decompress);
            using var plain = new MemoryStream();
            var buffer = new byte[81920];
            for (int n; (n = zlib.Read(buffer)) > 0;)
            {
                if ((unpacked += n) > MostUnpacked)
                {
                    return null;
                }
                plain.Write(buffer, 0, n);
            }
            return Encoding.Latin1.GetString(plain.GetBuffer(), 0, (int)plain.Length);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static HashSet<string> Names(string text) => [.. Name().Matches(text).Select(m => Escaped().Replace(m.Groups[1].Value, e => ((char)Convert.ToInt32(e.Groups[1].Value, 16)).ToString()))];

    [GeneratedRegex(@"\A%PDF-[12]\.\d[\r\n ]")]
    private static partial Regex Header();

    [GeneratedRegex(@"\bstream\r?\n")]
    private static partial Regex StreamBegins();

    [GeneratedRegex(@"/([^\s/<>\[\](){}%]+)")]
    private static partial Regex Name();

    [GeneratedRegex("#([0-9A-Fa-f]{2})")]
    private static partial Regex Escaped();

    [GeneratedRegex(@"<\s*(html|script|svg|body|iframe|!doctype|\?xml|\?php)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Markup();
}
