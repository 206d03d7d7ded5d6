using Microsoft.AspNetCore.OutputCaching;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Shop.Benchmarks;

/// <summary>
/// How many pages a second a visitor's shop serves, from the output cache and drawn anew each time, and the basket of somebody signed in; against a bare
/// server that sends the same bytes and, drawn anew on PostgreSQL, against a bare action that asks as many compiled queries; all compressed, in one run.
/// </summary>
internal static class Pages
{
    private static readonly string[] Shown = ["/", "/products", "/products/classic-chilli-sauce", "/workshops/weiping"];

    public static async Task<List<Row>> Run()
    {
        var rows = new List<Row>();
        await using var postgres = await OwnPostgres.Start();
        foreach (var connection in new[] { null, postgres?.ConnectionString }.Distinct())
        {
            foreach (var cached in new[] { true, false })
            {
                var count = new CountQueries();
                await using var shop = await SeededShop.Start(connection, services =>
                {
                    services.AddSingleton<IInterceptor>(count);
                    if (!cached)
                    {
                        services.Replace(ServiceDescriptor.Singleton<IOutputCacheStore, KeepsNothing>());
                    }
                });
                var database = connection is null ? "sqlite" : "postgres";
                rows.AddRange(await Measure(shop, cached, connection, database, count, Shown, null));
                if (!cached)
                {
                    rows.AddRange(await Measure(shop, cached, connection, database, count, ["/basket"], await Basket(shop)));
                }
            }
        }
        return rows;
    }

    private static async Task<List<Row>> Measure(SeededShop shop, bool cached, string? connection, string database, CountQueries count, string[] shown, string? cookie)
    {
        using var client = Load.Browser(cookie);
        client.BaseAddress = shop.Address;
        var pages = new Dictionary<string, BarePage>();
        foreach (var page in shown)
        {
            await client.GetByteArrayAsync(page);
            pages[page] = await BarePage.Of(client, page, count);
        }
        await using var bare = await BareServer.Start("http://127.0.0.1:0", pages);
        await using var action = cached || connection is null ? null : await BarePages.Start(connection, pages);
        var rows = new List<Row>();
        foreach (var page in shown)
        {
            var limit = await Load.PerSecond(new Uri(new Uri(bare.Urls.First()), page));
            var reached = await Load.PerSecond(new Uri(shop.Address, page), cookie);
            var row = new Row { { "page", page }, { "cached", cached }, { "database", database }, { "requests_per_s", reached }, { "limit_requests_per_s", limit }, { "ratio", reached / limit }, { "queries", pages[page].Queries }, { "bytes", pages[page].Body.Length } };
            if (action is not null)
            {
                var drawn = await Load.PerSecond(new Uri(new Uri(action.Urls.First()), page));
                row.Add("action_requests_per_s", drawn);
                row.Add("ratio_to_action", reached / drawn);
            }
            rows.Add(row);
        }
        return rows;
    }

    /// <summary>The cookie of somebody signed in, with three things in the basket.</summary>
    private static async Task<string> Basket(SeededShop shop)
    {
        await DropGoods.AddShoppers(shop, 1);
        await using var scope = shop.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ShopDb>();
        var basket = new Basket { Id = Guid.NewGuid(), UserId = DropGoods.Shopper(0), ChangedAt = DateTime.UtcNow };
        basket.Items.AddRange((await db.Variants.Where(v => v.SessionId == null).OrderBy(v => v.Id).Select(v => v.Id).Take(3).ToListAsync()).Select(v => new BasketItem { VariantId = v, Quantity = 1, SeenPriceFen = 3900, AddedAt = DateTime.UtcNow }));
        db.Baskets.Add(basket);
        await db.SaveChangesAsync();
        return (await DropHttp.SignIn(shop, 1))[0];
    }
}
