using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Shop.Benchmarks;

/// <summary>A measured line: names and values, in the order in which they are shown.</summary>
internal sealed class Row : List<KeyValuePair<string, object>>
{
    public void Add(string name, object value) => Add(KeyValuePair.Create(name, value));

    /// <summary>As a table on stdout.</summary>
    public static void Print(IReadOnlyList<Row> rows)
    {
        var heads = rows.SelectMany(r => r.Select(c => c.Key)).Distinct().ToList();
        var table = rows.Select(r => heads.ConvertAll(h => Show(r.Find(c => c.Key == h).Value))).Prepend(heads).ToList();
        var widths = heads.Select((_, i) => table.Max(line => line[i].Length)).ToList();
        foreach (var line in table)
        {
            Console.WriteLine(string.Join("  ", line.Select((cell, i) => char.IsAsciiDigit(cell.FirstOrDefault()) ? cell.PadLeft(widths[i]) : cell.PadRight(widths[i]))));
        }
    }

    /// <summary>As a file that a script reads; numbers unrounded.</summary>
    public static async Task Write(string file, string name, IReadOnlyList<Row> rows)
    {
        await using var to = File.Create(file);
        await JsonSerializer.SerializeAsync(to, new
        {
            name,
            machine = $"{RuntimeInformation.OSDescription}, {Environment.ProcessorCount} cores, {RuntimeInformation.FrameworkDescription}",
            date = DateTime.UtcNow,
            rows = rows.Select(r => r.ToDictionary(c => c.Key, c => c.Value)),
        });
    }

    private static string Show(object? value) => value switch
    {
        null => "",
        double d => d.ToString(d < 10 ? "0.00" : "0", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };
}
