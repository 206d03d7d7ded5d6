using System.ComponentModel.DataAnnotations.Schema;
using System.Globalization;

namespace Shop.Model;

/// <summary>A text in Chinese, which is always there, and in English, which may be missing: then the Chinese is shown.</summary>
[ComplexType]
public sealed record Text(string Zh, string? En)
{
    public static Text Empty { get; } = new("", null);

    /// <summary>The text for a culture; Chinese when the English is missing.</summary>
    public string In(CultureInfo culture) => IsShownInEnglish(culture) ? En! : Zh;

    /// <summary>The words for whoever reads now.</summary>
    public string Here => In(CultureInfo.CurrentUICulture);

    /// <summary>True when an English reader is shown Chinese, so that the page can mark it <c>lang="zh-CN"</c>.</summary>
    public bool IsBorrowed(CultureInfo culture) => culture.TwoLetterISOLanguageName == "en" && string.IsNullOrWhiteSpace(En);

    /// <summary>"zh-CN" where whoever reads now is shown borrowed Chinese, else null: for the <c>lang</c> attribute.</summary>
    public string? LangHere => IsBorrowed(CultureInfo.CurrentUICulture) ? "zh-CN" : null;

    private bool IsShownInEnglish(CultureInfo culture) =>
        culture.TwoLetterISOLanguageName == "en" && !string.IsNullOrWhiteSpace(En);
}
