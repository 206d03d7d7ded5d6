using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.Razor;

namespace Shop.Platform;

/// <summary>Finds a view beside its controller: Shop.Features.Checkout.CheckoutController → Features/Checkout/.</summary>
public sealed class FeatureViews : IViewLocationExpander
{
    private const string Feature = "feature";

    public void PopulateValues(ViewLocationExpanderContext context) =>
        context.Values[Feature] = (context.ActionContext.ActionDescriptor as ControllerActionDescriptor)?.ControllerTypeInfo.Namespace?.Split('.')[^1] ?? "";

    public IEnumerable<string> ExpandViewLocations(ViewLocationExpanderContext context, IEnumerable<string> viewLocations)
    {
        if (context.Values[Feature] is { Length: > 0 } feature)
        {
            yield return $"/Features/{feature}/{{0}}.cshtml";
        }
        yield return "/Platform/Layout/{0}.cshtml";
    }
}
