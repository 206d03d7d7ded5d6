using Microsoft.AspNetCore.OutputCaching;

namespace Shop.Platform;

/// <summary>Names of what cached pages show; a page is thrown away when one of its tags is.</summary>
public static class PageTags
{
    /// <summary>On every cached page.</summary>
    public const string Everything = "page";

    /// <summary>Lists: what is on sale at all, its order, and the words of brands and categories.</summary>
    public const string Catalogue = "catalogue";

    public static string Product(int id) => $"product:{id}";

    /// <summary>The latest version of a story and its pictures.</summary>
    public static string Story(int id) => $"story:{id}";

    /// <summary>What is made in a workshop.</summary>
    public static string Workshop(int id) => $"workshop:{id}";

    public static string Lot(int id) => $"lot:{id}";

    /// <summary>The schedule, and whatever says what is live or next.</summary>
    public const string Livestreams = "livestreams";

    /// <summary>Which sessions there are; their words of places go with their product.</summary>
    public const string Experiences = "experiences";

    public static string Livestream(int id) => $"livestream:{id}";

    public static string Character(string slug) => $"character:{slug}";

    public static string Brand(string slug) => $"brand:{slug}";
}

/// <summary>Throws cached pages away by tag, on all nodes when they share a Redis.</summary>
public sealed class PageCache(IOutputCacheStore store)
{
    public ValueTask Evict(string tag, CancellationToken ct = default) => store.EvictByTagAsync(tag, ct);
}

public static class PageCacheSetup
{
    public static void AddPageCache(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOutputCache(o => o.SizeLimit = 64 * 1024 * 1024);
        if (builder.Configuration.GetConnectionString("Redis") is { Length: > 0 } redis)
        {
            services.AddStackExchangeRedisOutputCache(o =>
            {
                o.ConfigurationOptions = StackExchange.Redis.ConfigurationOptions.Parse(redis);
                // It may come later; and who asks while it is away isn't kept waiting for it.
                o.ConfigurationOptions.AbortOnConnectFail = false;
                o.ConfigurationOptions.BacklogPolicy = StackExchange.Redis.BacklogPolicy.FailFast;
                // Another build writes other pages.
                o.InstanceName = $"shop:{typeof(PageCache).Module.ModuleVersionId:n}:";
            });
            var inRedis = services.Last(s => s.ServiceType == typeof(IOutputCacheStore)).ImplementationType!;
            services.AddSingleton(provider => new SharedPages((IOutputCacheStore)ActivatorUtilities.CreateInstance(provider, inRedis), provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<SharedPages>>()));
            services.AddSingleton<IOutputCacheStore>(provider => provider.GetRequiredService<SharedPages>());
        }
        services.AddSingleton<PageCache>();
        services.AddSingleton<ShelfCache>();
        // What was seeded just now isn't on pages that an earlier run left behind.
        services.AddSingleton(new OnceSeeded(provider => provider.GetRequiredService<PageCache>().Evict(PageTags.Everything).AsTask()));
    }
}
