using System.Globalization;
using System.Text.RegularExpressions;

namespace Shop.Features.Listings;

/// <summary>What a member needn't type of the nutrition table: the unit, and the share of the reference value as GB 28050 reckons it.</summary>
public static partial class Nutrition
{
    // Appendix A: the reference value of a day, in the unit in which the label says it.
    private static readonly Dictionary<string, (string Unit, decimal Reference)> Daily = new()
    {
        ["Energy"] = ("kJ", 8400),
        ["Protein"] = ("g", 60),
        ["Fat"] = ("g", 60),
        ["Carbohydrate"] = ("g", 300),
        ["Sodium"] = ("mg", 2000),
    };

    /// <summary>"970" of energy becomes "970 kJ"; whatever says more stays as it was typed.</summary>
    public static string WithUnit(string key, string typed) => Number().IsMatch(typed) ? $"{typed} {Daily[key].Unit}" : typed;

    /// <summary>"12%", in whole percent; empty when the amount isn't a number in the usual unit.</summary>
    public static string Nrv(string key, string per100g)
    {
        var (unit, reference) = Daily[key];
        var number = per100g.EndsWith(unit, StringComparison.OrdinalIgnoreCase) ? per100g[..^unit.Length].TrimEnd() : per100g;
        return Number().IsMatch(number) ? string.Create(CultureInfo.InvariantCulture, $"{decimal.Round(decimal.Parse(number, CultureInfo.InvariantCulture) * 100 / reference, MidpointRounding.AwayFromZero)}%") : "";
    }

    /// <summary>Completes a table that was just typed. A share that was reckoned from another amount is reckoned anew; one that a person wrote stays.</summary>
    /// <param name="before">As it was before it was typed.</param>
    public static void Complete(Listing l, Listing before)
    {
        foreach (var (key, _) in ListingFields.Nutrients)
        {
            var (amount, share) = (Field(key), Field(key + "Nrv"));
            amount.Put(l, WithUnit(key, amount.Get(l).Normalize(System.Text.NormalizationForm.FormKC)));
            if (share.Get(l) is var typed && (typed.Length == 0 || typed == Nrv(key, amount.Get(before)) && typed == share.Get(before)))
            {
                share.Put(l, Nrv(key, amount.Get(l)));
            }
        }
    }

    private static ListingField<Listing> Field(string key) => ListingFields.OfProduct.First(f => f.Key == key);

    [GeneratedRegex(@"^\d{1,6}(\.\d{1,2})?$")]
    private static partial Regex Number();
}
