using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Shop.Benchmarks;

/// <summary>A server that does nothing but answer with bytes it was given, compressed already: the limit of what any page can reach.</summary>
internal static class BareServer
{
    public static async Task<WebApplication> Start(string url, IReadOnlyDictionary<string, byte[]> answers)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add(url);
        app.Run(context =>
        {
            var body = answers.GetValueOrDefault(context.Request.Path, []);
            context.Response.ContentType = "text/html; charset=utf-8";
            context.Response.Headers.ContentEncoding = "br";
            context.Response.ContentLength = body.Length;
            return context.Response.Body.WriteAsync(body, 0, body.Length);
        });
        await app.StartAsync();
        return app;
    }

    /// <summary>As a program of its own, until its input ends.</summary>
    public static async Task<int> Serve(string url)
    {
        await using var app = await Start(url, new Dictionary<string, byte[]>());
        await Console.In.ReadToEndAsync();
        return 0;
    }
}
