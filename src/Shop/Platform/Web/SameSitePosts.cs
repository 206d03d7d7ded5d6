using Microsoft.AspNetCore.Antiforgery;

namespace Shop.Platform;

/// <summary>
/// Refuses writes that another site's page sent. Browsers say where a request comes from (Sec-Fetch-Site, Origin); who says
/// neither has to bring an antiforgery token. Pages that everyone gets from the cache hold no token: there the headers decide.
/// </summary>
public sealed class SameSitePosts(RequestDelegate next, IAntiforgery antiforgery, SecurityLog security)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        var exempt = HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method)
            || context.GetEndpoint()?.Metadata.GetMetadata<FromElsewhereAttribute>() is not null;
        if (exempt || await IsOurs(context))
        {
            await next(context);
            return;
        }
        security.PostFromElsewhere(context);
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
    }

    private async Task<bool> IsOurs(HttpContext context)
    {
        var request = context.Request;
        if (request.Headers["Sec-Fetch-Site"] is [{ Length: > 0 } site, ..])
        {
            return site is "same-origin" or "none";
        }
        if (request.Headers.Origin is [{ Length: > 0 } origin, ..])
        {
            return string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase);
        }
        return await antiforgery.IsRequestValidAsync(context);
    }
}

/// <summary>An action that other sites may post to: it checks its sender by signature or by a key in the address, or changes nothing.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FromElsewhereAttribute : Attribute;
