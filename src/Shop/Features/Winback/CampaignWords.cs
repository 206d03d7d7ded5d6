using System.Globalization;
using Microsoft.Extensions.Localization;

namespace Shop.Features.Winback;

/// <summary>Figures of a campaign in the reader's words.</summary>
public static class CampaignWords
{
    /// <summary>What a coupon takes off.</summary>
    public static string Off(long? fen, int? percent, long minimum, IStringLocalizer<Texts> texts) =>
        (fen is { } sum ? texts["OffSum", Money.Format(sum)].Value : texts["OffPercent", percent ?? 0].Value) + (minimum > 0 ? texts["OffFrom", Money.Format(minimum)].Value : "");

    /// <summary>A share, "12.3 %"; a dash where there is nobody.</summary>
    public static string Percent(double? share) => share is { } s ? string.Create(CultureInfo.InvariantCulture, $"{100 * s:0.0} %") : "–";

    /// <summary>A difference of two shares in percentage points, with its sign.</summary>
    public static string Points(double? difference) => difference is { } d ? string.Create(CultureInfo.InvariantCulture, $"{(Math.Round(100 * d, 1) > 0 ? "+" : Math.Round(100 * d, 1) < 0 ? "−" : "")}{Math.Abs(100 * d):0.0}") : "–";

    // The words around it say which way it goes.
    private static string Size(double? difference) => string.Create(CultureInfo.InvariantCulture, $"{Math.Abs(100 * difference ?? 0):0.0}");

    /// <summary>What one may say of the effect.</summary>
    public static string Verdict(Effect effect, IStringLocalizer<Texts> texts) => effect switch
    {
        { Low: null } => texts["SayNothing"].Value,
        { Low: > 0 } => texts["SayMore", Size(effect.Difference), Points(effect.Low), Points(effect.High)].Value,
        { High: < 0 } => texts["SayLess", Size(effect.Difference), Points(effect.Low), Points(effect.High)].Value,
        _ => texts["SayUnsure", Points(effect.Low), Points(effect.High)].Value,
    };

    /// <summary>The rules of a segment, one each.</summary>
    public static IEnumerable<string> Rules(Segment s, IStringLocalizer<Texts> t)
    {
        string? Between(string key, string? from, string? to) => (from, to) switch
        {
            (null, null) => null,
            (_, null) => t["RuleFrom", t[key].Value, from!].Value,
            (null, _) => t["RuleTo", t[key].Value, to].Value,
            _ => t["RuleBetween", t[key].Value, from, to].Value,
        };
        string? Number(IFormattable? n) => n?.ToString(null, CultureInfo.InvariantCulture);
        string? Yuan(long? fen) => fen is { } f ? Money.Format(f) : null;
        string?[] rules =
        [
            s.IsSecondOverdue ? t["SecondOverdue"].Value : null, Between("DaysSince", Number(s.DaysFrom), Number(s.DaysTo)), Between("Times", Number(s.TimesFrom), Number(s.TimesTo)), Between("Spent", Yuan(s.MoneyFromFen), Yuan(s.MoneyToFen)),
            Between("Recency", Number(s.RecencyFrom), Number(s.RecencyTo)), Between("Frequency", Number(s.FrequencyFrom), Number(s.FrequencyTo)), Between("Spending", Number(s.SpendingFrom), Number(s.SpendingTo)),
            s.BoughtOn is { } on ? t["RuleOn", t["Channel_" + on].Value].Value : null, s.NeverOn is { } never ? t["RuleNever", t["Channel_" + never].Value].Value : null, s.IsNeverOnline ? t["RuleNever", t["Channel_Online"].Value].Value : null,
            s.Product is { } product ? t["RuleBought", product.Name.Here].Value : null, s.Brand is { } brand ? t["RuleBought", brand.Name.Here].Value : null,
        ];
        return rules.OfType<string>();
    }
}
