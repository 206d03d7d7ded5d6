using System.Collections.Concurrent;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Shop.Features.Characters;

/// <summary>A file to take home: where it lies, what it is, and the hash that names its content.</summary>
public sealed record Download(string Path, string ContentType, string Hash);

/// <summary>
/// Drawings of characters, and what can be taken home of them. A download is made once, when it is first asked for, and named by what it is made
/// from, so that none is ever out of date; the one before goes when a new one comes.
/// </summary>
public sealed class Downloads(Folders folders) : IDisposable
{
    /// <summary>Pixels of a sticker, each way.</summary>
    public const int StickerSize = 512;
    public const string Stickers = "stickers", Colouring = "colouring", PhoneWallpaper = "wallpaper-phone", DeskWallpaper = "wallpaper-desk";

    /// <summary>Counts the changes in how they are made; a new one makes all anew.</summary>
    private const int Edition = 2;

    private readonly ConcurrentDictionary<string, (DateTime At, string Hash)> hashes = new();
    private readonly SemaphoreSlim one = new(1);

    /// <summary>The address of a drawing as it is.</summary>
    public string Drawing(string character, string pose)
    {
        var file = Source(character, pose);
        return $"/art/characters/{character}/{pose}.svg" + (File.Exists(file) ? $"?v={Hash(file)[..16]}" : "");
    }

    /// <summary>The address of a download, with the hash by which it may be kept for a year.</summary>
    public string Address(Character character, string name, string type) => $"/characters/{character.Slug}/{name}.{type}?v={Hash(character, name, type)}";

    /// <param name="character">With its poses.</param>
    /// <returns>Null when there is no such thing.</returns>
    public async Task<Download?> Find(Character character, string name, string type, CancellationToken ct)
    {
        if (!Offers(character, name, type))
        {
            return null;
        }
        var hash = Hash(character, name, type);
        var folder = Path.Combine(folders.Data, "characters");
        var file = Path.GetFullPath(Path.Combine(folder, $"{character.Slug}.{name}.{hash}.{type}"));
        if (!File.Exists(file))
        {
            await Make(character, name, type, folder, file, ct);
        }
        return new Download(file, type switch { "png" => "image/png", "webp" => "image/webp", "zip" => "application/zip", _ => "application/pdf" }, hash);
    }

    public void Dispose() => one.Dispose();

    private bool Offers(Character character, string name, string type) => (name, type) switch
    {
        (Stickers, "zip") => Shown(character).Any(),
        (Colouring, "pdf") or (PhoneWallpaper or DeskWallpaper, "png") => character.Poses.Exists(p => p.Kind == PoseKind.Sheet && p.Slug == name && p.WithdrawnAt is null) && File.Exists(Source(character.Slug, name)),
        (_, "png" or "webp") => Shown(character).Any(p => p.Slug == name),
        _ => false,
    };

    // One at a time: whoever asks for the same waits for it, and the shop keeps a core for its pages.
    private async Task Make(Character character, string name, string type, string folder, string file, CancellationToken ct)
    {
        await one.WaitAsync(ct);
        try
        {
            if (File.Exists(file))
            {
                return;
            }
            Directory.CreateDirectory(folder);
            var half = $"{file}.{Environment.ProcessId}.half";
            await File.WriteAllBytesAsync(half, Draw(character, name, type), ct);
            File.Move(half, file, overwrite: true);
            foreach (var old in Directory.EnumerateFiles(folder, $"{character.Slug}.{name}.*.{type}").Where(f => Path.GetFullPath(f) != file))
            {
                File.Delete(old);
            }
        }
        finally
        {
            one.Release();
        }
    }

    private byte[] Draw(Character character, string name, string type) => (name, type) switch
    {
        (Stickers, _) => Zip(character),
        (Colouring, _) => RenderDrawing.A4(Source(character.Slug, name), character.Name.Zh),
        (PhoneWallpaper, _) => RenderDrawing.OpaquePng(Source(character.Slug, name), 1170, 2532),
        (DeskWallpaper, _) => RenderDrawing.OpaquePng(Source(character.Slug, name), 2560, 1440),
        (_, "png") => RenderDrawing.Png(Source(character.Slug, name), StickerSize, StickerSize),
        _ => RenderDrawing.Webp(Source(character.Slug, name), StickerSize, StickerSize),
    };

    private byte[] Zip(Character character)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add("terms.txt", new UTF8Encoding(encoderShouldEmitUTF8Identifier: true).GetPreamble().Concat(Encoding.UTF8.GetBytes($"{character.Name.Zh}\n{character.Terms.Zh}\n\n{character.Name.En}\n{character.Terms.En}\n")).ToArray());
            foreach (var pose in Shown(character))
            {
                var source = Source(character.Slug, pose.Slug);
                Add($"png/{pose.Slug}.png", RenderDrawing.Png(source, StickerSize, StickerSize));
                Add($"webp/{pose.Slug}.webp", RenderDrawing.Webp(source, StickerSize, StickerSize));
            }

            void Add(string entryName, byte[] content)
            {
                var entry = zip.CreateEntry(entryName, CompressionLevel.Fastest);
                // The same content is the same file, whenever it is made.
                entry.LastWriteTime = new DateTimeOffset(2019, 11, 1, 0, 0, 0, TimeSpan.Zero);
                using var stream = entry.Open();
                stream.Write(content);
            }
        }
        return bytes.ToArray();
    }

    private IEnumerable<CharacterPose> Shown(Character character) =>
        character.Poses.Where(p => p.Kind == PoseKind.Pose && p.WithdrawnAt is null && File.Exists(Source(character.Slug, p.Slug))).OrderBy(p => p.Position);

    private string Hash(Character character, string name, string type)
    {
        var made = name == Stickers
            ? $"{character.Terms}\n{string.Join('\n', Shown(character).Select(p => p.Slug + Hash(Source(character.Slug, p.Slug))))}"
            : File.Exists(Source(character.Slug, name)) ? Hash(Source(character.Slug, name)) : "";
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Edition}\n{type}\n{made}")))[..16];
    }

    // Read again only when the file was written again.
    private string Hash(string file)
    {
        var at = File.GetLastWriteTimeUtc(file);
        if (!hashes.TryGetValue(file, out var known) || known.At != at)
        {
            hashes[file] = known = (at, Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file))));
        }
        return known.Hash;
    }

    private string Source(string character, string pose) => Path.Combine(folders.Assets, "characters", character, $"{pose}.svg");
}
