using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Shop.Benchmarks;

/// <summary>A server that does nothing but answer with bytes it was given, headers and a body that is compressed already: the limit of what any page can reach.</summary>
internal static class BareServer
{
    private static readonly BarePage Nothing = new(0, [], [new("Content-Type", "text/html; charset=utf-8")]);

    public static async Task<WebApplication> Start(string url, IReadOnlyDictionary<string, BarePage> answers)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add(url);
        app.Run(context =>
        {
            var page = answers.GetValueOrDefault(context.Request.Path, Nothing);
            page.Head(context.Response);
            context.Response.ContentLength = page.Body.Length;
            return context.Response.Body.WriteAsync(page.Body, 0, page.Body.Length);
        });
        await app.StartAsync();
        return app;
    }

    /// <summary>As a program of its own, until its input ends.</summary>
    public static async Task<int> Serve(string url)
    {
        await using var app = await Start(url, new Dictionary<string, BarePage>());
        await Console.In.ReadToEndAsync();
        return 0;
    }
}
