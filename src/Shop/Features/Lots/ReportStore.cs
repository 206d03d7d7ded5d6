using System.Security.Cryptography;

namespace Shop.Features.Lots;

/// <summary>Test reports, named by the hash of their content.</summary>
/// <param name="apart">For PDFs that are none: a folder with its slash, "papers/".</param>
public sealed class ReportStore(SharedFiles files, string apart = "")
{
    /// <summary>Keeps a file that <see cref="ReportPdf"/> has found to be a plain PDF.</summary>
    /// <returns>Its SHA-256, lower-case hex.</returns>
    /// <exception cref="FilesAwayException"/>
    public async Task<string> Keep(byte[] file, CancellationToken ct = default)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(file));
        await files.Put(NameOf(hash), file, ct);
        return hash;
    }

    /// <summary>Where it can be read; null when it isn't there.</summary>
    /// <exception cref="FilesAwayException"/>
    public Task<string?> Find(string hash, CancellationToken ct = default) => files.Find(NameOf(hash), ct);

    public Task Drop(string hash) => files.Delete(NameOf(hash));

    private string NameOf(string hash) => $"{apart}reports/{hash}.pdf";
}
