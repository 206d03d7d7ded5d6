using System.Diagnostics;
using NetVips;

namespace Shop.Platform;

/// <summary>Looks twelve times a minute for pictures without renditions and makes each once in all widths and formats, ahead of the visitor who needs it. Half of its time it leaves to visitors.</summary>
public sealed class RenderPictures(IServiceScopeFactory scopes, PictureStore store, ShopOptions options, ShopClock clock, PageCache pages, ILogger<RenderPictures> log) : Worker(scopes, options, TimeSpan.FromSeconds(5), log)
{
    private readonly bool isOn = options.Renditions;

    protected override async Task Work(IServiceProvider services, CancellationToken ct)
    {
        if (isOn)
        {
            NetVips.NetVips.Concurrency = 1;
            await RenderAll(services, ct);
        }
    }

    /// <summary>Renders every picture that has no renditions yet. One that can't be rendered is shown as it is and tried again later.</summary>
    /// <returns>How many were rendered.</returns>
    public async Task<int> RenderAll(IServiceProvider services, CancellationToken ct = default)
    {
        var db = services.GetRequiredService<ShopDb>();
        var waiting = await db.Pictures.Where(p => p.RenderedAt == null).OrderBy(p => p.Id).Select(p => (long)p.Id).ToListAsync(ct);
        return await services.GetRequiredService<OneByOne>().Run(nameof(RenderPictures), waiting, id => One(db, (int)id, ct), ct);
    }

    private async Task<bool> One(ShopDb db, int id, CancellationToken ct)
    {
        if (await db.Pictures.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id && p.RenderedAt == null, ct) is not { } picture)
        {
            return false;
        }
        await Task.Factory.StartNew(() => Render(picture, ct), ct, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        var now = clock.Now;
        if (await db.Pictures.Where(p => p.Id == picture.Id).ExecuteUpdateAsync(s => s.SetProperty(p => p.RenderedAt, now), ct) == 0)
        {
            // Somebody took it away meanwhile.
            Directory.Delete(store.RenditionFolder(picture.Hash), recursive: true);
            return false;
        }
        foreach (var product in await db.Set<ProductPicture>().Where(x => x.PictureId == picture.Id).Select(x => x.ProductId)
            .Union(db.Reviews.Where(r => r.Photos.Any(x => x.PictureId == picture.Id)).Select(r => r.ProductId)).ToListAsync(ct))
        {
            await pages.Evict(PageTags.Product(product), ct);
        }
        foreach (var story in await db.Set<StoryPicture>().Where(x => x.PictureId == picture.Id).Select(x => x.StoryId).ToListAsync(ct))
        {
            await pages.Evict(PageTags.Story(story), ct);
        }
        return true;
    }

    private void Render(Picture picture, CancellationToken ct)
    {
        Directory.CreateDirectory(store.RenditionFolder(picture.Hash));
        foreach (var width in PictureAddress.WidthsOf(picture.Width))
        {
            Make("webp", (image, half) => image.Webpsave(half, q: 80, effort: 4, keep: Enums.ForeignKeep.Icc));
            Make("avif", (image, half) => image.Heifsave(half, q: 60, compression: Enums.ForeignHeifCompression.Av1, effort: 2, keep: Enums.ForeignKeep.Icc));

            void Make(string format, Action<Image, string> save)
            {
                var target = store.Rendition(picture.Hash, width, format);
                if (File.Exists(target))
                {
                    return;
                }
                ct.ThrowIfCancellationRequested();
                var began = Stopwatch.GetTimestamp();
                using var image = Image.Thumbnail(store.Original(picture.Hash, picture.Extension), width, height: 100_000, size: Enums.Size.Down);
                // A file is there whole or not at all, also when two nodes make it.
                var half = Path.Combine(Path.GetDirectoryName(target)!, $"half-{Environment.ProcessId}-{Path.GetFileName(target)}");
                save(image, half);
                File.Move(half, target, overwrite: true);
                ct.WaitHandle.WaitOne(Stopwatch.GetElapsedTime(began));
            }
        }
    }
}
