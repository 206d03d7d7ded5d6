using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Shop.Features.Repurchase;

/// <summary>While the purchase history is being read into memory, whatever asks for figures shows how far it is and comes back by itself.</summary>
public sealed class ShowReading(IModelMetadataProvider metadata) : IExceptionFilter
{
    private const string Seconds = "2";

    public void OnException(ExceptionContext context)
    {
        if (context.Exception is not HistoryNotReadException reading)
        {
            return;
        }
        context.HttpContext.Response.Headers.RetryAfter = Seconds;
        if (HttpMethods.IsGet(context.HttpContext.Request.Method))
        {
            context.HttpContext.Response.Headers["Refresh"] = Seconds;
        }
        context.Result = new ViewResult
        {
            ViewName = "~/Features/Repurchase/Reading.cshtml",
            StatusCode = StatusCodes.Status503ServiceUnavailable,
            ViewData = new ViewDataDictionary<int>(metadata, context.ModelState) { Model = (int)(reading.Progress * 100) },
        };
        context.ExceptionHandled = true;
    }
}
