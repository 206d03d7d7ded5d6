namespace Shop.Features.Returns;

/// <summary>Pictures that came with returns: made anew, kept in a folder of their own, and never among the shop's pictures.</summary>
public sealed class ReturnPhotos(ShopDb db, SharedFiles files)
{
    private readonly PictureStore store = new(files, "returns/");

    /// <returns>The pictures, or why one was refused; then none was kept.</returns>
    public async Task<(List<ReturnPhoto> Photos, PictureRefusal Refusal)> Take(IEnumerable<IFormFile> files, CancellationToken ct)
    {
        var (take, kept) = (new TakePicture(store), new List<ReturnPhoto>());
        foreach (var file in files)
        {
            var taken = await take.Run(file, ct);
            if (taken.Picture is not { } picture)
            {
                await Forget([.. kept.Select(k => k.Hash)], ct);
                return ([], taken.Refusal);
            }
            kept.Add(new ReturnPhoto { Hash = picture.Hash, Width = picture.Width, Height = picture.Height });
        }
        return (kept, PictureRefusal.None);
    }

    /// <summary>Where it can be read; null when it isn't there.</summary>
    /// <exception cref="FilesAwayException"/>
    public Task<string?> Find(string hash, CancellationToken ct = default) => store.Original(hash, "webp", ct);

    /// <summary>Removes the files that no return has any more.</summary>
    public async Task Forget(IReadOnlyCollection<string> hashes, CancellationToken ct = default)
    {
        var needed = await db.Set<ReturnPhoto>().Where(p => hashes.Contains(p.Hash)).Select(p => p.Hash).ToListAsync(ct);
        foreach (var hash in hashes.Except(needed))
        {
            await store.Drop(hash, "webp");
        }
    }
}
