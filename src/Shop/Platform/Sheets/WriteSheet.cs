using System.Buffers;
using System.Globalization;
using System.Text;
using MiniExcelLibs;
using MiniExcelLibs.OpenXml;

namespace Shop.Platform;

/// <summary>
/// Writes a sheet that people go on with. Texts stay texts: nothing that somebody typed is ever calculated by the spreadsheet that opens it.
/// Cells are strings, whole or decimal numbers, days (DateOnly) or null.
/// </summary>
public static class WriteSheet
{
    private static readonly SearchValues<char> ToBeQuoted = SearchValues.Create(",\";\r\n\t");

    public const string XlsxType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <param name="sheet">Its name, at most 31 characters.</param>
    /// <param name="header">Names of the columns, each another.</param>
    public static byte[] Xlsx(string sheet, IReadOnlyList<string> header, IEnumerable<IReadOnlyList<object?>> rows)
    {
        using var file = new MemoryStream();
        // A header without rows would be lost: MiniExcel takes the columns from the first row.
        var all = rows.Prepend([.. header]).Select(row => header.Select((_, i) => (Column: $"c{i}", Value: i < row.Count ? Cell(row[i]) : null)).ToDictionary(c => c.Column, c => c.Value));
        file.SaveAs(all, printHeader: false, sheetName: sheet, excelType: ExcelType.XLSX, configuration: new OpenXmlConfiguration { AutoFilter = false, FastMode = true, EnableAutoWidth = true, MinWidth = 12, MaxWidth = 60 });
        return file.ToArray();
    }

    /// <summary>UTF-8 with its mark, by which spreadsheets know it.</summary>
    public static byte[] Csv(IReadOnlyList<string> header, IEnumerable<IReadOnlyList<object?>> rows)
    {
        var text = new StringBuilder();
        foreach (var row in rows.Prepend([.. header]))
        {
            text.AppendJoin(',', row.Select(c => Quoted(c is string typed ? Safe(Printable(typed)) : string.Format(CultureInfo.InvariantCulture, "{0}", Cell(c))))).Append("\r\n");
        }
        return [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(text.ToString())];
    }

    /// <summary>Whether a spreadsheet that opens a CSV would calculate it, perhaps once an apostrophe is taken off.</summary>
    internal static bool LooksLikeFormula(string text) => text.TrimStart('\'') is ['=' or '+' or '-' or '@' or '\t' or '\r', ..];

    private static string Quoted(string text) => text.AsSpan().ContainsAny(ToBeQuoted) || text != text.Trim() ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;

    private static string Safe(string text) => LooksLikeFormula(text) ? "'" + text : text;

    private static object? Cell(object? value) => value switch
    {
        string s => Printable(s),
        DateOnly d => d.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => value,
    };

    // XML has no place for most control characters.
    private static string Printable(string text) => string.Concat(text.Where(c => !char.IsControl(c) || c is '\n' or '\t'));
}
