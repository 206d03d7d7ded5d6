using System.Text;
using NetVips;

namespace Shop.Platform;

/// <summary>
/// Takes a picture that somebody brings: JPEG, PNG or WebP and nothing else, looked at before it is decoded, then made anew, so that neither place nor camera nor anything
/// hidden in it remains. Nothing is written unless all of that went well.
/// </summary>
public sealed class TakePicture(PictureStore store)
{
    public const int LargestBytes = 10 * 1024 * 1024;
    public const int MostPixels = 50_000_000;
    /// <summary>The longer side of what is kept, in pixels.</summary>
    private const int Longest = 2560;

    /// <summary>What shows that a file wants to be read as something else, too.</summary>
    private static readonly string[] Strangers = ["%pdf-", "<script", "<html", "<!doctype", "<?php", "<svg ", "<svg>", "javascript:"];

    /// <summary>The same for a file that was uploaded; a large one isn't read at all.</summary>
    public async Task<PictureTaken> Run(IFormFile file, CancellationToken ct)
    {
        if (file.Length > LargestBytes)
        {
            return new(null, PictureRefusal.TooLarge);
        }
        using var bytes = new MemoryStream((int)file.Length);
        await file.CopyToAsync(bytes, ct);
        return await Run(bytes.ToArray(), ct);
    }

    /// <param name="bytes">The whole file; at most <see cref="LargestBytes"/> are taken.</param>
    public async Task<PictureTaken> Run(byte[] bytes, CancellationToken ct = default)
    {
        var (made, size, refusal) = await Task.Run(() => Make(bytes), ct);
        if (made is null)
        {
            return new(null, refusal);
        }
        try
        {
            return new(await store.Keep(made, "webp", size.Width, size.Height, ct), PictureRefusal.None);
        }
        catch (FilesAwayException)
        {
            return new(null, PictureRefusal.Away);
        }
    }

    private static (byte[]? Made, (int Width, int Height) Size, PictureRefusal Refusal) Make(byte[] bytes)
    {
        if (bytes.Length is 0 or > LargestBytes)
        {
            return (null, default, bytes.Length == 0 ? PictureRefusal.Empty : PictureRefusal.TooLarge);
        }
        if (Format(bytes) is not { } load)
        {
            return (null, default, PictureRefusal.NotAPicture);
        }
        if (HoldsSomethingElse(bytes))
        {
            return (null, default, PictureRefusal.SomethingElse);
        }
        try
        {
            using var header = load(bytes);
            if ((long)header.Width * header.Height > MostPixels)
            {
                return (null, default, PictureRefusal.TooManyPixels);
            }
            using var upright = header.ThumbnailImage(Longest, height: Longest, size: Enums.Size.Down, outputProfile: "srgb");
            return (upright.WebpsaveBuffer(q: 88, effort: 4, keep: Enums.ForeignKeep.None), (upright.Width, upright.Height), PictureRefusal.None);
        }
        catch (VipsException)
        {
            return (null, default, PictureRefusal.Broken);
        }
    }

    // The loader is named here; libvips, which would also read SVG and PDF, is never asked to guess.
    private static Func<byte[], Image>? Format(ReadOnlySpan<byte> b) =>
        b.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? x => Image.JpegloadBuffer(x, failOn: Enums.FailOn.Truncated)
        : b.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10]) ? x => Image.PngloadBuffer(x, failOn: Enums.FailOn.Truncated)
        : b.StartsWith("RIFF"u8) && b.Length > 12 && b[8..12].SequenceEqual("WEBP"u8) ? x => Image.WebploadBuffer(x, failOn: Enums.FailOn.Truncated)
        : null;

    private static bool HoldsSomethingElse(byte[] bytes)
    {
        var text = Encoding.Latin1.GetString(bytes);
        // A ZIP archive is read from its end.
        return Array.Exists(Strangers, s => text.Contains(s, StringComparison.OrdinalIgnoreCase)) || bytes.AsSpan(Math.Max(0, bytes.Length - 66_000)).IndexOf("PK\u0005\u0006"u8) >= 0 || GoesOnAfterItsEnd(bytes);
    }

    private static bool GoesOnAfterItsEnd(ReadOnlySpan<byte> b)
    {
        if (b[0] == 0x89)
        {
            return b.LastIndexOf("IEND"u8) is var end and >= 0 && end + 8 < b.Length;
        }
        return b[0] == (byte)'R' && BitConverter.ToUInt32(b[4..8]) + 9L < b.Length;
    }
}

/// <param name="Picture">Not in the database yet; null when it was refused.</param>
public sealed record PictureTaken(Picture? Picture, PictureRefusal Refusal);

/// <summary>Away: it is a good picture, and can't be kept now.</summary>
public enum PictureRefusal { None, Empty, TooLarge, NotAPicture, TooManyPixels, SomethingElse, Broken, Away }
