using PhoneNumbers;

namespace Shop.Platform;

/// <summary>Telephone numbers as people type them.</summary>
public static class Telephone
{
    private static readonly PhoneNumberUtil Numbers = PhoneNumberUtil.GetInstance();

    /// <summary>E.164 (+8613800138000) of a number that can exist: without a country code a mainland one, else of any country. Null otherwise.</summary>
    public static string? Read(string? typed)
    {
        if (typed is not { Length: > 0 and <= 40 })
        {
            return null;
        }
        try
        {
            var number = Numbers.Parse(typed, "CN");
            return Numbers.IsValidNumber(number) && !number.HasExtension ? Numbers.Format(number, PhoneNumberFormat.E164) : null;
        }
        catch (NumberParseException)
        {
            return null;
        }
    }

    /// <summary>As it is read out: mainland numbers without the country code.</summary>
    public static string Show(string e164)
    {
        try
        {
            var number = Numbers.Parse(e164, null);
            return Numbers.Format(number, number.CountryCode == 86 ? PhoneNumberFormat.NATIONAL : PhoneNumberFormat.INTERNATIONAL);
        }
        catch (NumberParseException)
        {
            return e164;
        }
    }
}
