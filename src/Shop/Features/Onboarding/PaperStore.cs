using Shop.Features.Lots;

namespace Shop.Features.Onboarding;

public enum PaperFault { None, Missing, TooLarge, NotTaken, Away }

/// <summary>
/// Applicants' papers, in a folder of their own that nothing is served from but the operator's pages. A PDF is looked into as test reports are; a photo is made anew, so that it
/// holds no place and no camera.
/// </summary>
public sealed class PaperStore(SharedFiles files)
{
    private readonly ReportStore pdfs = new(files, "papers/");
    private readonly PictureStore photos = new(files, "papers/");

    /// <param name="file">At most <see cref="TakePicture.LargestBytes"/>, a PDF at most <see cref="ReportPdf.Largest"/>.</param>
    /// <returns>The paper, not in the database yet; null with what is wrong.</returns>
    public async Task<(ApplicationPaper? Paper, PaperFault Fault)> Keep(PaperKind kind, IFormFile? file, DateTime at, CancellationToken ct)
    {
        if (file is null or { Length: 0 })
        {
            return (null, PaperFault.Missing);
        }
        if (file.Length > TakePicture.LargestBytes)
        {
            return (null, PaperFault.TooLarge);
        }
        var copy = new MemoryStream();
        await file.CopyToAsync(copy, ct);
        var bytes = copy.ToArray();
        if (bytes.AsSpan().StartsWith("%PDF-"u8))
        {
            return ReportPdf.Check(bytes) switch
            {
                null => await Pdf(kind, bytes, at, ct),
                ReportFault.TooLarge => (null, PaperFault.TooLarge),
                _ => (null, PaperFault.NotTaken),
            };
        }
        return await new TakePicture(photos).Run(bytes, ct) switch
        {
            { Picture: { } p } => (new ApplicationPaper { Kind = kind, Hash = p.Hash, Extension = p.Extension, At = at }, PaperFault.None),
            { Refusal: PictureRefusal.TooLarge } => (null, PaperFault.TooLarge),
            { Refusal: PictureRefusal.Away } => (null, PaperFault.Away),
            _ => (null, PaperFault.NotTaken),
        };
    }

    /// <summary>Where it can be read; null when it isn't there.</summary>
    /// <exception cref="FilesAwayException"/>
    public Task<string?> Find(ApplicationPaper paper, CancellationToken ct = default) => paper.Extension == "pdf" ? pdfs.Find(paper.Hash, ct) : photos.Original(paper.Hash, paper.Extension, ct);

    public Task Drop(ApplicationPaper paper) => paper.Extension == "pdf" ? pdfs.Drop(paper.Hash) : photos.Drop(paper.Hash, paper.Extension);

    private async Task<(ApplicationPaper?, PaperFault)> Pdf(PaperKind kind, byte[] bytes, DateTime at, CancellationToken ct)
    {
        try
        {
            return (new ApplicationPaper { Kind = kind, Hash = await pdfs.Keep(bytes, ct), Extension = "pdf", At = at }, PaperFault.None);
        }
        catch (FilesAwayException)
        {
            return (null, PaperFault.Away);
        }
    }
}
