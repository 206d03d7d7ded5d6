using System.Collections.Frozen;
using System.Text;

namespace Shop.Platform;

/// <summary>How Chinese characters are read, without tones, and their simplified forms; hanzi.tsv says where it comes from.</summary>
public static class Pinyin
{
    private static readonly Lazy<FrozenDictionary<int, Character>> Table = new(Load);

    /// <summary>Readings, most usual first ("chong" after "zhong" for 重, "lv" for 绿); none for what isn't a known character.</summary>
    public static IReadOnlyList<string> Of(Rune rune) => Table.Value.TryGetValue(rune.Value, out var c) ? c.Readings : [];

    public static bool Knows(Rune rune) => Table.Value.ContainsKey(rune.Value);

    /// <summary>The simplified form; the character itself where there is no other.</summary>
    public static Rune Simplified(Rune rune) => Table.Value.TryGetValue(rune.Value, out var c) && c.Simplified is { } simple ? simple : rune;

    /// <summary>A key to sort by that any database sorts alike: "weipinglajiangyuanwei". Small ASCII letters and digits only.</summary>
    public static string SortKey(string? name) => string.Concat((name ?? "").Normalize(NormalizationForm.FormKD).EnumerateRunes()
        .Select(r => Of(r) is [var reading, ..] ? reading : r.ToString().ToLowerInvariant())).Where(char.IsAsciiLetterOrDigit).Aggregate(new StringBuilder(), (key, c) => key.Append(c)).ToString();

    private static FrozenDictionary<int, Character> Load()
    {
        using var stream = typeof(Pinyin).Assembly.GetManifestResourceStream("hanzi.tsv")!;
        using var reader = new StreamReader(stream);
        var table = new Dictionary<int, Character>();
        while (reader.ReadLine() is { } line)
        {
            if (line is ['#', ..] || line.Split('\t') is not [var character, var readings, .. var rest])
            {
                continue;
            }
            table[Rune.GetRuneAt(character, 0).Value] = new(readings.Split(' '), rest is [{ Length: > 0 } simple, ..] ? Rune.GetRuneAt(simple, 0) : null);
        }
        return table.ToFrozenDictionary();
    }

    private sealed record Character(string[] Readings, Rune? Simplified);
}
