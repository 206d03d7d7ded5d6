using System.IO.Compression;
using Microsoft.Extensions.Localization;

namespace Shop.Features.ListingSheets;

/// <summary>What came of a file.</summary>
/// <param name="Fault">Why nothing of it can be read, in the reader's language; null: it can.</param>
/// <param name="Content">Null when there is a fault.</param>
/// <param name="Wrong">Files in it that can't be taken.</param>
public sealed record Upload(string? Fault, SheetContent? Content, IReadOnlyList<WrongCell> Wrong);

/// <summary>
/// Reads an uploaded file: a sheet (XLSX, CSV), or a ZIP with one sheet and pictures. Nothing of a ZIP is ever written under a name that stands in it; each piece is read only up to
/// what it may be, whatever the archive says of its size, and pictures are made anew.
/// </summary>
public sealed class ReadUpload(TakePicture take, IStringLocalizer<Texts> texts)
{
    public const int LargestBytes = 100 * 1024 * 1024;
    public const int MostRows = 50_000;
    public const int MostPictures = 300;
    private const int MostFiles = 1000;

    // What systems put beside people's files.
    private static readonly string[] Litter = [".DS_Store", "Thumbs.db", "desktop.ini"];

    public async Task<Upload> Run(IFormFile? file, CancellationToken ct)
    {
        if (file is not { Length: > 0 })
        {
            return Fault("SheetEmpty");
        }
        if (file.Length > LargestBytes)
        {
            return Fault("SheetTooLarge");
        }
        await using var stream = file.OpenReadStream();
        try
        {
            return await Bundle(stream, ct) ?? Sheet(await Bytes(stream, LargestBytes, ct), [], []);
        }
        // What is said to a broken archive differs by where it breaks.
        catch (Exception e) when (e is InvalidDataException or ArgumentException or IOException or NotSupportedException)
        {
            return Fault("SheetBroken");
        }
    }

    // Null for what is no archive, and for an XLSX, which is one, too.
    private async Task<Upload?> Bundle(Stream stream, CancellationToken ct)
    {
        var start = new byte[4];
        var isZip = await stream.ReadAtLeastAsync(start, 4, throwOnEndOfStream: false, ct) == 4 && start.AsSpan().SequenceEqual("PK\u0003\u0004"u8);
        stream.Position = 0;
        if (!isZip)
        {
            return null;
        }
        using var zip = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
        if (zip.Entries.Any(e => e.FullName is "[Content_Types].xml" || e.FullName.EndsWith("workbook.xml", StringComparison.Ordinal)))
        {
            stream.Position = 0;
            return null;
        }
        var files = zip.Entries.Where(e => e.Name.Length > 0 && !Litter.Contains(e.Name) && !e.FullName.StartsWith("__MACOSX/", StringComparison.Ordinal)).ToList();
        var sheets = files.Where(e => Ending(e) is "xlsx" or "csv" or "xls").ToList();
        return files.Count > MostFiles || files.Count - sheets.Count > MostPictures ? Fault("ZipTooMany", MostPictures)
            : sheets is not [var sheet] ? Fault("ZipOneSheet")
            : await Unpack(sheet, [.. files.Where(e => e != sheet)], ct);
    }

    private async Task<Upload> Unpack(ZipArchiveEntry sheet, List<ZipArchiveEntry> others, CancellationToken ct)
    {
        var wrong = new List<WrongCell>();
        var pictures = new List<SheetPicture>();
        foreach (var entry in others)
        {
            if (LooksAside(entry.FullName) || Ending(entry) is not ("jpg" or "jpeg" or "png" or "webp"))
            {
                wrong.Add(new(0, entry.FullName, "", texts[LooksAside(entry.FullName) ? "ZipPath" : "ZipStranger"]));
                continue;
            }
            var taken = await take.Run(await Bytes(entry, TakePicture.LargestBytes, ct), ct);
            if (taken.Picture is { } p)
            {
                pictures.Add(new(Path.GetFileNameWithoutExtension(entry.Name), p.Hash, p.Extension, p.Width, p.Height));
            }
            else
            {
                wrong.Add(new(0, entry.FullName, "", texts[$"Picture_{taken.Refusal}"]));
            }
        }
        return Sheet(await Bytes(sheet, ReadSheet.LargestBytes, ct), pictures, wrong);
    }

    private Upload Sheet(byte[] bytes, IReadOnlyList<SheetPicture> pictures, IReadOnlyList<WrongCell> wrong)
    {
        var read = ReadSheet.Run(bytes);
        return read.Fault is SheetFault.TooManyRows || read.Rows.Count - 1 > MostRows ? Fault("SheetTooManyRows", MostRows)
            : read.Fault != SheetFault.None ? Fault($"Sheet{read.Fault}")
            : read.Rows.Count == 1 ? Fault("SheetNothing")
            : new(null, new SheetContent(read.Rows[0], [.. read.Rows.Skip(1)], pictures), wrong);
    }

    private Upload Fault(string key, int most = 0) => new(texts[key, most], null, []);

    private static string Ending(ZipArchiveEntry entry) => Path.GetExtension(entry.Name).TrimStart('.').ToLowerInvariant();

    private static bool LooksAside(string path) => path.StartsWith('/') || path.Contains('\\', StringComparison.Ordinal) || path.Contains(':', StringComparison.Ordinal) || path.Split('/').Contains("..");

    private static async Task<byte[]> Bytes(ZipArchiveEntry entry, int most, CancellationToken ct)
    {
        await using var stream = await entry.OpenAsync(ct);
        return await Bytes(stream, most, ct);
    }

    // One byte more than may be is enough to know that it is too large.
    private static async Task<byte[]> Bytes(Stream stream, int most, CancellationToken ct)
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[81920];
        for (int n; bytes.Length <= most && (n = await stream.ReadAsync(buffer.AsMemory(0, (int)Math.Min(buffer.Length, most + 1 - bytes.Length)), ct)) > 0;)
        {
            bytes.Write(buffer, 0, n);
        }
        return bytes.ToArray();
    }
}
