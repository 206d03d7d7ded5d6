namespace Shop.Features.Desk;

/// <summary>Pictures that came with a ticket: made anew like every picture from outside, and kept apart from those that the shop shows.</summary>
public sealed class TicketPhotos(SharedFiles files)
{
    private readonly PictureStore store = new(files, "papers/");

    /// <returns>Its SHA-256, or why it was refused; no file is no picture and no refusal.</returns>
    public async Task<(string? Hash, PictureRefusal Refusal)> Keep(IFormFile? file, CancellationToken ct)
    {
        if (file is null || file.Length == 0)
        {
            return (null, PictureRefusal.None);
        }
        var taken = await new TakePicture(store).Run(file, ct);
        return (taken.Picture?.Hash, taken.Refusal);
    }

    /// <summary>Where it can be read; null when it isn't there.</summary>
    /// <exception cref="FilesAwayException"/>
    public Task<string?> Find(string hash, CancellationToken ct = default) => store.Original(hash, "webp", ct);

    public Task Drop(string hash) => store.Drop(hash, "webp");
}
