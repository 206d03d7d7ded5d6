using System.Text;

namespace Shop.Platform;

/// <summary>
/// Turns texts into words that a plain equality or prefix finds, the same on every database: Chinese characters singly and in
/// pairs, whole pinyin and its initials from every syllable on, English words without their plural.
/// </summary>
public static class SearchWords
{
    private const int Longest = 64;
    private const int MostAsked = 20;

    /// <summary>What a product is found by.</summary>
    /// <param name="names">Found by pinyin, too.</param>
    /// <param name="texts">Found by characters and English words.</param>
    public static IReadOnlySet<string> ToKeep(IEnumerable<string?> names, IEnumerable<string?> texts)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        foreach (var run in names.SelectMany(Runs))
        {
            Keep(words, run);
            if (run.IsChinese)
            {
                words.UnionWith(Spoken(run.Runes));
            }
        }
        foreach (var run in texts.SelectMany(Runs))
        {
            Keep(words, run);
        }
        return words;
    }

    /// <summary>What a visitor's query asks for: each has to be found, Chinese ones whole, others as beginnings. Empty for a query without a word.</summary>
    public static IReadOnlyList<SearchWord> Asked(string query)
    {
        var asked = new List<SearchWord>();
        foreach (var run in Runs(query))
        {
            if (!run.IsChinese)
            {
                asked.Add(new(Stem(run.Text), IsBeginning: true));
            }
            else if (run.Runes.Count == 1)
            {
                asked.Add(new(run.Text, IsBeginning: false));
            }
            else
            {
                asked.AddRange(Pairs(run.Runes).Select(p => new SearchWord(p, IsBeginning: false)));
            }
        }
        return [.. asked.Distinct().Take(MostAsked)];
    }

    private static void Keep(HashSet<string> words, Run run)
    {
        if (run.IsChinese)
        {
            words.UnionWith(run.Runes.Select(r => r.ToString()));
            words.UnionWith(Pairs(run.Runes));
        }
        else
        {
            words.Add(Stem(run.Text));
        }
    }

    private static IEnumerable<string> Pairs(List<Rune> runes) => runes.Zip(runes.Skip(1), (a, b) => a.ToString() + b);

    // 重辣 is zhongla, yet some type chongla: one character at a time may be read in its second way.
    private static IEnumerable<string> Spoken(List<Rune> runes)
    {
        var readings = runes.ConvertAll(Pinyin.Of);
        var usual = readings.ConvertAll(r => r[0]);
        var ways = readings.Select((r, i) => (r, i)).Where(x => x.r.Count > 1).Select(x => usual.Select((u, i) => i == x.i ? x.r[1] : u).ToList());
        foreach (var way in ways.Prepend(usual))
        {
            for (var i = 0; i < way.Count; i++)
            {
                yield return Cut(string.Concat(way.Skip(i)));
                yield return Cut(string.Concat(way.Skip(i).Select(r => r[0])));
            }
        }
    }

    private static IEnumerable<Run> Runs(string? text)
    {
        var run = new Run([], false);
        foreach (var given in (text ?? "").Normalize(NormalizationForm.FormKC).ToLowerInvariant().EnumerateRunes())
        {
            var rune = Pinyin.Simplified(given);
            var isChinese = Pinyin.Knows(rune);
            var isWord = isChinese || Rune.IsLetterOrDigit(rune);
            if (run.Runes.Count > 0 && (!isWord || isChinese != run.IsChinese))
            {
                yield return run;
                run = new Run([], false);
            }
            if (isWord)
            {
                run = run with { IsChinese = isChinese };
                run.Runes.Add(rune);
            }
        }
        if (run.Runes.Count > 0)
        {
            yield return run;
        }
    }

    // "sauces" and "sauce", "boxes" and "box", "chilies", "chile" and "chilli" are one word.
    private static string Stem(string word)
    {
        var stem = word switch
        {
            [.., _, 'i', 'e', 's'] or [.., 'x', 'e', 's'] or [.., 'c', 'h', 'e', 's'] or [.., 's', 'h', 'e', 's'] or [.., 's', 's', 'e', 's'] => word[..^2],
            [_, _, .., not 's', 's'] => word[..^1],
            _ => word,
        };
        return stem is "chili" or "chile" ? "chilli" : Cut(stem.Replace('ü', 'v'));
    }

    private static string Cut(string word) => word.Length <= Longest ? word : word[..Longest];

    private sealed record Run(List<Rune> Runes, bool IsChinese)
    {
        public string Text => string.Concat(Runes);
    }
}

/// <param name="Word">Lower case.</param>
/// <param name="IsBeginning">Found by words that begin with it, not only by the word itself.</param>
public sealed record SearchWord(string Word, bool IsBeginning);
