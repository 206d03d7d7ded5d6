using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;
using Microsoft.Net.Http.Headers;
using NetEscapades.AspNetCore.SecurityHeaders.Infrastructure;

namespace Shop.Platform;

/// <summary>What the house serves besides pages: style sheet, art, scripts, health; and the headers on everything.</summary>
public static class Served
{
    private const string Year = "public, max-age=31536000, immutable";

    public static void MapHouse(this WebApplication app)
    {
        app.MapGet("/css/site.css", (StyleSheet sheets, HttpContext context) => Dress(context, sheets.Front)).AllowAnonymous();
        app.MapGet("/css/more.css", (StyleSheet sheets, HttpContext context) => Dress(context, sheets.More)).AllowAnonymous();
        app.MapGet("/health/live", () => TypedResults.Text("alive")).AllowAnonymous();
        app.MapGet("/health/ready", async (ShopDb db, IOutputCacheStore pages, SharedFiles files, HttpContext context) =>
        {
            string[] missing = [.. await db.Database.CanConnectAsync(context.RequestAborted) ? [] : new[] { "database" }, .. await Answers(pages, context.RequestAborted) ? [] : new[] { "redis" }, .. await files.Answers(context.RequestAborted) ? [] : new[] { "files" }];
            return missing.Length == 0 ? Results.Text("ready") : Results.Text(string.Join(' ', missing), statusCode: StatusCodes.Status503ServiceUnavailable);
        }).AllowAnonymous();
    }

    private static FileContentHttpResult Dress(HttpContext context, StyleSheet.Sheet sheet)
    {
        context.Response.Headers.CacheControl = context.RequestServices.GetRequiredService<IWebHostEnvironment>().IsDevelopment() ? "no-cache" : Year;
        return TypedResults.Bytes(Squeezed.Of(context, sheet.Href, () => sheet.Bytes) ?? sheet.Bytes, "text/css; charset=utf-8");
    }

    // Pages are kept in Redis when it is set, else in memory.
    private static async Task<bool> Answers(IOutputCacheStore pages, CancellationToken ct) => pages is not SharedPages shared || await shared.Answers(ct);

    public static void UseArt(this WebApplication app)
    {
        app.UseSqueezed(new StaticFileOptions { ContentTypeProvider = WithCharset(new FileExtensionContentTypeProvider()), OnPrepareResponse = MayBeKept });
        // Drawings of workshops and characters lie with the scripts that draw them; of what is there, only they are served.
        foreach (var what in new[] { "workshops", "characters" })
        {
            var drawings = Path.Combine(app.Services.GetRequiredService<Folders>().Assets, what);
            if (!Directory.Exists(drawings))
            {
                continue;
            }
            app.UseSqueezed(new StaticFileOptions
            {
                RequestPath = $"/art/{what}",
                FileProvider = new PhysicalFileProvider(drawings),
                ContentTypeProvider = WithCharset(new FileExtensionContentTypeProvider(new Dictionary<string, string> { [".svg"] = "image/svg+xml", [".webp"] = "image/webp" })),
                OnPrepareResponse = MayBeKept,
            });
        }

        static void MayBeKept(StaticFileResponseContext file) => file.Context.Response.Headers[HeaderNames.CacheControl] =
            file.Context.Request.Query.ContainsKey("v") ? Year : "public, max-age=3600";
    }

    // What is text says how it is written.
    private static FileExtensionContentTypeProvider WithCharset(FileExtensionContentTypeProvider types)
    {
        foreach (var (ending, type) in types.Mappings.Where(m => m.Value.StartsWith("text/", StringComparison.Ordinal) || m.Value.EndsWith("+xml", StringComparison.Ordinal) || m.Value.EndsWith("json", StringComparison.Ordinal)).ToList())
        {
            types.Mappings[ending] = type + "; charset=utf-8";
        }
        return types;
    }

    public static void UseHeaders(this WebApplication app)
    {
        var targets = app.Services.GetRequiredService<FormTargets>();
        app.UseSecurityHeaders(new HeaderPolicyCollection()
            .AddFrameOptionsDeny()
            .AddContentTypeOptionsNoSniff()
            .AddReferrerPolicySameOrigin()
            .AddCrossOriginOpenerPolicy(b => b.SameOrigin())
            .AddCustomHeader("Permissions-Policy", "camera=(self), microphone=(), geolocation=(), publickey-credentials-get=(self), publickey-credentials-create=(self)")
            .AddContentSecurityPolicy(b =>
            {
                b.AddDefaultSrc().Self();
                b.AddImgSrc().Self().Data();
                b.AddObjectSrc().None();
                b.AddBaseUri().None();
                b.AddFrameAncestors().None();
                b.AddFormAction().Self().From(targets.Origins);
            }));
    }
}
