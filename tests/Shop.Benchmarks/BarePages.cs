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

/// <param name="Queries">How many its shop's page asks.</param>
public sealed record BarePage(int Queries, byte[] Body);

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
        Response.Headers.ContentEncoding = "br";
        return File(page.Body, "text/html; charset=utf-8");
    }
}
