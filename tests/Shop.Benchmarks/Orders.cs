using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace Shop.Benchmarks;

/// <summary>
/// Guests who press "place the order" at once, cash on delivery, on five hundred goods, over HTTP and PostgreSQL with fsync, each with a basket of its own that lies ready; the
/// workers run beside them. Against pgbench's own transactions on the same server, before and after.
/// </summary>
internal static partial class Orders
{
    private const int Guests = 64;
    private const int Goods = 500;
    private const int Units = 1_000_000;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Lasting = TimeSpan.FromSeconds(20);

    public static async Task<List<Row>> Run()
    {
        await using var postgres = await OwnPostgres.Start();
        if (postgres is null)
        {
            return [];
        }
        await postgres.PgbenchTables("limit", 64);
        await using var shop = await SeededShop.Start(postgres.ConnectionString, more: ["--Limits:Checkout=1000000"]);
        var skus = await AddGoods(shop);
        await Buy(shop, skus, WarmUp, 0);
        var before = await postgres.PgbenchTransactions("limit", Guests, Lasting);
        var (placed, seconds, waits, other) = await Buy(shop, skus, Lasting, 1);
        var after = await postgres.PgbenchTransactions("limit", Guests, Lasting);
        waits.Sort();
        var (rate, limit) = (placed / seconds, (before + after) / 2);
        var (orders, differences) = await Look(shop);
        return
        [
            new Row
            {
                { "guests", Guests }, { "goods", Goods }, { "orders", placed }, { "orders_per_s", rate }, { "p50_ms", waits[waits.Count / 2] }, { "p99_ms", waits[waits.Count * 99 / 100] },
                { "other_answers", other }, { "rows", orders }, { "differences", differences }, { "pgbench_before_per_s", before }, { "pgbench_after_per_s", after }, { "ratio", rate / limit },
            },
        ];
    }

    private static async Task<(int Placed, double Seconds, List<double> Waits, int Other)> Buy(SeededShop shop, IReadOnlyList<int> variants, TimeSpan lasting, int round)
    {
        var baskets = new Queue<Guid>(await Fill(shop, variants, (int)(lasting.TotalSeconds * 600)));
        using var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = Guests, UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = shop.Address };
        var secrets = shop.Services.GetRequiredService<Secrets>();
        var (placed, other, gate, clock) = (0, 0, new Lock(), TimeProvider.System);
        var waits = new List<double>();
        var began = clock.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, Guests).Select(guest => Task.Run(async () =>
        {
            for (var n = 0; clock.GetElapsedTime(began) < lasting; n++)
            {
                Guid basket;
                lock (gate)
                {
                    if (!baskets.TryDequeue(out basket))
                    {
                        return;
                    }
                }
                using var request = Press(secrets, basket, string.Create(CultureInfo.InvariantCulture, $"139{round:0}{guest:00}{n:00000}"), string.Create(CultureInfo.InvariantCulture, $"guest{guest}-{n}@example.test"));
                var asked = clock.GetTimestamp();
                using var answer = await client.SendAsync(request);
                var took = clock.GetElapsedTime(asked).TotalMilliseconds;
                lock (gate)
                {
                    if (answer.StatusCode == HttpStatusCode.Redirect && Number().IsMatch(answer.Headers.Location!.ToString()))
                    {
                        placed++;
                        waits.Add(took);
                    }
                    else
                    {
                        other++;
                    }
                }
            }
        })));
        return (placed, clock.GetElapsedTime(began).TotalSeconds, waits, other);
    }

    /// <summary>A guest's order of what lies in a basket, cash on delivery.</summary>
    internal static HttpRequestMessage Press(Secrets secrets, Guid basket, string phone, string email)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/checkout")
        {
            Content = new FormUrlEncodedContent(
            [
                new("Key", basket.ToString("n")), new("Name", "某人"), new("Phone", phone), new("Province", "浙江省"), new("City", "杭州市"),
                new("District", "淳安县"), new("Street", "某路"), new("Payment", "cod"), new("Email", email),
            ]),
        };
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        request.Headers.Add("Cookie", $"basket={basket:n}.{secrets.BasketKey(basket)}");
        return request;
    }

    /// <summary>One to three goods in each, as people buy.</summary>
    internal static async Task<List<Guid>> Fill(SeededShop shop, IReadOnlyList<int> variants, int count)
    {
        var random = new Random(7);
        await using var scope = shop.Services.CreateAsyncScope();
        var (db, now, made) = (scope.ServiceProvider.GetRequiredService<ShopDb>(), DateTime.UtcNow, new List<Guid>());
        foreach (var some in Enumerable.Range(0, count).Chunk(1_000))
        {
            foreach (var _ in some)
            {
                var basket = new Basket { Id = Guid.NewGuid(), ChangedAt = now };
                basket.Items.AddRange(Enumerable.Range(0, random.Next(1, 4)).Select(_ => variants[random.Next(variants.Count)]).Distinct().Select(v => new BasketItem { VariantId = v, Quantity = 1, SeenPriceFen = 3900, AddedAt = now }));
                db.Baskets.Add(basket);
                made.Add(basket.Id);
            }
            await db.SaveChangesAsync();
            db.ChangeTracker.Clear();
        }
        await db.Database.ExecuteSqlRawAsync("ANALYZE");
        return made;
    }

    private static async Task<List<int>> AddGoods(SeededShop shop)
    {
        await using var scope = shop.Services.CreateAsyncScope();
        var (db, stock, now) = (scope.ServiceProvider.GetRequiredService<ShopDb>(), scope.ServiceProvider.GetRequiredService<Stock>(), DateTime.UtcNow);
        var jars = await db.Products.Where(p => db.Lots.Any(l => l.ProductId == p.Id && l.Available > 0)).OrderBy(p => p.Id).Take(20).ToListAsync();
        var made = new List<Variant>();
        for (var i = 0; i < Goods; i++)
        {
            var (jar, code) = (jars[i % jars.Count], string.Create(CultureInfo.InvariantCulture, $"BENCH-{i:000}"));
            var item = new StockItem { Code = code, CooperativeId = jar.CooperativeId };
            db.StockItems.Add(item);
            await db.SaveChangesAsync();
            await stock.Make(new Lot { Code = code, StockItemId = item.Id, ProductId = jar.Id, MadeOn = DateOnly.FromDateTime(now) }, Units, "benchmark");
            var variant = new Variant { ProductId = jar.Id, Sku = code, Name = new Text(code, code), WeightGrams = 280, Position = 100 + i };
            variant.Components.Add(new VariantComponent { StockItemId = item.Id, Quantity = 1 });
            variant.Prices.Add(new Price { AmountFen = 3900, ValidFrom = now.AddDays(-1), SetBy = "benchmark" });
            db.Variants.Add(variant);
            made.Add(variant);
            await db.SaveChangesAsync();
        }
        return made.ConvertAll(v => v.Id);
    }

    /// <summary>What lies in the database when all is over.</summary>
    private static async Task<(int Orders, int Differences)> Look(SeededShop shop)
    {
        await using var scope = shop.Services.CreateAsyncScope();
        var orders = await scope.ServiceProvider.GetRequiredService<ShopDb>().Orders.CountAsync();
        return (orders, (await scope.ServiceProvider.GetRequiredService<ReconcileStock>().Run()).Count);
    }

    [GeneratedRegex("/orders/[0-9-]+")]
    internal static partial Regex Number();
}
