using NetVips;

namespace Shop.Platform;

/// <summary>Whether this machine has a font with Chinese letters: without one every letter of a poster would be the same box.</summary>
public sealed class ChineseType
{
    public const string Serif = "Noto Serif CJK SC,Source Han Serif SC,Songti SC,SimSun,serif";
    public const string Sans = "Noto Sans CJK SC,Source Han Sans SC,PingFang SC,Microsoft YaHei,sans-serif";

    /// <summary>What an operator is told to do.</summary>
    public const string HowToGetOne = "no font with Chinese letters is installed: apt-get install fonts-noto-cjk (Debian), or copy Noto Serif CJK SC and Noto Sans CJK SC into the fonts folder, and start again";

    private readonly Lazy<bool> isThere = new(() =>
    {
        // The figure one is a single stroke, a mouth is a square; as boxes they are alike.
        using var one = Image.Text("一", font: $"{Serif} 48", dpi: 72);
        using var mouth = Image.Text("口", font: $"{Serif} 48", dpi: 72);
        return one.Height * 2 < mouth.Height;
    });

    public bool IsThere => isThere.Value;
}
