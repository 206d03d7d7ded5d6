using System.Security.Cryptography;

namespace Shop.Model;

/// <summary>
/// Twelve digits in three groups, "4821-0937-5568": eleven at random, so that nobody can count our orders, and a check
/// digit (Luhn, ISO/IEC 7812-1), so that one misheard on the telephone is noticed.
/// </summary>
public static class OrderNumber
{
    public static string New()
    {
        var digits = RandomNumberGenerator.GetInt32(100_000, 1_000_000).ToString("D6", null)
            + RandomNumberGenerator.GetInt32(0, 100_000).ToString("D5", null);
        return Group(digits + CheckDigit(digits));
    }

    /// <summary>The number as stored, from what a person typed (blanks and dashes as they like); null when it can't be one.</summary>
    public static string? Read(string? typed)
    {
        var digits = new string([.. (typed ?? "").Where(char.IsAsciiDigit)]);
        return typed?.Length <= 40 && digits.Length == 12 && CheckDigit(digits[..11]) == digits[11] ? Group(digits) : null;
    }

    private static string Group(string digits) => $"{digits[..4]}-{digits[4..8]}-{digits[8..]}";

    private static char CheckDigit(string digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var d = (digits[digits.Length - 1 - i] - '0') * (i % 2 == 0 ? 2 : 1);
            sum += d > 9 ? d - 9 : d;
        }
        return (char)('0' + ((10 - (sum % 10)) % 10));
    }
}
