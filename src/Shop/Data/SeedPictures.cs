namespace Shop.Data;

/// <summary>Takes pictures from assets/ for products; one that isn't there is told in the log.</summary>
internal sealed class SeedPictures(ShopDb db, PictureStore pictures, Folders folders, ILogger log)
{
    private Dictionary<string, Picture> rows = [];

    public async Task Load(CancellationToken ct) => rows = await db.Pictures.ToDictionaryAsync(x => x.Hash, ct);

    /// <summary>Shows these, in their order, and no others.</summary>
    public async Task Onto(Product product, string path, Seeds.Picture[] seeds, CancellationToken ct)
    {
        product.Pictures.Clear();
        foreach (var (seed, i) in seeds.Select((s, i) => (s, i)))
        {
            var file = Path.Combine(folders.Assets, seed.File);
            if (!File.Exists(file))
            {
                log.LogWarning("seeds/{Seed}: assets/{File} isn't there; the product has no picture", path, seed.File);
                continue;
            }
            var kept = await pictures.Keep(file, ct);
            if (!rows.TryGetValue(kept.Hash, out var picture))
            {
                picture = db.Pictures.Add(kept).Entity;
                rows[kept.Hash] = picture;
            }
            (picture.Alt, picture.Author, picture.Holder, picture.Licence) = (seed.Alt, "studio", "Front Shop, Back Workshop", "MIT");
            product.Pictures.Add(new ProductPicture { Picture = picture, Position = i });
        }
    }
}
