using Shop.Features.Lots;

namespace Shop.Features.Onboarding;

public enum PaperFault { None, Missing, TooLarge, NotTaken }

/// <summary>
/// Applicants' papers, in a folder of their own that nothing is served from but the operator's pages. A PDF is looked into as test reports are; a photo is made anew, so that it
/// holds no place and no camera.
/// </summary>
public sealed class PaperStore(Folders folders)
{
    private readonly Folders inside = folders with { Data = Path.Combine(folders.Data, "papers") };

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
                null => (new ApplicationPaper { Kind = kind, Hash = await new ReportStore(inside).Keep(bytes, ct), Extension = "pdf", At = at }, PaperFault.None),
                ReportFault.TooLarge => (null, PaperFault.TooLarge),
                _ => (null, PaperFault.NotTaken),
            };
        }
        return new TakePicture(new PictureStore(inside)).Run(bytes) switch
        {
            { Picture: { } p } => (new ApplicationPaper { Kind = kind, Hash = p.Hash, Extension = p.Extension, At = at }, PaperFault.None),
            { Refusal: PictureRefusal.TooLarge } => (null, PaperFault.TooLarge),
            _ => (null, PaperFault.NotTaken),
        };
    }

    public string FileOf(ApplicationPaper paper) => paper.Extension == "pdf" ? new ReportStore(inside).FileOf(paper.Hash) : new PictureStore(inside).Original(paper.Hash, paper.Extension);
}
