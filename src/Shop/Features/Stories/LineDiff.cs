namespace Shop.Features.Stories;

public enum LineChange { Same, Added, Removed }

/// <param name="Text">Without its line end.</param>
public readonly record struct DiffLine(LineChange Change, string Text);

/// <summary>What changed from one text to another, line by line: the longest common run of lines stays, the rest went or came.</summary>
public static class LineDiff
{
    public static IReadOnlyList<DiffLine> Of(string before, string after)
    {
        string[] a = Lines(before), b = Lines(after);
        // common[i, j]: how many lines a from i and b from j have in common at best. Texts are at most 20,000 characters.
        var common = new int[a.Length + 1, b.Length + 1];
        for (var i = a.Length - 1; i >= 0; i--)
        {
            for (var j = b.Length - 1; j >= 0; j--)
            {
                common[i, j] = a[i] == b[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
            }
        }
        var lines = new List<DiffLine>();
        for (int i = 0, j = 0; i < a.Length || j < b.Length;)
        {
            if (i < a.Length && j < b.Length && a[i] == b[j])
            {
                lines.Add(new(LineChange.Same, a[i]));
                (i, j) = (i + 1, j + 1);
            }
            else if (j == b.Length || (i < a.Length && common[i + 1, j] >= common[i, j + 1]))
            {
                lines.Add(new(LineChange.Removed, a[i++]));
            }
            else
            {
                lines.Add(new(LineChange.Added, b[j++]));
            }
        }
        return lines;
    }

    // Blank lines between paragraphs say nothing; 4,000 lines would fill 64 MB of table.
    private static string[] Lines(string text) => [.. text.Split('\n').Where(l => l.Length > 0).Take(2_000)];
}
