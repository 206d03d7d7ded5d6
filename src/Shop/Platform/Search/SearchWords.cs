using System.Text;

namespace Shop.Platform;

/// <summary>
/// Turns texts into words that a plain equality or prefix finds, the same on every database: pairs of Chinese characters, whole
/// pinyin and its initials from every syllable on, English words.
/// </summary>
public static class SearchWords
{
    private const int Longest = 64;

    /// <summary>What a product is found by.</summary>
    public static HashSet<string> ToKeep(IEnumerable<string?> texts)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        foreach (var run in texts.SelectMany(Runs))
        {
            if (!run.IsChinese)
            {
                words.Add(Cut(run.Text));
                continue;
            }
            var characters = run.Text.EnumerateRunes().ToList();
            var readings = characters.ConvertAll(c => Pinyin.Of(c.Value) ?? "");
            for (var i = 0; i < characters.Count; i++)
            {
                words.Add(characters[i].ToString());
                if (i + 1 < characters.Count)
                {
                    words.Add(characters[i].ToString() + characters[i + 1]);
                }
                words.Add(Cut(string.Concat(readings.Skip(i))));
                words.Add(Cut(string.Concat(readings.Skip(i).Where(r => r.Length > 0).Select(r => r[0]))));
            }
        }
        words.Remove("");
        return words;
    }

    /// <summary>What a visitor's query asks for: each has to be found, Chinese ones whole, others as beginnings. Empty for a query without a word.</summary>
    public static IReadOnlyList<SearchWord> Asked(string query)
    {
        var asked = new List<SearchWord>();
        foreach (var run in Runs(query))
        {
            var characters = run.Text.EnumerateRunes().Select(r => r.ToString()).ToList();
            if (!run.IsChinese)
            {
                asked.Add(new(Cut(run.Text), IsBeginning: true));
            }
            else if (characters.Count == 1)
            {
                asked.Add(new(characters[0], IsBeginning: false));
            }
            else
            {
                asked.AddRange(characters.Zip(characters.Skip(1), (a, b) => new SearchWord(a + b, IsBeginning: false)));
            }
        }
        return [.. asked.Distinct().Take(20)];
    }

    private static IEnumerable<(string Text, bool IsChinese)> Runs(string? text)
    {
        var run = new StringBuilder();
        var chinese = false;
        foreach (var rune in (text ?? "").Normalize(NormalizationForm.FormKC).ToLowerInvariant().EnumerateRunes())
        {
            var isChinese = Pinyin.Of(rune.Value) is not null;
            var isWord = isChinese || Rune.IsLetterOrDigit(rune);
            if (run.Length > 0 && (!isWord || isChinese != chinese))
            {
                yield return (run.ToString(), chinese);
                run.Clear();
            }
            if (isWord)
            {
                run.Append(rune.ToString());
                chinese = isChinese;
            }
        }
        if (run.Length > 0)
        {
            yield return (run.ToString(), chinese);
        }
    }

    private static string Cut(string word) => word.Length <= Longest ? word : word[..Longest];
}

/// <param name="Word">Lower case.</param>
/// <param name="IsBeginning">Found by words that begin with it, not only by the word itself.</param>
public sealed record SearchWord(string Word, bool IsBeginning);
