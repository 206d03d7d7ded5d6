using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Binders;

namespace Shop.Platform;

/// <summary>Reads sums and percentages without thousands: "1,5" is told to whoever typed it, and isn't fifteen.</summary>
internal sealed class PlainDecimals : IModelBinderProvider
{
    public IModelBinder? GetBinder(ModelBinderProviderContext context) => context.Metadata.UnderlyingOrModelType == typeof(decimal)
        ? new DecimalModelBinder(NumberStyles.Number & ~NumberStyles.AllowThousands, context.Services.GetRequiredService<ILoggerFactory>())
        : null;
}
