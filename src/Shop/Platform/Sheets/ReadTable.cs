using System.Text;
using System.Text.Unicode;
using CsvHelper;
using MiniExcelLibs;

namespace Shop.Platform;

/// <summary>Reads a table of any length row by row: CSV of a given or detected encoding and separator, or the first sheet of an XLSX. Rows without any text are left out.</summary>
public static class ReadTable
{
    /// <summary>What an XLSX may unpack to; it is read row by row, never whole. Half a million lines are a fifth of it.</summary>
    private const long LargestUnpacked = 1L << 30;

    /// <param name="file">The whole file.</param>
    /// <param name="encoding">Null: UTF-8 where it is valid, else GB18030.</param>
    /// <param name="separator">Null: found from the first lines. A blank stands for any number of them.</param>
    /// <exception cref="InvalidDataException">It is no table; some libraries say so with exceptions of their own kinds, which come through here.</exception>
    public static IEnumerable<SheetRow> Run(byte[] file, Encoding? encoding = null, char? separator = null) =>
        file.AsSpan().StartsWith("PK\u0003\u0004"u8) ? Xlsx(file) : Csv(file, encoding, separator);

    private static IEnumerable<SheetRow> Xlsx(byte[] file)
    {
        using var stream = new MemoryStream(file, writable: false);
        using (var zip = new System.IO.Compression.ZipArchive(stream, System.IO.Compression.ZipArchiveMode.Read, leaveOpen: true))
        {
            if (zip.Entries.Sum(e => e.Length) > LargestUnpacked)
            {
                throw new InvalidDataException("It unpacks to more than any table of orders.");
            }
        }
        stream.Position = 0;
        var number = 0;
        foreach (IDictionary<string, object?> row in stream.Query(useHeaderRow: false, excelType: ExcelType.XLSX))
        {
            number++;
            var cells = row.Select(c => ReadSheet.Text(c.Value)).ToArray();
            if (Array.Exists(cells, c => c.Length > 0))
            {
                yield return new SheetRow(number, cells);
            }
        }
    }

    private static IEnumerable<SheetRow> Csv(byte[] file, Encoding? encoding, char? separator)
    {
        encoding ??= file.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) ? Encoding.Unicode : Utf8.IsValid(file) ? Encoding.UTF8 : ReadSheet.Chinese();
        if (encoding != Encoding.Unicode && file.AsSpan().Contains((byte)0))
        {
            throw new InvalidDataException("A text has no zero bytes.");
        }
        var options = CsvReaderOptions.Default with { HasHeader = false, TrackLineNumbers = true, Encoding = encoding, PoolStrings = true, TrimWhitespace = true, IncludeValuesInExceptions = false };
        using var csv = CsvReader.Create(new MemoryStream(file, writable: false), separator is { } given ? options with { Separator = given } : options, false);
        while (csv.Read())
        {
            var cells = new string[csv.FieldCount];
            for (var i = 0; i < cells.Length; i++)
            {
                cells[i] = ReadSheet.Plain(ReadSheet.Clean(csv.GetString(i)));
            }
            cells = separator == ' ' ? Array.FindAll(cells, c => c.Length > 0) : cells;
            if (Array.Exists(cells, c => c.Length > 0))
            {
                yield return new SheetRow((int)csv.LineNumber, cells);
            }
        }
    }
}
