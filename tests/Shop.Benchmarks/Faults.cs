using System.Diagnostics;
using System.Globalization;
using Shop.Features.Ledger;

namespace Shop.Benchmarks;

/// <summary>
/// What the shop stands on fails while people buy: nodes are killed, PostgreSQL and Redis go away, the disk is full. Nothing that was acknowledged may be lost, nothing be there twice, and
/// all goes on without help.
/// </summary>
internal static class Faults
{
    private const int Shoppers = 8;

    /// <param name="brief">Three kills and a short outage, as CI runs it.</param>
    public static async Task<List<Row>> Run(bool brief)
    {
        var rows = new List<Row>();
        await using (var postgres = await OwnPostgres.Start())
        {
            if (postgres is not null)
            {
                await using var shop = await SeededShop.Start(postgres.ConnectionString, workers: false);
                await Stock(shop.Services, 1_000_000);
                rows.Add(await Killed(shop, postgres, brief ? 3 : 100));
                rows.Add(await WithoutPostgres(shop, postgres, TimeSpan.FromSeconds(brief ? 5 : 20)));
                if (await WithoutRedis(shop, postgres) is { } redis)
                {
                    rows.Add(redis);
                }
            }
        }
        if (await DiskFull() is { } disk)
        {
            rows.Add(disk);
        }
        return rows;
    }

    internal static string[] On(SeededShop shop, OwnPostgres postgres) => ["--Database:Provider=Postgres", $"--ConnectionStrings:Shop={postgres.ConnectionString}", $"--Shop:DataFolder={shop.Folder}"];

    /// <summary>One of two nodes after the other, at random moments.</summary>
    private static async Task<Row> Killed(SeededShop shop, OwnPostgres postgres, int kills)
    {
        await using var one = new FaultNode(On(shop, postgres));
        await using var two = new FaultNode(On(shop, postgres));
        await Task.WhenAll(one.Start(), two.Start());
        var (people, random) = (new FaultShoppers([one, two], Shoppers), new Random(1));
        for (var i = 0; i < kills; i++)
        {
            await Task.Delay(random.Next(200, 1500));
            var node = i % 2 == 0 ? one : two;
            await node.Kill();
            await node.Start();
        }
        await people.End();
        var row = await Told($"kill -9, {kills} times, of one of two nodes", people, shop);
        row.Add("longest_s", people.Waits.DefaultIfEmpty(0).Max() / 1000);
        return row;
    }

    private static async Task<Row> WithoutPostgres(SeededShop shop, OwnPostgres postgres, TimeSpan away)
    {
        await using var node = new FaultNode(On(shop, postgres));
        await node.Start();
        using var visitor = new HttpClient { BaseAddress = node.Address };
        var people = new FaultShoppers([node], Shoppers);
        while (people.Acknowledged.Count < 10)
        {
            await Task.Delay(50);
        }
        // The first order threw it out of the cache, and once more a second later.
        await Task.Delay(3000);
        await visitor.GetStringAsync("/products");
        await postgres.Stop();
        var shown = 0;
        for (var began = Stopwatch.StartNew(); began.Elapsed < away; await Task.Delay(500))
        {
            using var page = await visitor.GetAsync("/products");
            shown += page.IsSuccessStatusCode ? 0 : 1;
        }
        await postgres.Again();
        var (back, before) = (Stopwatch.StartNew(), people.Acknowledged.Count);
        while (people.Acknowledged.Count == before && back.Elapsed < TimeSpan.FromMinutes(1))
        {
            await Task.Delay(20);
        }
        var again = back.Elapsed.TotalSeconds;
        await Task.Delay(3000);
        await people.End();
        var row = await Told($"PostgreSQL stopped for {away.TotalSeconds:0} s", people, shop);
        row.Add("503_without_retry_after", people.WithoutRetryAfter);
        row.Add("cached_pages_not_shown", shown);
        row.Add("first_order_after_s", again);
        return row;
    }

    /// <summary>Null, and said on stderr, where there is no redis-server.</summary>
    private static async Task<Row?> WithoutRedis(SeededShop shop, OwnPostgres postgres)
    {
        if (!File.Exists("/usr/bin/redis-server"))
        {
            await Console.Error.WriteLineAsync("redis-server isn't on this machine: its row is left out.");
            return null;
        }
        var port = OwnPostgres.FreePort();
        using var redis = Process.Start(new ProcessStartInfo("/usr/bin/redis-server", ["--port", $"{port}", "--bind", "127.0.0.1", "--save", ""]) { RedirectStandardOutput = true })!;
        redis.BeginOutputReadLine();
        await using var node = new FaultNode([.. On(shop, postgres), $"--ConnectionStrings:Redis=127.0.0.1:{port}"]);
        await node.Start();
        using var visitor = new HttpClient { BaseAddress = node.Address };
        var people = new FaultShoppers([node], Shoppers / 2);
        var with = await Pages(visitor);
        redis.Kill();
        await redis.WaitForExitAsync();
        var without = await Pages(visitor);
        await people.End();
        var row = await Told("Redis stopped for good", people, shop);
        row.Add("page_p99_ms_with", with.P99);
        row.Add("page_p99_ms_without", without.P99);
        row.Add("pages_not_shown", with.Failed + without.Failed);
        return row;
    }

    private static async Task<(double P99, int Failed)> Pages(HttpClient visitor)
    {
        var (waits, failed) = (new List<double>(), 0);
        for (var began = Stopwatch.StartNew(); began.Elapsed < TimeSpan.FromSeconds(8);)
        {
            waits.Add(await Repurchase.Timed(async () =>
            {
                using var page = await visitor.GetAsync("/products/mist-cup");
                failed += page.IsSuccessStatusCode ? 0 : 1;
            }));
        }
        waits.Sort();
        return (waits[(int)(waits.Count * 0.99)], failed);
    }

    /// <summary>SQLite and pictures on a small disk of memory. Null, and said on stderr, where this user may not make one.</summary>
    private static async Task<Row?> DiskFull()
    {
        var folder = Directory.CreateTempSubdirectory("shop_small_disk_").FullName;
        if (await Do("mount", "-t", "tmpfs", "-o", "size=400m", "shop", folder) != 0)
        {
            await Console.Error.WriteLineAsync("This user may not mount a small disk: its row is left out.");
            Directory.Delete(folder);
            return null;
        }
        try
        {
            string[] settings = [$"--Shop:DataFolder={folder}"];
            await using (var first = ShopProgram.Build(["--environment=Development", "--urls=http://127.0.0.1:0", "--Shop:Renditions=false", "--DemoPast:Enabled=false", "--Shop:Workers=false", "--Logging:LogLevel:Default=None", .. settings]))
            {
                await first.StartShop();
                await Stock(first.Services, 1_000_000);
                await first.StopAsync();
            }
            await using var node = new FaultNode(settings);
            await node.Start();
            var people = new FaultShoppers([node], 2);
            await Task.Delay(2000);
            Fill(Path.Combine(folder, "everything"));
            var full = people.Acknowledged.Count;
            await Task.Delay(5000);
            var meanwhile = people.Acknowledged.Count - full;
            File.Delete(Path.Combine(folder, "everything"));
            var (back, before) = (Stopwatch.StartNew(), people.Acknowledged.Count);
            while (people.Acknowledged.Count == before && back.Elapsed < TimeSpan.FromMinutes(1))
            {
                await Task.Delay(20);
            }
            var again = back.Elapsed.TotalSeconds;
            await people.End();
            await node.Kill();
            await using var after = ShopProgram.Build(["--environment=Production", "--Logging:LogLevel:Default=None", .. settings]);
            var row = await Told("disk full for 5 s, SQLite", people, after.Services);
            row.Add("orders_while_full", meanwhile);
            row.Add("503_without_retry_after", people.WithoutRetryAfter);
            row.Add("first_order_after_s", again);
            return row;
        }
        finally
        {
            await Do("umount", "-l", folder);
            Directory.Delete(folder);
        }
    }

    private static void Fill(string file)
    {
        using var to = File.Create(file);
        for (var size = 1 << 20; size >= 1 << 12;)
        {
            try
            {
                to.Write(new byte[size]);
                to.Flush(flushToDisk: true);
            }
            catch (IOException)
            {
                size /= 2;
            }
        }
    }

    private static async Task<int> Do(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    internal static async Task Stock(IServiceProvider services, long units)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ShopDb>();
        await using var transaction = await db.Database.BeginTransactionAsync();
        var jar = await db.Variants.Include(v => v.Components).SingleAsync(v => v.Sku == "WJF-CLS-MILD");
        var lot = new Lot { Code = LotCode.New(), StockItemId = jar.Components[0].StockItemId, ProductId = jar.ProductId, MadeOn = DateOnly.FromDateTime(DateTime.UtcNow) };
        await scope.ServiceProvider.GetRequiredService<Stock>().Make(lot, units, "benchmark");
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
    }

    internal static Task<Row> Told(string fault, FaultShoppers people, SeededShop shop) => Told(fault, people, shop.Services);

    internal static async Task<Row> Told(string fault, FaultShoppers people, IServiceProvider services)
    {
        // Connections of this program's from before the fault are dead.
        Npgsql.NpgsqlConnection.ClearAllPools();
        await using var scope = services.CreateAsyncScope();
        var keys = (await scope.ServiceProvider.GetRequiredService<ShopDb>().Orders.Select(o => new { o.Key, o.Number }).ToListAsync()).ToLookup(o => o.Key, o => o.Number);
        foreach (var wrong in people.Wrong.GroupBy(w => w))
        {
            await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{fault}: {wrong.Count()} × {wrong.Key}"));
        }
        return new Row
        {
            { "fault", fault }, { "acknowledged", people.Acknowledged.Count }, { "a_second", people.Acknowledged.Count / people.Seconds },
            { "lost", people.Acknowledged.Count(a => !keys[a.Key].Contains(a.Number)) }, { "doubled", people.Acknowledged.Count(a => keys[a.Key].Count() > 1) },
            { "differences", (await scope.ServiceProvider.GetRequiredService<ReconcileStock>().Run()).Count + (await scope.ServiceProvider.GetRequiredService<CheckLedger>().Run()).Count },
            { "no_answer", people.NoAnswer }, { "503", people.Unavailable }, { "wrong_answers", people.Wrong.Count },
        };
    }
}
