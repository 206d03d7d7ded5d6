using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Localization;

namespace Shop.Features.LivestreamPlans;

/// <summary>Where a plan's pages are, and how they say what wasn't done.</summary>
public static class PlanAddress
{
    public static string Of(string slug) => $"/cooperative/livestreams/{slug}";

    /// <summary>Puts the faults at their fields; one that belongs to no field comes first on the page.</summary>
    public static void Tell(ModelStateDictionary state, PlanAnswer answer, IStringLocalizer<Texts> texts)
    {
        foreach (var fault in answer.Faults)
        {
            state.AddModelError(fault.Field, texts[fault.Key, fault.With]);
        }
    }
}
