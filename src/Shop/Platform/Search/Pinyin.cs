using System.Collections.Frozen;

namespace Shop.Platform;

/// <summary>The most usual reading of a Chinese character, without tones; hanzi.tsv says where it comes from.</summary>
public static class Pinyin
{
    private static readonly Lazy<FrozenDictionary<int, string>> Readings = new(Load);

    /// <summary>"la" for 辣, "lv" for 绿; null for what isn't a known character.</summary>
    public static string? Of(int codePoint) => Readings.Value.GetValueOrDefault(codePoint);

    /// <summary>A key to sort Chinese and Latin names by: "weipinglajiang·yuanwei".</summary>
    public static string SortKey(string name) => string.Concat(name.EnumerateRunes().Select(r => Of(r.Value) ?? r.ToString().ToLowerInvariant()));

    private static FrozenDictionary<int, string> Load()
    {
        using var stream = typeof(Pinyin).Assembly.GetManifestResourceStream("hanzi.tsv")!;
        using var reader = new StreamReader(stream);
        var readings = new Dictionary<int, string>();
        while (reader.ReadLine() is { } line)
        {
            var cells = line.Split('\t');
            if (line[0] != '#' && cells.Length > 1)
            {
                readings[char.ConvertToUtf32(cells[0], 0)] = cells[1].Split(' ', ',')[0];
            }
        }
        return readings.ToFrozenDictionary();
    }
}
