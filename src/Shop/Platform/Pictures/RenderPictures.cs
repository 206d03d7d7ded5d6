using System.Diagnostics;
using NetVips;

namespace Shop.Platform;

/// <summary>Looks twelve times a minute for pictures without renditions and makes each once in all widths and formats, ahead of the visitor who needs it. Where many wait it leaves half of its time to visitors.</summary>
public sealed class RenderPictures(IServiceScopeFactory scopes, PictureStore store, ShopOptions options, ShopClock clock, PageCache pages, ILogger<RenderPictures> log) : Worker(scopes, options, TimeSpan.FromSeconds(5), log)
{
    /// <summary>So many, those of one upload, are made without a rest.</summary>
    private const int Few = 4;

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
        return await services.GetRequiredService<OneByOne>().Run(nameof(RenderPictures), waiting, id => One(db, (int)id, waiting.Count > Few, ct), ct);
    }

    private async Task<bool> One(ShopDb db, int id, bool rests, CancellationToken ct)
    {
        if (await db.Pictures.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id && p.RenderedAt == null, ct) is not { } picture)
        {
            return false;
        }
        await Render(picture, rests, ct);
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

    private async Task Render(Picture picture, bool rests, CancellationToken ct)
    {
        var original = await store.Original(picture.Hash, picture.Extension, ct) ?? throw new FileNotFoundException("Its original isn't there.");
        var there = await store.Renditions(picture.Hash, ct);
        foreach (var width in PictureAddress.WidthsOf(picture.Width))
        {
            var formats = PictureAddress.Formats.Where(f => !there.Contains($"{width}.{f}")).ToList();
            if (formats.Count == 0)
            {
                continue;
            }
            using var pixels = await Make(() => Pixels(original, width), rests, ct);
            foreach (var format in formats)
            {
                await store.KeepRendition(picture.Hash, width, format, await Make(() => Squeeze(pixels, format), rests, ct), ct);
            }
        }
    }

    private static async Task<T> Make<T>(Func<T> make, bool rests, CancellationToken ct)
    {
        var began = Stopwatch.GetTimestamp();
        var made = await Task.Factory.StartNew(make, ct, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        await (rests ? Task.Delay(Stopwatch.GetElapsedTime(began), ct) : Task.CompletedTask);
        return made;
    }

    // Decoded and shrunk once for both formats.
    private static Image Pixels(string original, int width)
    {
        using var image = Image.Thumbnail(original, width, height: 100_000, size: Enums.Size.Down);
        return image.CopyMemory();
    }

    private static byte[] Squeeze(Image pixels, string format) => format == "avif"
        ? pixels.HeifsaveBuffer(q: 60, compression: Enums.ForeignHeifCompression.Av1, effort: 2, keep: Enums.ForeignKeep.Icc)
        : pixels.WebpsaveBuffer(q: 80, effort: 4, keep: Enums.ForeignKeep.Icc);
}
