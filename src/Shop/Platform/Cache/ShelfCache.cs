using System.Collections.Concurrent;

namespace Shop.Platform;

/// <summary>Throws pages away when the words change that they show of stock, at most once a second a product.</summary>
public sealed class ShelfCache(IServiceScopeFactory scopes, PageCache pages, TimeProvider time)
{
    private static readonly TimeSpan Least = TimeSpan.FromSeconds(1);
    private readonly ConcurrentDictionary<int, Shown> shown = new();

    /// <summary>Call after the commit that moved these stock items.</summary>
    public async Task StockChanged(IEnumerable<int> stockItemIds)
    {
        var ids = stockItemIds.Distinct().ToList();
        using var scope = scopes.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<ShopDb>();
        var shelves = await db.Variants.Where(v => db.Variants.Any(x => x.ProductId == v.ProductId && x.Components.Any(c => ids.Contains(c.StockItemId))))
            .OrderBy(v => v.Id).Select(v => new { v.ProductId, Available = v.Components.Min(c => c.StockItem.Available / c.Quantity) }).ToListAsync();
        foreach (var product in shelves.GroupBy(s => s.ProductId))
        {
            var words = string.Join(';', product.Select(v => new Shelf(v.Available).Words));
            if (shown.GetOrAdd(product.Key, _ => new Shown()).Changes(words, time.GetTimestamp(), time, out var wait))
            {
                await EvictAfter(wait, product.Key);
            }
        }
    }

    private async Task EvictAfter(TimeSpan wait, int productId)
    {
        if (wait <= TimeSpan.Zero)
        {
            await pages.Evict(PageTags.Product(productId));
            return;
        }
        _ = Task.Delay(wait).ContinueWith(_ => pages.Evict(PageTags.Product(productId)).AsTask(), TaskScheduler.Default);
    }

    private sealed class Shown
    {
        private readonly Lock gate = new();
        private string? words;
        private long? evicted;

        public bool Changes(string now, long timestamp, TimeProvider time, out TimeSpan wait)
        {
            lock (gate)
            {
                wait = TimeSpan.Zero;
                if (words == now)
                {
                    return false;
                }
                words = now;
                wait = evicted is { } last ? Least - time.GetElapsedTime(last, timestamp) : TimeSpan.Zero;
                evicted = timestamp + (long)(Math.Max(0, wait.TotalSeconds) * time.TimestampFrequency);
                return true;
            }
        }
    }
}
