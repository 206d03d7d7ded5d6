namespace Shop.Features.Desk;

/// <summary>Pictures that came with a ticket: made anew like every picture from outside, and kept apart from those that the shop shows.</summary>
public sealed class TicketPhotos
{
    private readonly PictureStore store;
    private readonly TakePicture take;

    public TicketPhotos(Folders folders)
    {
        store = new PictureStore(folders with { Data = Path.Combine(folders.Data, "papers") });
        take = new TakePicture(store);
    }

    /// <returns>Its SHA-256, or why it was refused; no file is no picture and no refusal.</returns>
    public async Task<(string? Hash, PictureRefusal Refusal)> Keep(IFormFile? file, CancellationToken ct)
    {
        if (file is null || file.Length == 0)
        {
            return (null, PictureRefusal.None);
        }
        if (file.Length > TakePicture.LargestBytes)
        {
            return (null, PictureRefusal.TooLarge);
        }
        using var bytes = new MemoryStream((int)file.Length);
        await file.CopyToAsync(bytes, ct);
        var taken = await Task.Run(() => take.Run(bytes.ToArray()), ct);
        return (taken.Picture?.Hash, taken.Refusal);
    }

    public string FileOf(string hash) => store.Original(hash, "webp");
}
