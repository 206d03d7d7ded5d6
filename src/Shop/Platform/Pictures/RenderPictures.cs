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
        await Render(picture, ct);
        var now = clock.Now;
        if (await db.Pictures.Where(p => p.Id == picture.Id).ExecuteUpdateAsync(s => s.SetProperty(p => p.RenderedAt, now), ct) == 0)
        {
            // Somebody took it away meanwhile.
            await store.DropRenditions(picture.Hash);
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

    private async Task Render(Picture picture, CancellationToken ct)
    {
        var original = await store.Original(picture.Hash, picture.Extension, ct) ?? throw new FileNotFoundException("Its original isn't there.");
        var there = await store.Renditions(picture.Hash, ct);
        foreach (var width in PictureAddress.WidthsOf(picture.Width))
        {
            foreach (var format in PictureAddress.Formats.Where(f => !there.Contains($"{width}.{f}")))
            {
                var began = Stopwatch.GetTimestamp();
                var made = await Task.Factory.StartNew(() => Make(original, width, format), ct, TaskCreationOptions.LongRunning, TaskScheduler.Default);
                await store.KeepRendition(picture.Hash, width, format, made, ct);
                await Task.Delay(Stopwatch.GetElapsedTime(began), ct);
            }
        }
    }

    private static byte[] Make(string original, int width, string format)
    {
        using var image = Image.Thumbnail(original, width, height: 100_000, size: Enums.Size.Down);
        return format == "avif"
            ? image.HeifsaveBuffer(q: 60, compression: Enums.ForeignHeifCompression.Av1, effort: 2, keep: Enums.ForeignKeep.Icc)
            : image.WebpsaveBuffer(q: 80, effort: 4, keep: Enums.ForeignKeep.Icc);
    }
}
