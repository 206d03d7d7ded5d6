using System.Collections.Concurrent;
using System.IO.Compression;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Net.Http.Headers;

namespace Shop.Platform;

/// <summary>
/// Drawings, scripts and the style sheet as small as Brotli makes them, half of what it makes of them while somebody waits. Each
/// is squeezed once, beside the first request for it, and kept; until then it is compressed quickly like all else.
/// </summary>
public static class Squeezed
{
    // For all shops of this process: their files are the same.
    private static readonly ConcurrentDictionary<string, Lazy<Task<byte[]>>> Kept = new(StringComparer.Ordinal);

    /// <param name="name">Names these very bytes, whoever has them.</param>
    /// <param name="read">Reads them; called once.</param>
    /// <returns>The bytes compressed, or null: not yet, or the visitor reads no Brotli.</returns>
    public static byte[]? Of(HttpContext context, string name, Func<byte[]> read)
    {
        if (!context.Request.Headers.AcceptEncoding.ToString().Contains("br", StringComparison.Ordinal))
        {
            return null;
        }
        var made = Kept.GetOrAdd(name, _ => new(() => Task.Factory.StartNew(() => Squeeze(read()), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default))).Value;
        if (!made.IsCompletedSuccessfully)
        {
            return null;
        }
        context.Response.Headers.ContentEncoding = "br";
        context.Response.Headers.Append(HeaderNames.Vary, HeaderNames.AcceptEncoding);
        return made.Result;
    }

    /// <summary>Serves the text files below a folder this way, before the middleware that serves them all.</summary>
    public static void UseSqueezed(this WebApplication app, StaticFileOptions options)
    {
        var (files, types, below) = (options.FileProvider ?? app.Environment.WebRootFileProvider, options.ContentTypeProvider ?? new FileExtensionContentTypeProvider(), options.RequestPath);
        app.Use(async (context, next) =>
        {
            if (!HttpMethods.IsGet(context.Request.Method) || !context.Request.Path.StartsWithSegments(below, out var path) || !types.TryGetContentType(path, out var type)
                || type is not ("image/svg+xml; charset=utf-8" or "text/javascript; charset=utf-8") || files.GetFileInfo(path) is not { Exists: true, PhysicalPath: { } place } file
                || Of(context, $"{place} {file.Length} {file.LastModified.UtcTicks}", () => File.ReadAllBytes(place)) is not { } bytes)
            {
                await next(context);
                return;
            }
            options.OnPrepareResponse(new StaticFileResponseContext(context, file));
            await TypedResults.Bytes(bytes, type, lastModified: file.LastModified, entityTag: new EntityTagHeaderValue($"\"{file.LastModified.UtcTicks:x}-{file.Length:x}-br\"")).ExecuteAsync(context);
        });
        app.UseStaticFiles(options);
    }

    private static byte[] Squeeze(byte[] bytes)
    {
        using var small = new MemoryStream();
        using (var brotli = new BrotliStream(small, CompressionLevel.SmallestSize))
        {
            brotli.Write(bytes);
        }
        return small.ToArray();
    }
}
