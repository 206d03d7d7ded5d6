namespace Shop.Platform;

/// <summary>Of many who ask for a page at once the output cache lets one draw it for all. If he leaves before it is done, the others don't leave with him: the next one draws it.</summary>
public static class DrawnForAll
{
    private const int Tries = 5;

    public static async Task Run(HttpContext context, RequestDelegate next)
    {
        for (var once = 1; ; once++)
        {
            try
            {
                await next(context);
                return;
            }
            catch (OperationCanceledException) when (once < Tries && HttpMethods.IsGet(context.Request.Method) && !context.RequestAborted.IsCancellationRequested && !context.Response.HasStarted)
            {
                // It was somebody else who left.
            }
        }
    }
}
