using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Shop.Platform;

/// <summary>A form that is too large (413) or can't be read (400) never reaches an action.</summary>
public sealed class UnreadableForms : IActionFilter
{
    public void OnActionExecuting(ActionExecutingContext context)
    {
        var unread = context.ModelState.Values.SelectMany(v => v.Errors).Select(e => e.Exception).OfType<ValueProviderException>().FirstOrDefault();
        if (unread is not null)
        {
            context.Result = new StatusCodeResult(unread.InnerException is BadHttpRequestException bad ? bad.StatusCode : StatusCodes.Status400BadRequest);
        }
    }

    public void OnActionExecuted(ActionExecutedContext context)
    {
    }
}
