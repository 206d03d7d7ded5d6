using System.Security.Cryptography;
using NetVips;

namespace Shop.Platform;

/// <summary>Pictures, named by the hash of their content: the same picture is kept once, and an address never changes its meaning.</summary>
/// <param name="apart">For those that aren't the shop's own: a folder with its slash, "papers/".</param>
public sealed class PictureStore(SharedFiles files, string apart = "")
{
    /// <summary>Keeps one of the shop's own originals as it is.</summary>
    /// <exception cref="FilesAwayException"/>
    public async Task<Picture> Keep(string file, CancellationToken ct = default)
    {
        var bytes = await File.ReadAllBytesAsync(file, ct);
        using var image = Image.NewFromBuffer(bytes);
        return await Keep(bytes, Path.GetExtension(file).TrimStart('.').ToLowerInvariant(), image.Width, image.Height, ct);
    }

    /// <summary>Keeps a picture that was made here, of this size in pixels.</summary>
    /// <param name="extension">Its format: "webp", "jpg", "png".</param>
    /// <exception cref="FilesAwayException"/>
    public async Task<Picture> Keep(byte[] bytes, string extension, int width, int height, CancellationToken ct = default)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        await files.Put(NameOf(hash, extension), bytes, ct);
        return new Picture { Hash = hash, Extension = extension, Width = width, Height = height };
    }

    public Task KeepRendition(string hash, int width, string format, byte[] bytes, CancellationToken ct = default) => files.Put(NameOf(hash, width, format), bytes, ct);

    /// <summary>Where the original of a picture can be read; null when it isn't there.</summary>
    /// <exception cref="FilesAwayException"/>
    public Task<string?> Original(string hash, string extension, CancellationToken ct = default) => files.Find(NameOf(hash, extension), ct);

    /// <summary>The same for one of its renditions.</summary>
    /// <exception cref="FilesAwayException"/>
    public Task<string?> Rendition(string hash, int width, string format, CancellationToken ct = default) => files.Find(NameOf(hash, width, format), ct);

    /// <summary>The renditions that there are, as "320.webp".</summary>
    /// <exception cref="FilesAwayException"/>
    public async Task<HashSet<string>> Renditions(string hash, CancellationToken ct = default) => await files.List($"{apart}pictures/{hash}", ct).Select(f => Path.GetFileName(f.Name)).ToHashSetAsync(cancellationToken: ct);

    /// <summary>Deletes original and renditions.</summary>
    public async Task Drop(string hash, string extension)
    {
        await files.Delete(NameOf(hash, extension));
        await DropRenditions(hash);
    }

    public Task DropRenditions(string hash) => files.DeleteAll($"{apart}pictures/{hash}");

    private string NameOf(string hash, string extension) => $"{apart}pictures/{hash}.{extension}";

    private string NameOf(string hash, int width, string format) => $"{apart}pictures/{hash}/{width}.{format}";
}
