using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;
using CsvHelper;
using MiniExcelLibs;

namespace Shop.Platform;

/// <summary>
/// Reads what people keep in spreadsheets: XLSX (the first sheet) or CSV (comma, semicolon or tab; UTF-8 with or without its mark, UTF-16 with it, GB18030). Every cell comes as text,
/// as a person would read it; rows without any text are left out. A file that can't be read is a result with its reason, never an exception.
/// </summary>
public static class ReadSheet
{
    public const int LargestBytes = 20 * 1024 * 1024;
    public const int MostRows = 100_000;
    public const int MostColumns = 200;
    /// <summary>What an XLSX may unpack to.</summary>
    private const long LargestUnpacked = 400L * 1024 * 1024;
    /// <summary>Whole numbers beyond this a spreadsheet has rounded: they stay in the form 7.7E+17, so that nobody takes them for true.</summary>
    private const double Exact = 1e15;

    // A quotation mark within words is one; one that isn't closed, or is followed by more, makes everything after it doubtful.
    private static readonly CsvReaderOptions Rows = CsvReaderOptions.Default with
    {
        HasHeader = false,
        SkipEmptyLines = false,
        OnMalformedRecord = record => _ = record.Reason is CsvMalformedReason.UnterminatedQuote or CsvMalformedReason.TextAfterClosingQuote ? throw new InvalidDataException("A quotation mark isn't closed, or something follows it.") : 0,
    };

    private static readonly Encoding Utf8 = new UTF8Encoding(false, throwOnInvalidBytes: true);

    public static SheetRead Run(byte[] file)
    {
        if (file.Length == 0)
        {
            return new(SheetFault.Empty);
        }
        if (file.Length > LargestBytes)
        {
            return new(SheetFault.TooLarge);
        }
        try
        {
            return file.AsSpan().StartsWith("PK\u0003\u0004"u8) ? Xlsx(file)
                : file.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]) ? new(SheetFault.OldExcel)
                : Decode(file) is { } text ? Gather(Csv(text)) : new(SheetFault.NotASheet);
        }
        // What a library says to a broken archive, broken XML or a part that isn't there differs by where it breaks.
        catch (Exception e) when (e is CsvFormatException or InvalidDataException or XmlException or FormatException or ArgumentException or InvalidOperationException or NullReferenceException or KeyNotFoundException or IndexOutOfRangeException or IOException or OverflowException or NotSupportedException)
        {
            return new(SheetFault.Broken);
        }
    }

    private static SheetRead Xlsx(byte[] file)
    {
        using var stream = new MemoryStream(file, writable: false);
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true))
        {
            if (zip.Entries.Sum(e => e.Length) > LargestUnpacked)
            {
                return new(SheetFault.TooLarge);
            }
            if (!zip.Entries.Any(e => e.FullName.EndsWith("workbook.xml", StringComparison.Ordinal)))
            {
                return new(SheetFault.NotASheet);
            }
        }
        stream.Position = 0;
        return Gather(stream.Query(useHeaderRow: false, excelType: ExcelType.XLSX).Select((row, i) => (i + 1, (string[])[.. ((IDictionary<string, object?>)row).Take(MostColumns + 1).Select(c => Text(c.Value))])));
    }

    // With the separator that the first line uses. Rows are counted, not lines: a cell may have several.
    private static IEnumerable<(int, string[])> Csv(string text)
    {
        var first = text.AsSpan(0, text.IndexOfAny(['\r', '\n']) is var end and >= 0 ? end : text.Length);
        var separator = first.Contains(',') ? ',' : first.Contains('\t') ? '\t' : first.Contains(';') ? ';' : ',';
        using var csv = CsvReader.FromText(text, Rows with { Separator = separator });
        while (csv.Read())
        {
            var cells = new string[Math.Min(csv.FieldCount, MostColumns + 1)];
            for (var i = 0; i < cells.Length; i++)
            {
                cells[i] = Plain(Clean(csv.GetString(i)));
            }
            yield return ((int)csv.RowNumber, cells);
        }
    }

    private static SheetRead Gather(IEnumerable<(int Number, string[] Cells)> all)
    {
        var rows = new List<SheetRow>();
        foreach (var (number, cells) in all)
        {
            if (cells.Length > MostColumns)
            {
                return new(SheetFault.TooManyColumns);
            }
            if (Array.TrueForAll(cells, c => c.Length == 0))
            {
                continue;
            }
            if (rows.Count == MostRows)
            {
                return new(SheetFault.TooManyRows);
            }
            rows.Add(new SheetRow(number, cells));
        }
        return rows.Count == 0 ? new(SheetFault.Empty) : new(SheetFault.None, rows);
    }

    /// <summary>Null for what is no text in any of the encodings.</summary>
    private static string? Decode(byte[] file)
    {
        foreach (var encoding in file.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) ? [Encoding.Unicode] : new[] { Utf8, Chinese() })
        {
            try
            {
                var text = encoding.GetString(file).TrimStart('\uFEFF');
                return text.Contains('\0', StringComparison.Ordinal) ? null : text;
            }
            catch (DecoderFallbackException)
            {
                // The next one, then.
            }
        }
        return null;
    }

    /// <summary>GB18030, in which Chinese spreadsheets and platforms write CSV.</summary>
    internal static Encoding Chinese() => CodePagesEncodingProvider.Instance.GetEncoding("GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;

    internal static string Text(object? value) => value switch
    {
        null => "",
        string s => Clean(s),
        bool b => b ? "TRUE" : "FALSE",
        double d => Math.Abs(d) < Exact ? d.ToString("0.###############", CultureInfo.InvariantCulture) : d.ToString("E14", CultureInfo.InvariantCulture),
        DateTime t => t.ToString(t.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        IFormattable f => f.ToString(null, CultureInfo.InvariantCulture),
        _ => Clean(value.ToString() ?? ""),
    };

    internal static string Clean(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal).Trim().Trim('\uFEFF');

    /// <summary>Takes off the apostrophe that <see cref="WriteSheet.Csv"/> puts before what a spreadsheet would calculate.</summary>
    internal static string Plain(string text) => text.StartsWith('\'') && WriteSheet.LooksLikeFormula(text[1..]) ? text[1..] : text;
}

/// <param name="Rows">Those with text in them, the first one usually the headings; empty when there is a fault.</param>
public sealed record SheetRead(SheetFault Fault, IReadOnlyList<SheetRow> Rows)
{
    public SheetRead(SheetFault fault) : this(fault, [])
    {
    }
}

/// <summary>OldExcel: an .xls, to be saved as .xlsx. NotASheet: something else. Broken: looks like one and can't be read.</summary>
public enum SheetFault { None, Empty, TooLarge, TooManyRows, TooManyColumns, OldExcel, NotASheet, Broken }

/// <param name="Number">As the spreadsheet counts, from 1.</param>
public sealed record SheetRow(int Number, IReadOnlyList<string> Cells)
{
    /// <summary>The text of a column counted from 0; empty beyond the last one.</summary>
    public string this[int column] => column >= 0 && column < Cells.Count ? Cells[column] : "";
}
