namespace Shop.Platform;

/// <summary>Lets one page play video from one other origin, and no other page. What is allowed is kept with the page in the cache.</summary>
public static class MediaSources
{
    // Only between the page and the last step before the answer leaves.
    private const string Kept = "Shop-Plays-From";

    /// <param name="address">A whole https address, http on this machine alone, or one of the shop's own paths.</param>
    public static void PlaysFrom(this HttpContext context, string address)
    {
        if (Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback)))
        {
            context.Response.Headers[Kept] = uri.GetLeftPart(UriPartial.Authority);
        }
    }

    /// <summary>Before the security headers, so that it runs after them.</summary>
    public static Task Run(HttpContext context, RequestDelegate next)
    {
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            if (headers.Remove(Kept, out var from) && headers.ContentSecurityPolicy is [{ Length: > 0 } policy])
            {
                headers.ContentSecurityPolicy = $"{policy.TrimEnd(' ', ';')}; media-src 'self' {from}";
            }
            return Task.CompletedTask;
        });
        return next(context);
    }
}
