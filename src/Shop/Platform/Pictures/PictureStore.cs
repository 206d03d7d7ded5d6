using System.Security.Cryptography;
using NetVips;

namespace Shop.Platform;

/// <summary>Pictures on disk, named by the hash of their content: the same picture is kept once, and an address never changes its meaning.</summary>
public sealed class PictureStore(Folders folders)
{
    /// <summary>Keeps one of the shop's own originals as it is.</summary>
    public Picture Keep(string file)
    {
        var bytes = File.ReadAllBytes(file);
        using var image = Image.NewFromBuffer(bytes);
        return Keep(bytes, Path.GetExtension(file).TrimStart('.').ToLowerInvariant(), image.Width, image.Height);
    }

    /// <summary>Keeps a picture that was made here, of this size in pixels.</summary>
    /// <param name="extension">Its format: "webp", "jpg", "png".</param>
    public Picture Keep(byte[] bytes, string extension, int width, int height)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        var target = Original(hash, extension);
        if (!File.Exists(target))
        {
            Directory.CreateDirectory(folders.Pictures);
            var half = $"{target}.{Environment.ProcessId}.half";
            File.WriteAllBytes(half, bytes);
            File.Move(half, target, overwrite: true);
        }
        return new Picture { Hash = hash, Extension = extension, Width = width, Height = height };
    }

    /// <summary>Where the original of a picture lies.</summary>
    public string Original(string hash, string extension) => Path.Combine(folders.Pictures, $"{hash}.{extension}");

    public string RenditionFolder(string hash) => Path.Combine(folders.Pictures, hash);

    public string Rendition(string hash, int width, string format) => Path.Combine(RenditionFolder(hash), $"{width}.{format}");
}
