using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Shop.Platform;

/// <summary>A form that is too large (413) or can't be read (400) never reaches an action.</summary>
public sealed class UnreadableForms : IAsyncResourceFilter
{
    public async Task OnResourceExecutionAsync(ResourceExecutingContext context, ResourceExecutionDelegate next)
    {
        var request = context.HttpContext.Request;
        try
        {
            if (request.HasFormContentType)
            {
                await request.ReadFormAsync(context.HttpContext.RequestAborted);
            }
        }
        catch (BadHttpRequestException e)
        {
            context.Result = new StatusCodeResult(e.StatusCode);
            return;
        }
        catch (InvalidDataException)
        {
            context.Result = new BadRequestResult();
            return;
        }
        await next();
    }
}
