using System.Globalization;
using System.Text.RegularExpressions;

namespace Shop.Features.Listings;

/// <summary>Values as people type them, on the phone or into a cell.</summary>
public static partial class ListingValue
{
    private static readonly string[] Yes = ["是", "对", "有", "yes", "true", "y", "1", "on"];
    private static readonly string[] No = ["否", "不", "无", "no", "false", "n", "0", ""];

    /// <summary>Line ends of one kind, no blanks around.</summary>
    public static string Tidy(string? typed) => (typed ?? "").ReplaceLineEndings("\n").Trim();

    /// <summary>Why this can't be the value: the key of a text; null: it can. Nothing typed is never a fault.</summary>
    public static string? Fault(FieldKind kind, long most, string typed)
    {
        var value = Tidy(typed);
        return value.Length == 0 ? null : kind switch
        {
            FieldKind.Line when value.Contains('\n') => "Fault_OneLine",
            FieldKind.Line or FieldKind.Text or FieldKind.Pairs => value.Any(c => char.IsControl(c) && c is not ('\n' or '\t')) ? "Fault_Control" : value.Length > most ? "Fault_TooLong" : null,
            FieldKind.Money => Plain(value) is { } yuan && Money().IsMatch(yuan) && Fen(yuan) is > 0 and var fen && fen <= most ? null : "Fault_Money",
            FieldKind.Number => Whole().IsMatch(Plain(value)) && Number(value) <= most ? null : "Fault_Number",
            FieldKind.Day => Day(value) is null ? "Fault_Day" : null,
            FieldKind.YesNo => IsYes(value) || No.Contains(value.ToLowerInvariant()) ? null : "Fault_YesNo",
            _ => null,
        };
    }

    public static bool IsYes(string value) => Yes.Contains(value.ToLowerInvariant());

    public static string YesNo(bool value) => value ? "是" : "否";

    /// <summary>"39.00"; empty for nothing.</summary>
    public static string Yuan(long fen) => fen == 0 ? "" : (fen / 100m).ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>Fen of what has no fault; 0 for nothing.</summary>
    public static long Fen(string yuan) => decimal.TryParse(Plain(yuan), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var d) ? (long)(d * 100) : 0;

    /// <summary>Empty for 0.</summary>
    public static string Number(long n) => n == 0 ? "" : n.ToString(CultureInfo.InvariantCulture);

    public static long Number(string typed) => long.TryParse(Plain(typed), NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0;

    public static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    public static DateOnly? Day(string typed) =>
        DateOnly.TryParseExact(Plain(typed), ["yyyy-MM-dd", "yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyy年M月d日"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    // Full-width digits come from Chinese keyboards, signs and commas from spreadsheets.
    private static string Plain(string typed) => Tidy(typed).Normalize(System.Text.NormalizationForm.FormKC).TrimStart('¥').TrimEnd('元').Replace(",", "", StringComparison.Ordinal).Trim();

    [GeneratedRegex(@"^\d{1,9}(\.\d{1,2})?$")]
    private static partial Regex Money();

    [GeneratedRegex(@"^\d{1,9}$")]
    private static partial Regex Whole();
}
