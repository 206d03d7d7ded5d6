namespace Shop.Platform;

/// <summary>
/// Answers HEAD as GET is answered, for monitors and link checkers: the same status and headers. Routes need not name it, the
/// cache knows one method less, and the server itself sends no body to who asked for none.
/// </summary>
public static class HeadAsGet
{
    public static Task Run(HttpContext context, RequestDelegate next)
    {
        if (HttpMethods.IsHead(context.Request.Method))
        {
            context.Request.Method = HttpMethods.Get;
        }
        return next(context);
    }
}
