using Microsoft.AspNetCore.OutputCaching;

namespace Shop.Platform;

/// <summary>Names of what cached pages show; a page is thrown away when one of its tags is.</summary>
public static class PageTags
{
    /// <summary>What is on sale at all, and the brands' and categories' words.</summary>
    public const string Catalogue = "catalogue";

    public static string Product(int id) => $"product:{id}";
}

/// <summary>Throws cached pages away by tag, on all nodes.</summary>
public sealed class PageCache(IOutputCacheStore store)
{
    public ValueTask Evict(string tag, CancellationToken ct = default) => store.EvictByTagAsync(tag, ct);
}

/// <summary>
/// Marks an action whose page is the same for everyone. It is kept by path, the named query values, culture and encoding, and
/// tagged by what it shows.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SameForEveryoneAttribute(params string[] queryKeys) : Attribute, IOutputCachePolicy
{
    public ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var request = context.HttpContext.Request;
        var cached = (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)) && !request.Query.ContainsKey("q") && !request.Query.ContainsKey("culture");
        context.EnableOutputCaching = cached;
        context.AllowCacheLookup = cached;
        context.AllowCacheStorage = cached;
        context.AllowLocking = true;
        context.ResponseExpirationTimeSpan = TimeSpan.FromMinutes(10);
        context.CacheVaryByRules.QueryKeys = new Microsoft.Extensions.Primitives.StringValues(queryKeys);
        context.CacheVaryByRules.VaryByValues["culture"] = Culture.Here;
        var encodings = request.Headers.AcceptEncoding.ToString();
        context.CacheVaryByRules.VaryByValues["encoding"] = encodings.Contains("br", StringComparison.Ordinal) ? "br" : encodings.Contains("gzip", StringComparison.Ordinal) ? "gzip" : "";
        return ValueTask.CompletedTask;
    }

    public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;

    public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var response = context.HttpContext.Response;
        context.AllowCacheStorage &= response.StatusCode == StatusCodes.Status200OK && response.Headers.SetCookie.Count == 0;
        return ValueTask.CompletedTask;
    }
}

public static class PageTagging
{
    /// <summary>Says what the page being made shows.</summary>
    public static void ShowsOnPage(this HttpContext context, params IEnumerable<string> tags)
    {
        if (context.Features.Get<IOutputCacheFeature>()?.Context is { } cache)
        {
            foreach (var tag in tags)
            {
                cache.Tags.Add(tag);
            }
        }
    }
}
