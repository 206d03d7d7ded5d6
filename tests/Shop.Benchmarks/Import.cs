using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using Shop.Features.OrderImports;
using Shop.Features.Repurchase;

namespace Shop.Benchmarks;

/// <summary>
/// 541,909 lines are imported while guests order, one after the other at four tills, two of three of them by a telephone that stands in the file. Each person of the file was two customers
/// before, one by telephone and one by e-mail, whom the file joins. How long a checkout takes meanwhile, and before in the same run; what is counted anew afterwards has to agree.
/// </summary>
internal static class Import
{
    private const int Lines = 541_909;
    private static readonly TimeSpan Lasting = TimeSpan.FromSeconds(30);

    public static async Task<List<Row>> Run()
    {
        var rows = new List<Row>();
        var file = await File();
        await using (var postgres = await OwnPostgres.Start())
        {
            if (postgres is not null)
            {
                await using var shop = await SeededShop.Start(postgres.ConnectionString);
                rows.AddRange(await Measure(shop, "postgres", file));
            }
        }
        await using (var shop = await SeededShop.Start())
        {
            rows.AddRange(await Measure(shop, "sqlite", file));
        }
        return rows;
    }

    private static async Task<List<Row>> Measure(SeededShop shop, string database, byte[] file)
    {
        await using var scope = shop.Services.CreateAsyncScope();
        var profile = (await scope.ServiceProvider.GetRequiredService<ImportProfiles>().Of("uci"))!;
        var people = await ImportCheckouts.Prepare(shop, scope.ServiceProvider.GetRequiredService<ReadOrders>().Run(file, profile).Orders);
        var rows = new List<Row>();
        await using (var buying = new ImportCheckouts(shop, people))
        {
            // The first ones warm up.
            await Task.Delay(Lasting / 3);
            buying.Begin();
            await Task.Delay(Lasting);
            rows.Add(Told("nothing", buying.End()));
            buying.Begin();
            var (began, lines) = (Stopwatch.GetTimestamp(), new LastLine());
            var read = scope.ServiceProvider.GetRequiredService<ReadOrders>().Run(file, profile);
            ImportCheckouts.AddPeople(read.Orders);
            var result = await scope.ServiceProvider.GetRequiredService<ImportOrders>().Run(new ImportWish("uci", file, Channel.Other, profile, "benchmark", 0), read.Orders, lines);
            var took = Stopwatch.GetElapsedTime(began).TotalSeconds;
            rows.Add(Told(string.Create(CultureInfo.InvariantCulture, $"{result.Lines} lines imported"), buying.End(), took));
            // What isn't cut into short transactions.
            rows[^1].Add("show_ms", Stopwatch.GetElapsedTime(lines.At, began + (long)(took * Stopwatch.Frequency)).TotalMilliseconds);
        }
        await using var after = shop.Services.CreateAsyncScope();
        rows[^1].Add("differences", (await after.ServiceProvider.GetRequiredService<RecountHistory>().Run()).Count);
        return rows;

        Row Told(string meanwhile, List<double> waits, double? took = null)
        {
            var row = new Row
            {
                { "database", database }, { "meanwhile", meanwhile }, { "import_s", took ?? (object)"" }, { "checkouts", waits.Count },
                { "p50_ms", Repurchase.Percentile(waits, 0.5) }, { "p99_ms", Repurchase.Percentile(waits, 0.99) }, { "longest_ms", waits.Max() }, { "bar_ms", 1000 },
            };
            Console.Error.WriteLine(string.Join(", ", row.Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Key} {c.Value}"))));
            return row;
        }
    }

    private sealed class LastLine : IProgress<int>
    {
        public long At { get; private set; }

        public void Report(int value) => At = Stopwatch.GetTimestamp();
    }

    /// <summary>UCI's orders where SHOP_SHARED, or shared/ beside the repo, has them; else as many lines of that shape.</summary>
    private static async Task<byte[]> File()
    {
        var shared = Environment.GetEnvironmentVariable("SHOP_SHARED") is { Length: > 0 } set ? set : Path.Combine("..", "shared");
        var path = Path.Combine(shared, "data", "uci_online_retail.csv.gz");
        using var content = new MemoryStream();
        if (System.IO.File.Exists(path))
        {
            await using var gzip = new GZipStream(System.IO.File.OpenRead(path), CompressionMode.Decompress);
            await gzip.CopyToAsync(content);
            return content.ToArray();
        }
        await Console.Error.WriteLineAsync($"There is no {path}: lines of the same shape are drawn.");
        var (random, text) = (new Random(1), new StringBuilder("InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n"));
        for (int line = 0, order = 0; line < Lines; order++)
        {
            var (at, customer) = (new DateTime(2010, 12, 1).AddMinutes(order * 20), random.Next(4) == 0 ? "" : $"{12346 + random.Next(4372)}");
            for (var most = line + 1 + random.Next(40); line < Math.Min(most, Lines); line++)
            {
                text.Append(CultureInfo.InvariantCulture, $"{536365 + order},{20000 + random.Next(4000)},GOODS,{1 + random.Next(12)},{at:yyyy-MM-dd'T'HH:mm},{1 + random.Next(9)}.25,{customer},United Kingdom\n");
            }
        }
        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
