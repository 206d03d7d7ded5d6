using System.Reflection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.Razor.Hosting;
using Shop.Benchmarks;

[assembly: RazorCompiledItem(typeof(EmptyView), "mvc.1.0.view", "/Views/EmptyPages/Index.cshtml")]

namespace Shop.Benchmarks;

/// <summary>An MVC application as a template leaves it, with one controller and one view: what any start has to do.</summary>
internal static class EmptyPages
{
    /// <summary>As a program of its own, until its input ends.</summary>
    public static async Task<int> Serve(string url)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Services.AddControllersWithViews().ConfigureApplicationPartManager(m =>
        {
            m.ApplicationParts.Clear();
            m.ApplicationParts.Add(new AssemblyPart(typeof(EmptyPages).Assembly));
            m.ApplicationParts.Add(new CompiledRazorAssemblyPart(typeof(EmptyPages).Assembly));
            m.FeatureProviders.Remove(m.FeatureProviders.OfType<ControllerFeatureProvider>().Single());
            m.FeatureProviders.Add(new OnlyThis());
        });
        await using var app = builder.Build();
        app.Urls.Add(url);
        app.MapControllers();
        await app.StartAsync();
        await Console.In.ReadToEndAsync();
        return 0;
    }

    private sealed class OnlyThis : ControllerFeatureProvider
    {
        protected override bool IsController(TypeInfo typeInfo) => typeInfo == typeof(EmptyPagesController);
    }
}

/// <summary>Not a shop's: it is mapped in <see cref="EmptyPages"/> alone.</summary>
[NonController]
public sealed class EmptyPagesController : Controller
{
    [HttpGet("/")]
    public IActionResult Index() => View();
}

/// <summary>What the compiler would make of a view with one line.</summary>
public sealed class EmptyView : RazorPage<object>
{
    public override Task ExecuteAsync()
    {
        WriteLiteral("<!DOCTYPE html><html lang=\"en\"><title>Empty</title><p>Nothing.</p></html>");
        return Task.CompletedTask;
    }
}
