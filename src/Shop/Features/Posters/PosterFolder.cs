using System.Security.Cryptography;
using System.Text.Json;

namespace Shop.Features.Posters;

/// <summary>Posters that were drawn once. A file is named by what it shows, so that none is ever out of date; the one before goes when a new one comes.</summary>
public sealed class PosterFolder(Folders folders)
{
    /// <summary>Counts the changes of the layouts; a new one draws everything anew.</summary>
    public const int Edition = 4;

    /// <param name="of">What the picture is of and in which language, for the file's name: "product-mist-cup.en".</param>
    public async Task<(byte[] Png, string Hash)> Find(string of, Poster poster, Func<Poster, byte[]> draw, CancellationToken ct)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData([.. JsonSerializer.SerializeToUtf8Bytes(new { Edition, poster }, JsonSerializerOptions.Web), .. Drawn(poster.Character), .. Drawn(poster.Scene), .. poster.Figures.SelectMany(Drawn)]))[..16];
        var folder = Path.Combine(folders.Data, "posters");
        var file = Path.Combine(folder, $"{of}.{hash}.png");
        if (File.Exists(file))
        {
            return (await File.ReadAllBytesAsync(file, ct), hash);
        }
        var png = draw(poster);
        Directory.CreateDirectory(folder);
        var half = $"{file}.{Environment.ProcessId}.half";
        await File.WriteAllBytesAsync(half, png, ct);
        File.Move(half, file, overwrite: true);
        foreach (var old in Directory.EnumerateFiles(folder, $"{of}.*.png").Where(f => f != file))
        {
            File.Delete(old);
        }
        return (png, hash);
    }

    // A photograph's file is named by its hash; a drawing may change under the same name.
    private static byte[] Drawn(string? file) => file is null ? [] : SHA256.HashData(File.ReadAllBytes(file));
}
