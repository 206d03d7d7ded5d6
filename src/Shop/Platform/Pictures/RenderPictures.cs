using System.Diagnostics;
using NetVips;

namespace Shop.Platform;

/// <summary>Makes each picture once in all widths and formats, ahead of the visitor who needs it, and leaves the machine half of its time to them.</summary>
public sealed class RenderPictures(IServiceScopeFactory scopes, PictureStore store, ShopOptions options, ShopClock clock, PageCache pages, ILogger<RenderPictures> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(20);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Workers || !options.Renditions)
        {
            return;
        }
        await Task.Yield();
        NetVips.NetVips.Concurrency = 1;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await RenderAll(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.LogError(e, "Renditions stopped; going on later");
            }
            await Task.Delay(Pause, stoppingToken);
        }
    }

    /// <summary>Renders every picture that has no renditions yet. One that can't be rendered is shown as it is and tried again next time.</summary>
    /// <returns>How many were rendered.</returns>
    public async Task<int> RenderAll(CancellationToken ct = default)
    {
        using var scope = scopes.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<ShopDb>();
        var rendered = 0;
        foreach (var picture in await db.Pictures.AsNoTracking().Where(p => p.RenderedAt == null).OrderBy(p => p.Id).ToListAsync(ct))
        {
            try
            {
                await Render(picture, ct);
            }
            catch (Exception e) when (e is VipsException or IOException)
            {
                log.LogWarning(e, "Picture {Hash} can't be rendered", picture.Hash);
                continue;
            }
            var now = clock.Now;
            if (await db.Pictures.Where(p => p.Id == picture.Id).ExecuteUpdateAsync(s => s.SetProperty(p => p.RenderedAt, now), ct) == 0)
            {
                // Somebody took it away meanwhile.
                await store.DropRenditions(picture.Hash);
                continue;
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
            rendered++;
        }
        return rendered;
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
