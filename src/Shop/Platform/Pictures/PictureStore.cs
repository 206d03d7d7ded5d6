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
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        var extension = Path.GetExtension(file).TrimStart('.').ToLowerInvariant();
        var target = Original(hash, extension);
        if (!File.Exists(target))
        {
            Directory.CreateDirectory(folders.Pictures);
            var half = $"{target}.{Environment.ProcessId}.half";
            File.WriteAllBytes(half, bytes);
            File.Move(half, target, overwrite: true);
        }
        using var image = Image.NewFromBuffer(bytes);
        return new Picture { Hash = hash, Extension = extension, Width = image.Width, Height = image.Height };
    }

    /// <summary>Where the original of a picture lies.</summary>
    public string Original(string hash, string extension) => Path.Combine(folders.Pictures, $"{hash}.{extension}");

    public string RenditionFolder(string hash) => Path.Combine(folders.Pictures, hash);

    public string Rendition(string hash, int width, string format) => Path.Combine(RenditionFolder(hash), $"{width}.{format}");
}
