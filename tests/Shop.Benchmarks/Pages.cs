using System.Data.Common;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Shop.Benchmarks;

/// <summary>
/// How many pages a second a visitor's shop serves, from the output cache and drawn anew each time; against a bare server that
/// sends the same bytes, measured in the same run.
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
                var count = new Count();
                await using var shop = await SeededShop.Start(connection, services =>
                {
                    services.AddSingleton<IInterceptor>(count);
                    if (!cached)
                    {
                        services.Replace(ServiceDescriptor.Singleton<IOutputCacheStore, KeepsNothing>());
                    }
                });
                rows.AddRange(await Measure(shop, cached, connection is null ? "sqlite" : "postgres", count));
            }
        }
        return rows;
    }

    private static async Task<List<Row>> Measure(SeededShop shop, bool cached, string database, Count count)
    {
        using var client = new HttpClient { BaseAddress = shop.Address };
        var bytes = new Dictionary<string, byte[]>();
        foreach (var page in Shown)
        {
            bytes[page] = await client.GetByteArrayAsync(page);
        }
        await using var bare = await BareServer.Start("http://127.0.0.1:0", bytes);
        var rows = new List<Row>();
        foreach (var page in Shown)
        {
            count.Queries = 0;
            await client.GetByteArrayAsync(page);
            var queries = count.Queries;
            var limit = await Load.PerSecond(new Uri(new Uri(bare.Urls.First()), page));
            var reached = await Load.PerSecond(new Uri(shop.Address, page));
            rows.Add(new Row { { "page", page }, { "cached", cached }, { "database", database }, { "requests_per_s", reached }, { "limit_requests_per_s", limit }, { "ratio", reached / limit }, { "queries", queries } });
        }
        return rows;
    }

    private sealed class Count : DbCommandInterceptor
    {
        public int Queries { get; set; }

        public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result)
        {
            Queries++;
            return result;
        }

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            Queries++;
            return new(result);
        }
    }

    private sealed class KeepsNothing : IOutputCacheStore
    {
        public ValueTask EvictByTagAsync(string tag, CancellationToken cancellationToken) => ValueTask.CompletedTask;

        public ValueTask<byte[]?> GetAsync(string key, CancellationToken cancellationToken) => new((byte[]?)null);

        public ValueTask SetAsync(string key, byte[] value, string[]? tags, TimeSpan validFor, CancellationToken cancellationToken) => ValueTask.CompletedTask;
    }
}
