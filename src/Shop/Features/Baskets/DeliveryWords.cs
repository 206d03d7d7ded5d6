using System.Globalization;
using Microsoft.Extensions.Localization;

namespace Shop.Features.Baskets;

/// <summary>A cooperative's delivery fees in words.</summary>
public static class DeliveryWords
{
    /// <summary>The common fee and from where on it is free: "¥8.00 a parcel, free from ¥99.00".</summary>
    public static string Rule(Cooperative cooperative, IStringLocalizer<Texts> t) => cooperative switch
    {
        { DeliveryFeeFen: 0 } => t["DeliveryFree"],
        { FreeDeliveryFromFen: { } from } => t["DeliveryFreeFrom", Money.Format(cooperative.DeliveryFeeFen), Money.Format(from)],
        _ => t["DeliveryFlat", Money.Format(cooperative.DeliveryFeeFen)],
    };

    /// <summary>Provinces with another fee or none; empty when all are alike.</summary>
    public static string Exceptions(Cooperative cooperative, IStringLocalizer<Texts> t) => string.Join(t["Separator"], cooperative.DeliveryExceptions
        .GroupBy(e => e.FeeFen).OrderBy(g => g.Key ?? long.MaxValue)
        .Select(g => g.Key is { } fee ? t["DeliveryElsewhere", Names(g, t), Money.Format(fee)].Value : t["DeliveryNot", Names(g, t)].Value));

    private static string Names(IEnumerable<DeliveryException> exceptions, IStringLocalizer<Texts> t) =>
        string.Join(t["Comma"], exceptions.Select(e => Province.Find(e.ProvinceCode)).OfType<Province>().OrderBy(p => p.Code, StringComparer.Ordinal).Select(p => p.ShortName.In(CultureInfo.CurrentUICulture)));
}
