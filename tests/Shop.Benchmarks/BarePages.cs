using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.Extensions.Logging;

namespace Shop.Benchmarks;

/// <summary>An MVC action that asks PostgreSQL as often as the shop's page does, by one compiled query, draws nothing, and answers with the page's bytes.</summary>
internal static class BarePages
{
    public static async Task<WebApplication> Start(string connection, IReadOnlyDictionary<string, BarePage> pages)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddDbContextPool<ShopDb, PostgresShopDb>(o => o.UsePostgres(connection));
        builder.Services.AddSingleton(pages);
        builder.Services.AddControllers().ConfigureApplicationPartManager(m => m.FeatureProviders.Add(new OnlyThis()));
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.MapControllers();
        await app.StartAsync();
        return app;
    }

    private sealed class OnlyThis : ControllerFeatureProvider
    {
        protected override bool IsController(System.Reflection.TypeInfo typeInfo) => typeInfo == typeof(BarePagesController);
    }
}

/// <summary>What a page of the shop's comes to.</summary>
/// <param name="Queries">How many it asks.</param>
/// <param name="Headers">Those that the shop writes.</param>
public sealed record BarePage(int Queries, byte[] Body, IReadOnlyList<KeyValuePair<string, string>> Headers)
{
    public void Head(HttpResponse response)
    {
        foreach (var (name, value) in Headers)
        {
            response.Headers[name] = value;
        }
    }

    /// <summary>As somebody's browser gets it.</summary>
    internal static async Task<BarePage> Of(HttpClient browser, string page, CountQueries count)
    {
        count.Queries = 0;
        using var answer = await browser.GetAsync(page);
        var body = await answer.Content.ReadAsByteArrayAsync();
        // Kestrel writes these itself.
        string[] its = ["Date", "Transfer-Encoding", "Content-Length"];
        return new BarePage(count.Queries, body, [.. answer.Headers.Concat(answer.Content.Headers).Where(h => !its.Contains(h.Key)).Select(h => new KeyValuePair<string, string>(h.Key, string.Join(", ", h.Value)))]);
    }
}

/// <summary>Not a shop's: it is mapped in <see cref="BarePages"/> alone.</summary>
[NonController]
public sealed class BarePagesController(ShopDb db, IReadOnlyDictionary<string, BarePage> pages) : ControllerBase
{
    private static readonly Func<ShopDb, string, Task<Product?>> Ask = EF.CompileAsyncQuery((ShopDb db, string slug) => db.Products.AsNoTracking().FirstOrDefault(p => p.Slug == slug));

    [HttpGet("/{**path}")]
    public async Task<IActionResult> Answer()
    {
        var page = pages[Request.Path];
        for (var i = 0; i < page.Queries; i++)
        {
            await Ask(db, "classic-chilli-sauce");
        }
        page.Head(Response);
        return File(page.Body, "text/html; charset=utf-8");
    }
}
