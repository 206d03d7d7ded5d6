namespace Shop.Features.Listings;

/// <summary>Takes photos that a member brings: made anew, kept among the shop's pictures, the cooperative as their holder.</summary>
public sealed class BringListingPictures(ShopDb db, TakePicture take, PictureStore store)
{
    /// <param name="name">What they show: the product's name.</param>
    /// <returns>Ids in the order of the files, or why one was refused; then none was kept.</returns>
    public async Task<(IReadOnlyList<int> Ids, PictureRefusal Refusal)> Run(int cooperativeId, Text name, IEnumerable<IFormFile> files, CancellationToken ct = default)
    {
        var taken = new List<Picture>();
        foreach (var file in files)
        {
            var result = await take.Run(file, ct);
            if (result.Picture is not { } picture)
            {
                await Drop([.. taken.Select(p => p.Hash)], ct);
                return ([], result.Refusal);
            }
            taken.Add(picture);
        }
        if (taken.Count == 0)
        {
            return ([], PictureRefusal.None);
        }
        var hashes = taken.Select(p => p.Hash).ToList();
        var known = await db.Pictures.Where(p => EF.Parameter(hashes).Contains(p.Hash)).ToDictionaryAsync(p => p.Hash, ct);
        var holder = await db.Cooperatives.Where(c => c.Id == cooperativeId).Select(c => c.Name).SingleAsync(ct);
        foreach (var picture in taken.Where(p => !known.ContainsKey(p.Hash)).DistinctBy(p => p.Hash))
        {
            (picture.Alt, picture.Holder) = (name, holder.Zh);
            known[picture.Hash] = db.Pictures.Add(picture).Entity;
        }
        await db.SaveChangesAsync(ct);
        return ([.. hashes.Select(h => known[h].Id)], PictureRefusal.None);
    }

    private async Task Drop(List<string> hashes, CancellationToken ct)
    {
        var needed = await db.Pictures.Where(p => EF.Parameter(hashes).Contains(p.Hash)).Select(p => p.Hash).ToListAsync(ct);
        foreach (var hash in hashes.Except(needed))
        {
            await store.Drop(hash, "webp");
        }
    }
}
