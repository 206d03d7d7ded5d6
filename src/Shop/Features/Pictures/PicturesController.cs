using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Shop.Features.Pictures;

/// <summary>Serves pictures under addresses that never change their meaning.</summary>
[AllowAnonymous]
public sealed partial class PicturesController(PictureStore store) : Controller
{
    private static readonly Dictionary<string, string> Types = new() { ["avif"] = "image/avif", ["webp"] = "image/webp", ["jpg"] = "image/jpeg", ["png"] = "image/png" };

    [HttpGet("/pictures/{hash}.{extension}")]
    public IActionResult Original(string hash, string extension) => Serve(hash, extension, store.Original(hash, extension));

    [HttpGet("/pictures/{hash}/{width:int}.{format}")]
    public IActionResult Rendition(string hash, int width, string format) =>
        PictureAddress.Formats.Contains(format) ? Serve(hash, format, store.Rendition(hash, width, format)) : NotFound();

    private IActionResult Serve(string hash, string extension, string file)
    {
        if (!Sha256().IsMatch(hash) || !Types.TryGetValue(extension, out var type) || !System.IO.File.Exists(file))
        {
            return NotFound();
        }
        Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return PhysicalFile(file, type);
    }

    [GeneratedRegex("^[0-9a-f]{64}$")]
    private static partial Regex Sha256();
}
