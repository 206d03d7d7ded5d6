using System.Security.Cryptography;
using System.Text;

namespace Shop.Model;

/// <summary>
/// What stands on a jar: seven characters at random and a check character, "7KQ2-M4XD" where people read it. No I, L, O or U, so
/// that nothing looks like 1, 0 or V. The characters are elements of the field GF(32), and each place has a weight of its own: any
/// one wrong character and any two neighbours swapped are noticed, always.
/// </summary>
public static class LotCode
{
    public const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    public const int Length = 8;

    public static string New()
    {
        var code = new StringBuilder(Length);
        for (var i = 1; i < Length; i++)
        {
            code.Append(Alphabet[RandomNumberGenerator.GetInt32(Alphabet.Length)]);
        }
        return WithCheck(code.ToString());
    }

    /// <summary>Seven characters and the one that makes them a code.</summary>
    public static string WithCheck(string seven) => seven + Alphabet[TimesTwo(Sum(seven))];

    /// <summary>The code as stored, from what a person typed: capitals or not, blanks and hyphens as they like. Null when it can't be one.</summary>
    public static string? Read(string? typed)
    {
        // Full-width letters come from Chinese keyboards.
        if (typed is not { Length: <= 60 } || !typed.IsNormalized(NormalizationForm.FormC))
        {
            return null;
        }
        var code = string.Concat(typed.Normalize(NormalizationForm.FormKC).Where(c => !char.IsWhiteSpace(c) && c is not ('-' or '‐' or '‑' or '–' or '—' or '−')).Select(char.ToUpperInvariant));
        return code.Length == Length && code.All(Alphabet.Contains) && Sum(code) == 0 ? code : null;
    }

    /// <summary>In two groups, for people.</summary>
    public static string Show(string code) => code.Length == Length ? $"{code[..4]}-{code[4..]}" : code;

    private static int Sum(string code) => code.Aggregate(0, (sum, c) => TimesTwo(sum) ^ Alphabet.IndexOf(c, StringComparison.Ordinal));

    // Times x in GF(2)[x] / (x^5 + x^2 + 1), whose powers run through all 31 elements but zero.
    private static int TimesTwo(int element) => (element & 16) == 0 ? element << 1 : (element << 1) ^ 0b100101;
}
