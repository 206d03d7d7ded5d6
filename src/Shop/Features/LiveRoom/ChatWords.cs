using System.Text;

namespace Shop.Features.LiveRoom;

/// <summary>Words that nobody can say in a chat, however they are spaced, widened or cased.</summary>
public static class ChatWords
{
    /// <summary>As texts are compared: full width as half, small letters, without blanks, punctuation and marks.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var rune in text.Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune))
            {
                folded.Append(Rune.ToLowerInvariant(rune).ToString());
            }
        }
        return folded.ToString();
    }

    /// <param name="blocked">Folded already.</param>
    public static bool Says(string text, IEnumerable<string> blocked)
    {
        var folded = Fold(text);
        return blocked.Any(word => word.Length > 0 && folded.Contains(word, StringComparison.Ordinal));
    }
}

/// <summary>How somebody is called in a chat.</summary>
public static class ChatName
{
    // More digits than this may be a telephone.
    private const int Digits = 5;

    /// <summary>The beginning of the name, never all of it; of what may be an address or a telephone, nothing.</summary>
    public static string Of(string displayName, string userId)
    {
        var name = displayName.Trim().Normalize(NormalizationForm.FormKC);
        if (name.Length == 0 || name.Contains('@', StringComparison.Ordinal) || name.Count(char.IsDigit) > Digits)
        {
            // The same for the same person, and for nobody to find out whose.
            return $"观众{Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(userId)))[..4]}";
        }
        var letters = System.Globalization.StringInfo.GetTextElementEnumerator(name);
        letters.MoveNext();
        return $"{letters.GetTextElement()}**";
    }
}
