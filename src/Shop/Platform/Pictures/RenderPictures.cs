using NetVips;

namespace Shop.Platform;

/// <summary>Makes each picture once in all widths and formats, ahead of the visitor who needs it, on one core.</summary>
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
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await RenderNext(stoppingToken))
                {
                }
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.LogError(e, "Renditions failed; trying again later");
            }
            await Task.Delay(Pause, stoppingToken);
        }
    }

    /// <summary>Renders one picture that has no renditions; false when there is none.</summary>
    public async Task<bool> RenderNext(CancellationToken ct = default)
    {
        using var scope = scopes.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<ShopDb>();
        if (await db.Pictures.Where(p => p.RenderedAt == null).OrderBy(p => p.Id).FirstOrDefaultAsync(ct) is not { } picture)
        {
            return false;
        }
        await Task.Factory.StartNew(() => Render(picture), ct, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        picture.RenderedAt = clock.Now;
        await db.SaveChangesAsync(ct);
        var products = await db.Set<ProductPicture>().Where(x => x.PictureId == picture.Id).Select(x => x.ProductId).ToListAsync(ct);
        foreach (var product in products)
        {
            await pages.Evict(PageTags.Product(product), ct);
        }
        return true;
    }

    private void Render(Picture picture)
    {
        Thread.CurrentThread.Priority = ThreadPriority.Lowest;
        Directory.CreateDirectory(store.RenditionFolder(picture.Hash));
        foreach (var width in PictureAddress.WidthsOf(picture.Width))
        {
            using var image = Image.Thumbnail(store.Original(picture.Hash, picture.Extension), width, height: 100_000, size: Enums.Size.Down);
            Write(store.Rendition(picture.Hash, width, "webp"), half => image.Webpsave(half, q: 80, effort: 4, keep: Enums.ForeignKeep.Icc));
            Write(store.Rendition(picture.Hash, width, "avif"), half => image.Heifsave(half, q: 60, compression: Enums.ForeignHeifCompression.Av1, effort: 2, keep: Enums.ForeignKeep.Icc));
        }
    }

    // A file is there whole or not at all, also when two nodes make it.
    private static void Write(string target, Action<string> save)
    {
        var half = Path.Combine(Path.GetDirectoryName(target)!, $"half-{Environment.ProcessId}-{Path.GetFileName(target)}");
        save(half);
        File.Move(half, target, overwrite: true);
    }
}
