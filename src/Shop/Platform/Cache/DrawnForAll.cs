namespace Shop.Platform;

/// <summary>
/// Of many who ask for a page at once the output cache lets one draw it for all. If he leaves before it is done, the others don't leave with him: the next one
/// draws it, and should he leave, too, each draws it for himself.
/// </summary>
public static class DrawnForAll
{
    // The cache still hands out for a moment what became of the page of the one who left.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    public static async Task Run(HttpContext context, RequestDelegate next)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                await next(context);
                return;
            }
            catch (OperationCanceledException) when (!IsAlone(context) && HttpMethods.IsGet(context.Request.Method) && !context.RequestAborted.IsCancellationRequested && !context.Response.HasStarted)
            {
                // It was somebody else who left.
                await Task.Delay(Pause, context.RequestAborted);
                context.Items[typeof(DrawnForAll)] = tries == 2;
            }
        }
    }

    /// <summary>Whether a page is drawn for nobody else.</summary>
    internal static bool IsAlone(HttpContext context) => context.Items[typeof(DrawnForAll)] is true;
}
