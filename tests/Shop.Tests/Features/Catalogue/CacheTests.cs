using System.Data.Common;
using System.Net;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace Shop.Tests.Features.Catalogue;

public class CacheTests
{
    // Their queries are nobody's page.
    private static readonly string[] NoWorkers = ["--Shop:Workers=false"];
    private static readonly string[] Pages = ["/", "/brands/weijiangfang", "/brands/xianqi", "/products", "/products?brand=xianqi&sort=price&page=1", "/products/classic-chilli-sauce", "/products/three-flavour-gift-box", "/products/mist-cup", "/workshops/weiping", "/workshops/xiandu", "/characters", "/characters/late-crane"];

    [Theory, OnBothDatabases]
    public async Task A_visitor_s_page_takes_few_queries_and_then_none(DatabaseProvider provider)
    {
        var count = new QueryCount();
        await using var shop = await ShopApp.Start(provider, NoWorkers, count.Add);
        using var first = shop.NewBrowser();
        using var second = shop.NewBrowser();
        foreach (var path in Pages.Concat(["/pages/about", "/sitemap.xml"]))
        {
            Page? made = null, kept = null;
            var making = await count.During(async () => made = await first.Get(path));
            Assert.True(making.Count <= 4, $"{path}: {making.Count} queries\n{string.Join("\n\n", making)}");
            Assert.Empty(await count.During(async () => kept = await second.Get(path)));
            Assert.Equal(made!.Body, kept!.Body);
            Assert.True(kept.Headers.ContainsKey("Age"), $"{path} should come from the cache");
        }
        Assert.InRange((await count.During(() => first.Get("/products?q=lajiang"))).Count, 1, 4);
        Assert.InRange((await count.During(() => first.Get("/products?q=lajiang"))).Count, 1, 4);
    }

    [Theory, OnBothDatabases]
    public async Task Cached_pages_hold_nothing_personal(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        using var visitor = shop.NewBrowser();
        using var shopper = shop.NewBrowser();
        await shopper.Post("/basket/items", ("sku", "WJF-CLS-MILD"), ("quantity", "2"));
        foreach (var path in Pages)
        {
            var kept = await visitor.Get(path);
            Assert.DoesNotContain("__RequestVerificationToken", kept.Body);
            Assert.False(kept.Headers.ContainsKey("Set-Cookie"), path);
            Assert.Equal(kept.Body, (await shopper.Get(path)).Body);
            Assert.Equal("Accept-Language, Cookie", kept.Headers["Vary"].Replace(", Accept-Encoding", "", StringComparison.Ordinal));
        }
    }

    [Theory, OnBothDatabases]
    public async Task Each_language_and_each_encoding_has_its_own_copy(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        using var chinese = shop.NewBrowser();
        using var english = shop.NewBrowser("en");
        Assert.Contains("云雾杯", (await chinese.Get("/products/mist-cup")).One("h1").TextContent);
        Assert.Contains("Mist Cup", (await english.Get("/products/mist-cup")).One("h1").TextContent);
        Assert.Contains("云雾杯", (await chinese.Get("/products/mist-cup")).One("h1").TextContent);
        var chosen = await chinese.Get("/products/mist-cup?culture=en");
        Assert.Contains("Mist Cup", chosen.One("h1").TextContent);
        Assert.Contains("culture=", chosen.Headers["Set-Cookie"]);
        Assert.Contains("Mist Cup", (await chinese.Get("/products/mist-cup")).One("h1").TextContent);
        for (var i = 0; i < 2; i++)
        {
            foreach (var (asked, sent) in new[] { ("gzip, deflate, br, zstd", "br"), ("gzip", "gzip"), ("br;q=0, gzip", "gzip"), ("identity", null) })
            {
                var page = await english.Send(HttpMethod.Get, "/products/cloud-bookmark", null, ("Accept-Encoding", asked));
                Assert.Equal(sent, page.Headers.GetValueOrDefault("Content-Encoding"));
                Assert.Equal(sent is null, page.Body.Contains("Cloud Bookmark", StringComparison.Ordinal));
            }
        }
    }

    [Theory, OnBothDatabases]
    public async Task A_page_changes_when_its_words_about_stock_do_and_not_before(DatabaseProvider provider)
    {
        var count = new QueryCount();
        await using var shop = await ShopApp.Start(provider, NoWorkers, count.Add);
        using var browser = shop.NewBrowser();
        var item = await shop.Query(db => db.StockItems.Where(s => s.Code == "WJF-CLS-MILD").Select(s => s.Id).SingleAsync());
        await shop.Do<ShelfCache>(cache => cache.StockChanged([item]));
        await Rest();
        await browser.Get("/products/classic-chilli-sauce");
        await ProductPageTests.Shelf(shop, "WJF-CLS-MILD", 2000);
        await shop.Do<ShelfCache>(cache => cache.StockChanged([item]));
        Assert.Empty(await count.During(() => browser.Get("/products/classic-chilli-sauce")));
        await Rest();

        await browser.Get("/products?in_stock=true");
        await ProductPageTests.Shelf(shop, "WJF-CLS-MILD", 4);
        await shop.Do<ShelfCache>(cache => cache.StockChanged([item]));
        Assert.Contains("还剩 4 件", (await browser.Get("/products/classic-chilli-sauce")).Text);
        await Rest();

        await ProductPageTests.Shelf(shop, "WJF-CLS-MILD", 0);
        await shop.Do<ShelfCache>(cache => cache.StockChanged([item]));
        Assert.True((await browser.Get("/products/classic-chilli-sauce")).One("#v-WJF-CLS-MILD").HasAttribute("disabled"));
    }

    [Theory, OnBothDatabases]
    public async Task However_much_moves_the_shelf_is_looked_at_once_a_second(DatabaseProvider provider)
    {
        var count = new QueryCount();
        await using var shop = await ShopApp.Start(provider, NoWorkers, count.Add);
        var items = await shop.Query(db => db.StockItems.Select(s => s.Id).ToListAsync());
        var cache = shop.Services.GetRequiredService<ShelfCache>();
        var queries = await count.During(() => Task.WhenAll(Enumerable.Range(0, 200).Select(n => cache.StockChanged([items[n % items.Count]]))));
        Assert.InRange(queries.Count, 1, 2);
    }

    [Theory, OnBothDatabases]
    public async Task A_page_changes_with_the_price(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, NoWorkers);
        using var browser = shop.NewBrowser();
        var (variant, product) = await shop.Query(db => db.Variants.Where(v => v.Sku == "XQ-CUP").Select(v => new ValueTuple<int, int>(v.Id, v.ProductId)).SingleAsync());
        Assert.Contains("88", (await browser.Get("/products/mist-cup")).One(".buy-bar .price").TextContent);
        await browser.Get("/products?category=tea-ware");
        await SetPrice(shop, variant, 9900, DateTime.UtcNow);
        await shop.Do<ShelfCache>(cache => cache.ProductsChanged([product]));
        Assert.Contains("99", (await browser.Get("/products/mist-cup")).One(".buy-bar .price").TextContent);
        Assert.Contains("99", (await browser.Get("/products?category=tea-ware")).One(".card:has(a[href='/products/mist-cup']) .price").TextContent);
    }

    [Theory, OnBothDatabases]
    public async Task A_page_is_kept_no_longer_than_its_price_holds(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        using var browser = shop.NewBrowser();
        var variant = await shop.Query(db => db.Variants.Where(v => v.Sku == "XQ-CUP").Select(v => v.Id).SingleAsync());
        var begins = DateTime.UtcNow.AddSeconds(10);
        await SetPrice(shop, variant, 7700, begins);
        foreach (var path in new[] { "/products/mist-cup", "/products?category=tea-ware", "/products/celadon-teapot", "/brands/xianqi" })
        {
            Assert.Contains("88", (await browser.Get(path)).Text);
        }
        // A page ends its time in the cache as much too late as it took to write.
        await Task.Delay(begins - DateTime.UtcNow + TimeSpan.FromSeconds(.5));
        foreach (var path in new[] { "/products/mist-cup", "/products?category=tea-ware", "/products/celadon-teapot", "/brands/xianqi" })
        {
            await Eventually.True(async () => (await browser.Get(path)).Text.Contains("77", StringComparison.Ordinal), path);
        }
    }

    [Theory, OnBothDatabases]
    public async Task Nonsense_in_addresses_does_not_fill_the_cache(DatabaseProvider provider)
    {
        var count = new QueryCount();
        await using var shop = await ShopApp.Start(provider, NoWorkers, count.Add);
        using var browser = shop.NewBrowser();
        foreach (var path in new[] { "/products?min=abc", "/products/nothing-like-it", "/brands/nobody" })
        {
            await browser.Get(path);
            Assert.NotEmpty(await count.During(() => browser.Get(path)));
        }
        await browser.Get("/products");
        Assert.Empty(await count.During(() => browser.Get("/products?utm_source=a&fbclid=b")));
    }

    [Fact]
    public async Task Who_leaves_while_a_page_is_drawn_for_all_takes_it_from_nobody()
    {
        using var held = new HeldOnce();
        await using var shop = await ShopApp.Start(DatabaseProvider.Sqlite, NoWorkers, services => services.AddSingleton<IInterceptor>(held));
        using var client = new HttpClient { BaseAddress = shop.Address };
        using var leaving = new CancellationTokenSource();
        held.Hold();
        var first = client.GetAsync("/", leaving.Token);
        await held.Reached;
        var others = Enumerable.Range(0, 20).Select(_ => client.GetAsync("/")).ToList();
        for (var i = 0; i < 50; i++)
        {
            // Meanwhile the others have come in and wait for the first.
            using var alive = await client.GetAsync("/health/live");
        }
        await leaving.CancelAsync();
        foreach (var other in others)
        {
            using var shown = await other;
            Assert.Equal(HttpStatusCode.OK, shown.StatusCode);
        }
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
    }

    private sealed class HeldOnce : DbCommandInterceptor, IDisposable
    {
        private readonly SemaphoreSlim reached = new(0);
        private int holds;

        public Task Reached => reached.WaitAsync(TimeSpan.FromMinutes(1));

        public void Hold() => holds = 1;

        public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            if (Interlocked.Exchange(ref holds, 0) == 1)
            {
                reached.Release();
                await Task.Delay(TimeSpan.FromMinutes(1), cancellationToken);
            }
            return result;
        }

        public void Dispose() => reached.Dispose();
    }

    private static Task Rest() => Task.Delay(TimeSpan.FromSeconds(2.5));

    private static Task SetPrice(ShopApp shop, int variant, long fen, DateTime from) => shop.Do<ShopDb>(async db =>
    {
        db.Prices.Add(new Price { VariantId = variant, AmountFen = fen, ValidFrom = from, SetBy = "test" });
        await db.SaveChangesAsync();
    });
}
