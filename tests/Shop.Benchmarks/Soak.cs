using System.Diagnostics;
using Npgsql;

namespace Shop.Benchmarks;

/// <summary>
/// A night in half an hour: guests buy at half the rate that this machine reaches, and visitors read, while memory, connections and waits are noted once a minute. What grows all night
/// shows in the first half hour.
/// </summary>
internal static class Soak
{
    private const int Guests = 16;
    private const int Visitors = 4;
    private static readonly string[] Pages = ["/", "/products", "/products/classic-chilli-sauce", "/workshops/weiping", "/livestreams", "/basket"];

    /// <param name="brief">A minute in six parts.</param>
    public static async Task<List<Row>> Run(bool brief)
    {
        await using var postgres = await OwnPostgres.Start();
        if (postgres is null)
        {
            return [];
        }
        await using var shop = await SeededShop.Start(postgres.ConnectionString, workers: false);
        await Faults.Stock(shop.Services, 10_000_000);
        await using var node = new FaultNode(Faults.On(shop, postgres));
        await node.Start();
        await Task.Delay(TimeSpan.FromSeconds(15));
        var rows = new List<Row> { new() { { "part", "at rest" }, { "memory_mb", node.Megabytes } } };

        var crowd = new FaultShoppers([node], Guests);
        await Task.Delay(TimeSpan.FromSeconds(brief ? 10 : 60));
        await crowd.End();
        var top = crowd.Acknowledged.Count / crowd.Seconds;
        rows.Add(Part("as fast as it goes", crowd, 0, crowd.Seconds, node, await Connections(postgres)));

        var (parts, lasting) = (brief ? 6 : 30, TimeSpan.FromSeconds(brief ? 10 : 60));
        var guests = new FaultShoppers([node], Guests, every: TimeSpan.FromSeconds(Guests / (top / 2)));
        using var night = new CancellationTokenSource();
        var reading = Enumerable.Range(0, Visitors).Select(i => Task.Run(() => Read(node.Address, i, night.Token))).ToList();
        for (var part = 1; part <= parts; part++)
        {
            var (seen, watch) = (guests.Waits.Count, Stopwatch.StartNew());
            await Task.Delay(lasting);
            rows.Add(Part($"{part}", guests, seen, watch.Elapsed.TotalSeconds, node, await Connections(postgres)));
        }
        await night.CancelAsync();
        await guests.End();
        await Task.WhenAll(reading);
        var told = await Faults.Told("all of it", guests, shop);
        told.Add("memory_mb", node.Megabytes);
        rows.Add(told);
        return rows;
    }

    private static Row Part(string name, FaultShoppers people, int seen, double seconds, FaultNode node, long connections)
    {
        var waits = people.Waits.Skip(seen).Order().ToList();
        var row = new Row { { "part", name }, { "orders_per_s", waits.Count / seconds }, { "p50_ms", waits.Count == 0 ? 0 : waits[waits.Count / 2] }, { "p99_ms", waits.Count == 0 ? 0 : waits[waits.Count * 99 / 100] }, { "memory_mb", node.Megabytes }, { "connections", connections } };
        Console.Error.WriteLine(string.Join(", ", row.Select(c => $"{c.Key} {c.Value:0}")));
        return row;
    }

    private static async Task Read(Uri address, int turn, CancellationToken ct)
    {
        using var client = new HttpClient { BaseAddress = address };
        for (var n = turn; !ct.IsCancellationRequested; n++)
        {
            await client.GetByteArrayAsync(Pages[n % Pages.Length], CancellationToken.None);
            await Task.Delay(100, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static async Task<long> Connections(OwnPostgres postgres)
    {
        await using var connection = new NpgsqlConnection(postgres.ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var ask = new NpgsqlCommand("SELECT count(*) FROM pg_stat_activity WHERE datname = 'shop' AND pid <> pg_backend_pid()", connection);
        return (long)(await ask.ExecuteScalarAsync())!;
    }
}
