using Microsoft.Extensions.Localization;

namespace Shop.Features.Catalogue;

/// <summary>A cooperative's delivery rule in words.</summary>
public static class DeliveryWords
{
    public static string Of(Cooperative cooperative, IStringLocalizer<Texts> texts)
    {
        var fee = Money.Yuan(cooperative.DeliveryFeeFen);
        var rule = cooperative.FreeDeliveryFromFen is { } from ? texts["DeliveryFreeFrom", fee, Money.Yuan(from)].Value : texts["DeliveryFlat", fee].Value;
        var costly = cooperative.DeliveryExceptions.Where(e => e.FeeFen is not null).GroupBy(e => e.FeeFen!.Value)
            .Select(g => texts["DeliveryElsewhere", Names(g, texts), Money.Yuan(g.Key)].Value);
        var never = cooperative.DeliveryExceptions.Where(e => e.FeeFen is null).ToList();
        return string.Concat([rule, .. costly, .. never.Count > 0 ? [texts["DeliveryNever", Names(never, texts)].Value] : Array.Empty<string>()]);
    }

    private static string Names(IEnumerable<DeliveryException> exceptions, IStringLocalizer<Texts> texts) =>
        string.Join(texts["ListSeparator"].Value, exceptions.Select(e => Province.Find(e.ProvinceCode)!.ShortName.Here));
}
