using System.Security.Cryptography;

namespace Shop.Features.Lots;

/// <summary>Test reports on disk, named by the hash of their content.</summary>
public sealed class ReportStore(Folders folders)
{
    /// <summary>Keeps a file that <see cref="ReportPdf"/> has found to be a plain PDF.</summary>
    /// <returns>Its SHA-256, lower-case hex.</returns>
    public async Task<string> Keep(byte[] file, CancellationToken ct = default)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(file));
        var target = FileOf(hash);
        if (!File.Exists(target))
        {
            Directory.CreateDirectory(folders.Reports);
            var half = $"{target}.{Guid.NewGuid():n}.half";
            await File.WriteAllBytesAsync(half, file, ct);
            File.Move(half, target, overwrite: true);
        }
        return hash;
    }

    public string FileOf(string hash) => Path.Combine(folders.Reports, $"{hash}.pdf");
}
