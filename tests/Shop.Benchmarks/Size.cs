using System.Diagnostics;
using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Npgsql;
using Shop.Features.Orders;
using Shop.Features.Repurchase;

namespace Shop.Benchmarks;

/// <summary>
/// Whether pages grow slower as the shop grows: each of them forty times, drawn anew for one asker, in the small demo and again with a hundred thousand products and a million orders, on
/// PostgreSQL with fsync. The bar: at most twice the time.
/// </summary>
internal static class Size
{
    public const int Accounts = 10_000;
    private const int Rounds = 40;
    private const int WarmUp = 8;
    private const double Slow = 2_000;

    private enum Who { Visitor, Shopper, Cooperative, Operator }

    private sealed record Page(string Name, Who Asks, Func<Ground, int, string> Address);

    /// <param name="Products">Slugs.</param>
    /// <param name="Orders">Numbers of anybody's.</param>
    /// <param name="Own">Numbers of the shopper's.</param>
    /// <param name="Parcels">Numbers of orders that the cooperative has a share in.</param>
    private sealed record Ground(string[] Products, string[] Orders, string[] Own, string[] Parcels, string[] Cookies, Guid[] Baskets);

    private static readonly string[] Words = ["辣酱 竹", "威坪 辣", "青瓷 茶", "chilli sauce", "书签 仙都", "lajiang xiang"];

    private static readonly Page[] Pages =
    [
        new("home", Who.Visitor, (_, _) => "/"),
        new("list", Who.Visitor, (_, _) => "/products"),
        new("list, page 2, by price", Who.Visitor, (_, _) => "/products?sort=price&page=2"),
        new("list, newest", Who.Visitor, (_, _) => "/products?sort=newest"),
        new("list, by name", Who.Visitor, (_, _) => "/products?sort=name"),
        new("list, a brand in stock, by price", Who.Visitor, (_, _) => "/products?brand=weijiangfang&in_stock=true&sort=price"),
        new("list, prices between", Who.Visitor, (_, _) => "/products?min=20&max=60"),
        new("search, two words", Who.Visitor, (_, i) => "/products?q=" + Uri.EscapeDataString(Words[i % Words.Length])),
        new("product", Who.Visitor, (g, i) => "/products/" + g.Products[i % g.Products.Length]),
        new("basket", Who.Shopper, (_, _) => "/basket"),
        new("own orders", Who.Shopper, (_, _) => "/account/orders"),
        new("own order", Who.Shopper, (g, i) => "/orders/" + g.Own[i % g.Own.Length]),
        new("operator: today", Who.Operator, (_, _) => "/operator"),
        new("operator: orders", Who.Operator, (_, _) => "/operator/orders"),
        new("operator: orders delivered", Who.Operator, (_, _) => "/operator/orders?state=Delivered"),
        new("operator: an order", Who.Operator, (g, i) => "/operator/orders/" + g.Orders[i % g.Orders.Length]),
        new("operator: search", Who.Operator, (g, i) => "/operator/search?q=" + g.Orders[i % g.Orders.Length]),
        new("operator: lots", Who.Operator, (_, _) => "/operator/lots"),
        new("operator: listings", Who.Operator, (_, _) => "/operator/listings"),
        new("operator: returns", Who.Operator, (_, _) => "/operator/returns"),
        new("operator: reviews", Who.Operator, (_, _) => "/operator/reviews"),
        new("operator: ledger", Who.Operator, (_, _) => "/operator/ledger"),
        new("operator: settlements", Who.Operator, (_, _) => "/operator/settlements"),
        new("operator: audit", Who.Operator, (_, _) => "/operator/audit"),
        new("operator: cooperatives", Who.Operator, (_, _) => "/operator/cooperatives"),
        new("operator: sales", Who.Operator, (_, _) => "/operator/sales"),
        new("operator: customers who are due", Who.Operator, (_, _) => "/operator/due"),
        new("operator: repurchase", Who.Operator, (_, _) => "/operator/repurchase"),
        new("cooperative: today", Who.Cooperative, (_, _) => "/cooperative"),
        new("cooperative: products", Who.Cooperative, (_, _) => "/cooperative/products"),
        new("cooperative: parcels", Who.Cooperative, (_, _) => "/cooperative/parcels"),
        new("cooperative: parcels delivered", Who.Cooperative, (_, _) => "/cooperative/parcels?state=Delivered"),
        new("cooperative: a parcel", Who.Cooperative, (g, i) => "/cooperative/parcels/" + g.Parcels[i % g.Parcels.Length]),
        new("cooperative: lots", Who.Cooperative, (_, _) => "/cooperative/lots"),
        new("cooperative: a new lot", Who.Cooperative, (_, _) => "/cooperative/lots/new"),
        new("cooperative: till", Who.Cooperative, (_, _) => "/cooperative/till"),
        new("cooperative: settlements", Who.Cooperative, (_, _) => "/cooperative/settlements"),
        new("cooperative: sales", Who.Cooperative, (_, _) => "/cooperative/sales"),
    ];

    /// <param name="brief">A hundredth of it.</param>
    public static async Task<List<Row>> Run(bool brief)
    {
        await using var postgres = await OwnPostgres.Start();
        if (postgres is null)
        {
            return [];
        }
        var small = await Small(postgres.ConnectionString);
        // A database that stays, for who looks for what is slow: filled by the first run that it is named to.
        var place = Environment.GetEnvironmentVariable("SHOP_BENCHMARK_LARGE");
        if (place is null || !await IsThere(place))
        {
            if (place is not null)
            {
                await Small(place);
            }
            var loading = Stopwatch.StartNew();
            await SizeGoods.Load(place ?? postgres.ConnectionString, brief ? 1_000 : 100_000, brief ? 10_000 : 1_000_000);
            await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"loaded in {loading.Elapsed.TotalSeconds:0} s"));
        }
        await using var shop = await Start(place ?? postgres.ConnectionString);
        var large = await Measure(shop);
        return [.. small.Keys.Select(page => new Row
        {
            { "page", page }, { "small_ms", small[page].Median }, { "small_p99_ms", small[page].P99 }, { "large_ms", large[page].Median }, { "large_p99_ms", large[page].P99 },
            { "ratio", large[page].Median / small[page].Median }, { "queries", large[page].Queries }, { "small_kb", small[page].Bytes / 1024 }, { "large_kb", large[page].Bytes / 1024 },
        })];
    }

    /// <summary>Pages of the demo, with the orders placed and delivered that a large shop's are made from.</summary>
    private static async Task<Dictionary<string, Measured>> Small(string postgres)
    {
        await using var shop = await Start(postgres);
        await DropGoods.AddShoppers(shop, Accounts);
        // Once for nothing: this program has just begun, and would be measured compiling.
        await Measure(shop);
        var small = await Measure(shop);
        await Deliver(shop);
        return small;
    }

    private static async Task<bool> IsThere(string postgres)
    {
        var named = new NpgsqlConnectionStringBuilder(postgres);
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(postgres) { Database = "postgres", Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var ask = new NpgsqlCommand("SELECT count(*) FROM pg_database WHERE datname = $1", connection) { Parameters = { new() { Value = named.Database! } } };
        return (long)(await ask.ExecuteScalarAsync())! > 0;
    }

    private sealed record Measured(double Median, double P99, int Queries, int Bytes);

    private static CountQueries Count(SeededShop shop) => shop.Services.GetRequiredService<CountQueries>();

    private static Task<SeededShop> Start(string postgres) => SeededShop.Start(postgres, services =>
    {
        services.AddSingleton<CountQueries>();
        services.AddSingleton<IInterceptor>(s => s.GetRequiredService<CountQueries>());
        services.Replace(ServiceDescriptor.Singleton<IOutputCacheStore, KeepsNothing>());
    }, workers: false, more: ["--Limits:Checkout=1000000", "--DemoPast:Enabled=true"]);

    private static async Task<Dictionary<string, Measured>> Measure(SeededShop shop)
    {
        // Workers are off, so that none of them falls into a page's time; the history is read once.
        await shop.Services.GetRequiredService<HistoryCache>().Now(new Cut());
        var all = new Dictionary<string, Measured>();
        var ground = await Prepare(shop);
        using var visitor = Load.Browser(null);
        all["placing an order"] = await Times(shop, i => Place(shop, visitor, ground.Baskets[i], i));
        ground = await Look(shop, ground);
        var clients = ground.Cookies.Select(c => Load.Browser(c.Length == 0 ? null : c)).ToList();
        foreach (var page in Pages)
        {
            all[page.Name] = await Times(shop, async i =>
            {
                var address = page.Address(ground, i);
                using var answer = await clients[(int)page.Asks].GetAsync(new Uri(shop.Address, address));
                if (answer.StatusCode != HttpStatusCode.OK)
                {
                    await Console.Error.WriteLineAsync($"{address}: {answer.StatusCode}");
                }
                return (await answer.Content.ReadAsByteArrayAsync()).Length;
            });
        }
        clients.ForEach(c => c.Dispose());
        return all;
    }

    private static async Task<Measured> Times(SeededShop shop, Func<int, Task<int>> act)
    {
        var (times, bytes, queries) = (new List<double>(), 0, 0);
        for (var i = 0; i < WarmUp + Rounds; i++)
        {
            Count(shop).Queries = 0;
            var began = Stopwatch.GetTimestamp();
            bytes = await act(i);
            var took = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
            if (i >= WarmUp || (i > 0 && took > Slow))
            {
                times.Add(took);
            }
            queries = Count(shop).Queries;
            if (times.Count == 2 && times.TrueForAll(t => t > Slow))
            {
                // It is told as slow; forty of these would say no more.
                break;
            }
        }
        times.Sort();
        return new Measured(times[times.Count / 2], times[times.Count * 99 / 100], queries, bytes);
    }

    private static async Task<int> Place(SeededShop shop, HttpClient visitor, Guid basket, int n)
    {
        using var request = Orders.Press(shop.Services.GetRequiredService<Secrets>(), basket, string.Create(CultureInfo.InvariantCulture, $"1370000{n:0000}"), string.Create(CultureInfo.InvariantCulture, $"guest{n}@example.test"));
        request.RequestUri = new Uri(shop.Address, request.RequestUri!);
        using var answer = await visitor.SendAsync(request);
        return Orders.Number().IsMatch(answer.RequestMessage!.RequestUri!.PathAndQuery) || Orders.Number().IsMatch($"{answer.Headers.Location}") ? 0 : throw new InvalidOperationException($"An order wasn't placed: {answer.StatusCode}");
    }

    private static async Task<Ground> Prepare(SeededShop shop)
    {
        await using var scope = shop.Services.CreateAsyncScope();
        var (db, now) = (scope.ServiceProvider.GetRequiredService<ShopDb>(), DateTime.UtcNow);
        var goods = await db.Products.Where(p => p.Kind == ProductKind.Goods && p.WithdrawnAt == null).Select(p => p.Slug).ToListAsync();
        var variants = await db.Variants.Where(v => v.SessionId == null && v.WithdrawnAt == null && v.Components.All(c => c.StockItem.Available >= 60 * c.Quantity) && v.Product.CooperativeId == db.Cooperatives.Where(c => c.Slug == "weiping-sauce").Select(c => c.Id).First())
            .OrderBy(v => v.Id).Select(v => v.Id).ToListAsync();
        var random = new Random(3);
        var chosen = Enumerable.Range(0, 60).Select(_ => goods[random.Next(goods.Count)]).ToArray();
        var shopper = await db.Users.SingleAsync(u => u.Email == "shopper@shop.test");
        await db.BasketItems.Where(i => db.Baskets.Any(b => b.Id == i.BasketId && b.UserId == shopper.Id)).ExecuteDeleteAsync();
        await db.Baskets.Where(b => b.UserId == shopper.Id).ExecuteDeleteAsync();
        var basket = new Basket { Id = Guid.NewGuid(), UserId = shopper.Id, ChangedAt = now };
        basket.Items.AddRange(Enumerable.Range(0, 3).Select(_ => variants[random.Next(variants.Count)]).Distinct().Select(v => new BasketItem { VariantId = v, Quantity = 1, SeenPriceFen = 3900, AddedAt = now }));
        db.Baskets.Add(basket);
        await db.SaveChangesAsync();
        var baskets = await Orders.Fill(shop, variants, WarmUp + Rounds);
        // Who orders has seen today's prices.
        await db.BasketItems.ExecuteUpdateAsync(s => s.SetProperty(i => i.SeenPriceFen, i => db.Prices.Where(p => p.VariantId == i.VariantId && p.ValidFrom <= now).OrderByDescending(p => p.ValidFrom).Select(p => p.AmountFen).First()));
        var who = new Dictionary<Who, string> { [Who.Shopper] = "shopper@shop.test", [Who.Cooperative] = "weiping@shop.test", [Who.Operator] = "operator@shop.test" };
        var users = await db.Users.AsNoTracking().Where(u => who.Values.Contains(u.Email)).ToDictionaryAsync(u => u.Email!);
        var cookies = await DropHttp.SignIn(shop, who.OrderBy(w => w.Key).Select(w => users[w.Value]));
        return new Ground(chosen, [], [], [], ["", .. cookies], [.. baskets]);
    }

    /// <summary>With orders to look at; ten of those that were placed last become the shopper's.</summary>
    private static async Task<Ground> Look(SeededShop shop, Ground ground)
    {
        await using var scope = shop.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ShopDb>();
        var shopper = await db.Users.Where(u => u.Email == "shopper@shop.test").Select(u => u.Id).SingleAsync();
        var last = await db.Orders.Where(o => o.UserId == null).OrderByDescending(o => o.Id).Take(10).Select(o => o.Id).ToListAsync();
        await db.Orders.Where(o => o.UserId == shopper).ExecuteUpdateAsync(s => s.SetProperty(o => o.UserId, (string?)null));
        await db.Orders.Where(o => last.Contains(o.Id)).ExecuteUpdateAsync(s => s.SetProperty(o => o.UserId, shopper));
        return ground with
        {
            Own = await db.Orders.Where(o => o.UserId == shopper).Select(o => o.Number).ToArrayAsync(),
            Orders = await db.Orders.Where(o => o.Origin == OrderOrigin.Shop).OrderBy(o => o.Number).Select(o => o.Number).Take(200).ToArrayAsync(),
            Parcels = await db.OrderParts.Parcels().Where(p => p.Order.Origin == OrderOrigin.Shop && p.Order.CounterPayment == null && p.Cooperative.Slug == "weiping-sauce").OrderBy(p => p.Order.Number).Select(p => p.Order.Number).Take(200).ToArrayAsync(),
        };
    }

    /// <summary>Of the orders that were placed eight in ten arrive, one is on its way, one waits.</summary>
    private static async Task Deliver(SeededShop shop)
    {
        await using var scope = shop.Services.CreateAsyncScope();
        var (services, db) = (scope.ServiceProvider, scope.ServiceProvider.GetRequiredService<ShopDb>());
        var parts = await db.OrderParts.AsNoTracking().Where(p => p.State == PartState.ToConfirm).OrderBy(p => p.OrderId).Select(p => new { p.Id, p.OrderId }).ToListAsync();
        foreach (var part in parts.Where(p => p.OrderId % 10 != 0))
        {
            Done(await services.GetRequiredService<ConfirmPart>().Run(part.Id, "benchmark"));
            Done(await services.GetRequiredService<SendPart>().Run(part.Id, "顺丰", $"SF{part.Id}", null, "benchmark"));
            if (part.OrderId % 10 != 1)
            {
                db.ChangeTracker.Clear();
                var due = await db.OrderParts.AsNoTracking().Include(p => p.Lines).SingleAsync(p => p.Id == part.Id);
                Done(await services.GetRequiredService<DeliverPart>().Run(part.Id, due.ToCollectFen(PaymentMethod.CashOnDelivery), "benchmark"));
            }
            db.ChangeTracker.Clear();
        }
        await services.GetRequiredService<CopyOrders>().Run();
    }

    private static void Done(PartResult result)
    {
        if (result != PartResult.Done)
        {
            throw new InvalidOperationException($"A parcel couldn't be moved on: {result}");
        }
    }
}
