namespace Shop.Features.Listings;

/// <summary>Takes photos that a member brings: made anew, kept among the shop's pictures, the cooperative as their holder.</summary>
public sealed class BringListingPictures(ShopDb db, TakePicture take)
{
    /// <param name="name">What they show: the product's name.</param>
    /// <returns>Ids in the order of the files, or why one was refused; then none is in the database.</returns>
    public async Task<(IReadOnlyList<int> Ids, PictureRefusal Refusal)> Run(int cooperativeId, Text name, IEnumerable<IFormFile> files, CancellationToken ct = default)
    {
        var taken = new List<Picture>();
        foreach (var file in files)
        {
            var result = new PictureTaken(null, PictureRefusal.TooLarge);
            if (file.Length <= TakePicture.LargestBytes)
            {
                using var bytes = new MemoryStream((int)file.Length);
                await file.CopyToAsync(bytes, ct);
                result = await Task.Run(() => take.Run(bytes.ToArray()), ct);
            }
            if (result.Picture is not { } picture)
            {
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
}
