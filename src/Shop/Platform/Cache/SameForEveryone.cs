using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Shop.Platform;

/// <summary>
/// Marks an action whose page is the same for everyone, signed in or not. It is kept by path, the named query values, culture
/// and encoding, and tagged by what it shows; other query values don't exist for it. A search (<c>q</c>) is always made anew.
/// Nothing personal may stand on it: no token, no cookie.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SameForEveryoneAttribute(params string[] queryKeys) : Attribute, IOutputCachePolicy
{
    /// <summary>As nearly everybody asks; it needn't be taken apart.</summary>
    private const string InBrowsers = "gzip, deflate, br, zstd";

    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(10);

    public ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var http = context.HttpContext;
        var asked = http.Request.Query;
        var cached = (HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method)) && !asked.ContainsKey("q");
        context.EnableOutputCaching = true;
        (context.AllowCacheLookup, context.AllowCacheStorage, context.AllowLocking) = (cached, cached, cached && !DrawnForAll.IsAlone(http));
        http.Response.Headers.Append(HeaderNames.Vary, "Accept-Language, Cookie");
        http.Response.Headers.CacheControl = "no-cache";
        if (cached)
        {
            // The page writes links from its own address: a stranger's values must not get into everybody's copy.
            if (http.Request.QueryString.HasValue)
            {
                http.Request.QueryString = QueryString.Create(asked.Where(a => queryKeys.Contains(a.Key, StringComparer.Ordinal)));
            }
            context.CacheVaryByRules.QueryKeys = new StringValues(queryKeys);
            context.CacheVaryByRules.VaryByHost = false;
            context.CacheVaryByRules.VaryByValues["culture"] = Culture.Here;
            context.CacheVaryByRules.VaryByValues["encoding"] = Encoding(http.Request);
            context.ResponseExpirationTimeSpan = Kept;
            context.Tags.Add(PageTags.Everything);
        }
        return ValueTask.CompletedTask;
    }

    public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        Measures.Pages.Add(1, new KeyValuePair<string, object?>("from", "cache"));
        return ValueTask.CompletedTask;
    }

    public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var response = context.HttpContext.Response;
        Measures.Pages.Add(1, new KeyValuePair<string, object?>("from", "drawn"));
        context.AllowCacheStorage &= response.StatusCode == StatusCodes.Status200OK && response.Headers.SetCookie.Count == 0;
        return ValueTask.CompletedTask;
    }

    // The three ways in which a page lies in the cache; what browsers send is longer and differs.
    private static string Encoding(HttpRequest request)
    {
        if (request.Headers.AcceptEncoding is [InBrowsers or "br"])
        {
            return "br";
        }
        var taken = request.GetTypedHeaders().AcceptEncoding.Where(e => e.Quality is not 0).Select(e => e.Value.ToString()).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return taken.Contains("br") || taken.Contains("*") ? "br" : taken.Contains("gzip") ? "gzip" : "";
    }
}

/// <summary>What an action says of the page that it makes.</summary>
public static class PageTagging
{
    /// <summary>The page shows these; it is thrown away when one of them changes.</summary>
    public static void ShowsOnPage(this HttpContext context, params IEnumerable<string> tags)
    {
        if (context.Features.Get<IOutputCacheFeature>()?.Context is { } cache)
        {
            cache.Tags.UnionWith(tags);
        }
    }

    /// <summary>The page is wrong from this instant on (UTC), because a price begins or a picture's licence ends; null: it isn't known to be.</summary>
    public static void TrueUntil(this HttpContext context, DateTime? end, DateTime now)
    {
        if (end is { } instant && context.Features.Get<IOutputCacheFeature>()?.Context is { } cache && instant - now < cache.ResponseExpirationTimeSpan)
        {
            cache.ResponseExpirationTimeSpan = instant > now ? instant - now : TimeSpan.FromMilliseconds(1);
        }
    }

    /// <summary>The answer belongs to this one request.</summary>
    public static void NotForOthers(this HttpContext context)
    {
        if (context.Features.Get<IOutputCacheFeature>()?.Context is { } cache)
        {
            cache.AllowCacheStorage = false;
        }
    }
}
