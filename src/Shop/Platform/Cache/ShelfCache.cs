using System.Text;
using Microsoft.AspNetCore.OutputCaching;

namespace Shop.Platform;

/// <summary>
/// Throws pages away when the words change that they show: in stock, last n, sold out, a price. It looks at most once a second,
/// however much moves, so that a drop of a thousand orders costs a few queries. Call it after the commit; it never throws.
/// </summary>
public sealed class ShelfCache(IServiceScopeFactory scopes, IOutputCacheStore store, PageCache pages, ShopClock clock, IHostApplicationLifetime life, ILogger<ShelfCache> log)
{
    /// <summary>Names its query in the database's log.</summary>
    public const string Look = "what pages say of the shelf";

    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(1);
    private readonly Lock gate = new();
    private readonly HashSet<int> movedItems = [];
    private readonly HashSet<int> changedProducts = [];
    private bool resting;

    /// <summary>Units of these stock items were made, reserved, sold, released or put back.</summary>
    public Task StockChanged(IEnumerable<int> stockItemIds) => Note(movedItems, stockItemIds);

    /// <summary>Somebody changed these products: a text, a price, a picture, or withdrew them.</summary>
    public Task ProductsChanged(IEnumerable<int> productIds) => Note(changedProducts, productIds);

    private async Task Note(HashSet<int> set, IEnumerable<int> ids)
    {
        lock (gate)
        {
            set.UnionWith(ids);
            if (resting || movedItems.Count + changedProducts.Count == 0)
            {
                return;
            }
            resting = true;
        }
        await Round(evictAgain: []);
    }

    // A page that was being made while the stock moved may come into the cache just after the eviction; hence once more.
    private async Task Round(IReadOnlyCollection<int> evictAgain)
    {
        int[] items, products;
        lock (gate)
        {
            (items, products) = ([.. movedItems], [.. changedProducts]);
            movedItems.Clear();
            changedProducts.Clear();
        }
        IReadOnlyCollection<int> evicted = [];
        try
        {
            evicted = await Evict(items, products, evictAgain);
        }
        catch (Exception e)
        {
            log.LogWarning(e, "Pages could not be thrown away; they go by themselves within ten minutes");
        }
        _ = RestAndGoOn(evicted);
    }

    private async Task RestAndGoOn(IReadOnlyCollection<int> evicted)
    {
        await Task.Delay(Rest, life.ApplicationStopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        lock (gate)
        {
            if (life.ApplicationStopping.IsCancellationRequested || evicted.Count + movedItems.Count + changedProducts.Count == 0)
            {
                resting = false;
                return;
            }
        }
        await Round(evicted);
    }

    /// <returns>The products whose pages now read differently.</returns>
    private async Task<IReadOnlyCollection<int>> Evict(int[] items, int[] products, IReadOnlyCollection<int> again)
    {
        var changed = new HashSet<int>(products);
        var lists = products.Length + again.Count > 0;
        foreach (var (product, now) in items.Length == 0 ? [] : await Read(items))
        {
            // Nodes that share their pages share what they know of them, too.
            var before = await store.GetAsync(Key(product), CancellationToken.None) is { } kept ? Shown.Of(kept) : null;
            if (now != before)
            {
                changed.Add(product);
                lists |= now.Choice != before?.Choice;
                await store.SetAsync(Key(product), now.Bytes, [], TimeSpan.FromDays(1), CancellationToken.None);
            }
        }
        foreach (var product in changed.Union(again))
        {
            await pages.Evict(PageTags.Product(product));
        }
        if (lists)
        {
            await pages.Evict(PageTags.Catalogue);
        }
        return changed;
    }

    private async Task<Dictionary<int, Shown>> Read(int[] items)
    {
        var (now, today) = (clock.Now, clock.Today);
        using var scope = scopes.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<ShopDb>();
        var variants = await db.Variants
            .Where(v => v.WithdrawnAt == null && db.Variants.Any(x => x.ProductId == v.ProductId && x.Components.Any(c => items.Contains(c.StockItemId))))
            .OrderBy(v => v.Id).Select(v => new
            {
                v.ProductId,
                v.Id,
                Price = v.Prices.Where(p => p.ValidFrom <= now).OrderByDescending(p => p.ValidFrom).Select(p => p.AmountFen).FirstOrDefault(),
                Available = v.Components.Min(c => (long?)(c.StockItem.Available / c.Quantity)) ?? 0,
                Lots = (from c in v.Components
                        from l in db.Lots.Where(l => l.StockItemId == c.StockItemId)
                        where l.Available > 0 && l.RecalledAt == null && (l.SellUntil == null || l.SellUntil >= today)
                        orderby l.BestBefore == null, l.BestBefore, l.MadeOn, l.Id
                        select new { l.StockItemId, l.Id }).ToList(),
            }).TagWith(Look).ToListAsync();
        return variants.GroupBy(v => v.ProductId).ToDictionary(p => p.Key, p => new Shown(
            string.Join(' ', p.Select(v => $"{v.Id}:{v.Price}:{new Shelf(v.Available).IsSoldOut}")),
            // The page names the lot that the next unit comes from.
            string.Join(' ', p.Select(v => $"{new Shelf(v.Available).Words} {string.Join('+', v.Lots.DistinctBy(l => l.StockItemId).Select(l => l.Id))}"))));
    }

    private static string Key(int productId) => $"shown:{productId}";

    /// <param name="Choice">What lists choose and sort by: prices, and whether there is any.</param>
    /// <param name="Words">What is said of stock.</param>
    private sealed record Shown(string Choice, string Words)
    {
        public byte[] Bytes => Encoding.UTF8.GetBytes($"{Choice}\n{Words}");

        public static Shown Of(byte[] bytes) => Encoding.UTF8.GetString(bytes).Split('\n') is [var choice, var words] ? new(choice, words) : new("", "");
    }
}
