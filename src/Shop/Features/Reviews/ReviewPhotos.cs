using Shop.Features.Pictures;

namespace Shop.Features.Reviews;

/// <summary>Pictures that come with reviews: made anew, and served like the shop's own while the review is shown.</summary>
public sealed class ReviewPhotos(ShopDb db, TakePicture take, PictureStore store, PicturesKnown known, ShopClock clock)
{
    /// <summary>Stands where other pictures name their licence; only such rows are ever withheld or removed from here.</summary>
    public const string Licence = "review";

    /// <returns>The pictures, without rows yet, or why one was refused; then none was kept.</returns>
    public async Task<(List<Picture> Pictures, PictureRefusal Refusal)> Take(IEnumerable<IFormFile> files, CancellationToken ct)
    {
        var kept = new List<Picture>();
        foreach (var file in files)
        {
            var taken = await take.Run(file, ct);
            if (taken.Picture is not { } picture)
            {
                await Drop([.. kept.Select(k => k.Hash)], ct);
                return ([], taken.Refusal);
            }
            if (!kept.Exists(k => k.Hash == picture.Hash))
            {
                kept.Add(picture);
            }
        }
        return (kept, PictureRefusal.None);
    }

    /// <summary>Hangs them on a review, behind those that it has. A picture that the shop has already keeps its rights.</summary>
    public async Task Add(Review review, OrderLine line, IReadOnlyList<Picture> taken, CancellationToken ct)
    {
        var position = review.Photos.Select(p => p.Position).DefaultIfEmpty(0).Max();
        foreach (var picture in taken)
        {
            var row = await db.Pictures.SingleOrDefaultAsync(p => p.Hash == picture.Hash, ct);
            if (row is null)
            {
                picture.Alt = new Text($"买家拍的{line.Name.Zh}", $"A buyer's photo of {line.Name.In(System.Globalization.CultureInfo.GetCultureInfo(Culture.English))}");
                picture.Licence = Licence;
                row = picture;
            }
            if (row.Id == 0 || !review.Photos.Exists(p => p.PictureId == row.Id))
            {
                review.Photos.Add(new ReviewPhoto { Picture = row, Position = ++position });
            }
        }
    }

    /// <summary>Takes pictures off their reviews; rows that nothing shows any more go too.</summary>
    /// <returns>Hashes whose files are to be dropped after the commit.</returns>
    public async Task<List<string>> Remove(IReadOnlyCollection<ReviewPhoto> photos, CancellationToken ct)
    {
        db.RemoveRange(photos);
        await db.SaveChangesAsync(ct);
        var ids = photos.Select(p => p.PictureId).Distinct().ToList();
        var rows = await Free(db.Pictures.Where(p => ids.Contains(p.Id)), shown: false).ToListAsync(ct);
        db.Pictures.RemoveRange(rows);
        await db.SaveChangesAsync(ct);
        return rows.ConvertAll(p => p.Hash);
    }

    /// <summary>Removes the files that have no row.</summary>
    public async Task Drop(IReadOnlyCollection<string> hashes, CancellationToken ct = default)
    {
        var needed = await db.Pictures.AsNoTracking().Where(p => hashes.Contains(p.Hash)).Select(p => p.Hash).ToListAsync(ct);
        foreach (var hash in hashes.Except(needed))
        {
            if (File.Exists(store.Original(hash, "webp")))
            {
                File.Delete(store.Original(hash, "webp"));
            }
            if (Directory.Exists(store.RenditionFolder(hash)))
            {
                Directory.Delete(store.RenditionFolder(hash), recursive: true);
            }
            known.Forget(hash);
        }
    }

    /// <summary>A review's pictures aren't served while it is hidden, except those that something else shows.</summary>
    public async Task Withhold(Review review, bool withheld, CancellationToken ct)
    {
        var ids = review.Photos.ConvertAll(p => p.PictureId);
        var rows = db.Pictures.Where(p => ids.Contains(p.Id) && p.Licence == Licence);
        foreach (var picture in withheld ? await Free(rows, shown: true).ToListAsync(ct) : await rows.ToListAsync(ct))
        {
            picture.Until = withheld ? clock.Now : null;
            known.Forget(picture.Hash);
        }
    }

    // The reviews whose row is saved already don't count themselves: they are hidden, or their photos are gone.
    private IQueryable<Picture> Free(IQueryable<Picture> pictures, bool shown) => pictures.Where(p => p.Licence == Licence
        && !db.Set<ReviewPhoto>().Any(x => x.PictureId == p.Id && (!shown || db.Reviews.Any(r => r.Id == x.ReviewId && r.HiddenAt == null)))
        && !db.Set<ProductPicture>().Any(x => x.PictureId == p.Id) && !db.Set<StoryPicture>().Any(x => x.PictureId == p.Id));
}
