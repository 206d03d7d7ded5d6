using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Shop.Tests.House;

/// <summary>Chinese first, English complete.</summary>
public partial class TextsTests
{
    private static readonly string Source = Path.Combine(Repository.Root, "src", "Shop");

    private static IEnumerable<string> ChineseFiles => Directory.EnumerateFiles(Source, "*.resx", SearchOption.AllDirectories)
        .Where(f => !f.EndsWith(".en.resx", StringComparison.Ordinal) && !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

    [Fact]
    public void Every_text_is_there_in_both_languages()
    {
        Assert.NotEmpty(ChineseFiles);
        Assert.All(ChineseFiles, file =>
        {
            var (zh, en) = (Read(file), Read(file.Replace(".resx", ".en.resx", StringComparison.Ordinal)));
            Assert.Equal(zh.Keys.Order(StringComparer.Ordinal), en.Keys.Order(StringComparer.Ordinal));
            Assert.DoesNotContain(zh.Concat(en), t => string.IsNullOrWhiteSpace(t.Value));
            Assert.DoesNotContain(en, t => Chinese().IsMatch(t.Value) && t.Key != "OtherLanguage");
        });
    }

    [Fact]
    public void A_text_has_the_same_gaps_in_both_languages() => Assert.All(ChineseFiles, file =>
    {
        var (zh, en) = (Read(file), Read(file.Replace(".resx", ".en.resx", StringComparison.Ordinal)));
        Assert.All(zh, t => Assert.Equal(Gaps(t.Value), Gaps(en[t.Key])));
    });

    [Fact]
    public void Every_text_that_a_view_asks_for_is_there() => Assert.All(Directory.EnumerateFiles(Source, "*.cshtml", SearchOption.AllDirectories), view =>
    {
        var content = File.ReadAllText(view);
        var texts = Path.Combine(Path.GetDirectoryName(view)!, "Texts.resx");
        var own = File.Exists(texts) ? Read(texts) : [];
        var shared = Read(Path.Combine(Source, "Platform", "SharedTexts.resx"));
        Assert.All(TextOfFeature().Matches(content).Select(m => m.Groups[1].Value), key => Assert.True(own.ContainsKey(key), $"{view}: {key}"));
        Assert.All(SharedText().Matches(content).Select(m => m.Groups[1].Value), key => Assert.True(shared.ContainsKey(key), $"{view}: {key}"));
    });

    private static Dictionary<string, string> Read(string file) => XDocument.Load(file).Root!.Elements("data").ToDictionary(d => d.Attribute("name")!.Value, d => d.Element("value")!.Value);

    private static string Gaps(string text) => string.Join(' ', Gap().Matches(text).Select(m => m.Groups[1].Value).Distinct().Order(StringComparer.Ordinal));

    [GeneratedRegex(@"\{(\d)")]
    private static partial Regex Gap();

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}")]
    private static partial Regex Chinese();

    [GeneratedRegex("""\bT\["([A-Za-z0-9_]+)"[\],]""")]
    private static partial Regex TextOfFeature();

    [GeneratedRegex("""\bShared\["([A-Za-z0-9_]+)"[\],]""")]
    private static partial Regex SharedText();
}
