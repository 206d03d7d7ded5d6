using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Shop.Features.LiveOffers;

namespace Shop.Benchmarks;

/// <summary>A second program on the same database. It has its own queue; only the database is shared.</summary>
internal sealed class DropNode : IAsyncDisposable
{
    private readonly Process process;

    private DropNode(Process process) => this.process = process;

    public static async Task<DropNode> Start(string provider, string connection, params string[] more)
    {
        // Memory is cleaned up as the shop's own program does it.
        var start = new ProcessStartInfo(Environment.ProcessPath!, [.. Self(), "--drop-node", provider, connection, .. more]) { RedirectStandardInput = true, RedirectStandardOutput = true, Environment = { ["DOTNET_gcServer"] = "0", ["DOTNET_GCgen0MaxBudget"] = "1000000" } };
        var process = Process.Start(start)!;
        var node = new DropNode(process);
        while (await process.StandardOutput.ReadLineAsync() is { } line && line != "ready")
        {
        }
        return node;
    }

    /// <summary>Has it ask for an offer with so many askers and these shoppers.</summary>
    public async Task<DropOutcome> Ask(int offer, int askers, int first, int beyond)
    {
        await process.StandardInput.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{offer} {askers} {first} {beyond}"));
        await process.StandardInput.FlushAsync();
        return JsonSerializer.Deserialize<DropOutcome>(await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The node ended."))!;
    }

    /// <summary>Ends it as soon as it has written so many lines; all that it wrote.</summary>
    public async Task<List<string>> EndAfter(int count, Func<Task> end)
    {
        var (lines, ending) = (new List<string>(), Task.CompletedTask);
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            lines.Add(line);
            if (lines.Count == count)
            {
                ending = end();
            }
        }
        await ending;
        await process.WaitForExitAsync();
        return lines;
    }

    public Task Kill()
    {
        process.Kill();
        return Task.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.StandardInput.Close();
            await process.WaitForExitAsync();
        }
        process.Dispose();
    }

    /// <summary>The other side of it.</summary>
    public static async Task<int> Serve(string provider, string connection, string[] rest)
    {
        var folder = Directory.CreateTempSubdirectory("shop_benchmark_node_").FullName;
        await using var app = ShopProgram.Build(["--environment=Development", "--urls=http://127.0.0.1:0", $"--Shop:DataFolder={folder}", "--Shop:Workers=false", "--Logging:Console:LogLevel:Default=None", $"--Database:Provider={provider}", $"--ConnectionStrings:Shop={connection}"]);
        // The first wish finds the way to the database.
        await Drop.Own(app.Services)(0, DropGoods.Shopper(0));
        Console.WriteLine("ready");
        if (rest is ["killed", var offer, var askers])
        {
            await Acknowledge(app.Services, int.Parse(offer, CultureInfo.InvariantCulture), int.Parse(askers, CultureInfo.InvariantCulture));
            return 0;
        }
        while (await Console.In.ReadLineAsync() is { } line)
        {
            var numbers = line.Split(' ').Select(n => int.Parse(n, CultureInfo.InvariantCulture)).ToArray();
            Console.WriteLine(JsonSerializer.Serialize(await Drop.Crowd(numbers[0], numbers[1], numbers[2], numbers[3], Drop.Own(app.Services))));
        }
        Directory.Delete(folder, recursive: true);
        return 0;
    }

    /// <summary>Writes the number of each purchase as soon as a shopper would have been told.</summary>
    private static async Task Acknowledge(IServiceProvider services, int offer, int askers)
    {
        var gather = services.GetRequiredService<GatherPurchases>();
        var (next, gate) = (-1, new Lock());
        using var to = Console.OpenStandardOutput();
        await Task.WhenAll(Enumerable.Range(0, askers).Select(_ => Task.Run(async () =>
        {
            while (await Answer() is TakenUnits taken)
            {
                var line = System.Text.Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{taken.PurchaseId}\n"));
                lock (gate)
                {
                    to.Write(line);
                }
            }
        })));

        async Task<TakenAnswer?> Answer()
        {
            try
            {
                return await gather.Ask(offer, new PurchaseWish(DropGoods.Shopper(Interlocked.Increment(ref next)), "k", 1));
            }
            // That it couldn't be reached any more EF tells in words of its own.
            catch (Exception e) when (e is DbException or InvalidOperationException { InnerException: DbException })
            {
                return null;
            }
        }
    }

    // Run by the dotnet host, the program's own name comes first.
    private static string[] Self() => Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [typeof(DropNode).Assembly.Location] : [];
}

/// <summary>Two programs on one database at once.</summary>
internal static class DropNodes
{
    public static async Task<Row> Measure(SeededShop shop, string connection, int askers, int units, TimeSpan lasting)
    {
        await using var one = await DropNode.Start("Postgres", connection);
        await using var two = await DropNode.Start("Postgres", connection);
        // A program that began just now compiles for ten seconds and more what it is busy with, and moves its memory about. One that sells in the evening did so in the morning,
        // and the one of the other arms did so in the minutes before.
        for (var warm = TimeSpan.Zero; warm < 4 * lasting;)
        {
            warm += (await Once()).Took;
        }
        var (lasted, rates, waits, oversold, undersold, accepted) = (TimeSpan.Zero, new List<double>(), new List<double>(), 0, 0, 0);
        while (lasted < lasting)
        {
            var (offer, drops, took) = await Once();
            lasted += took;
            var both = drops.Sum(d => d.Accepted);
            accepted += both;
            rates.Add(both / took.TotalSeconds);
            waits.AddRange(drops.SelectMany(d => d.Waits));
            var written = await DropGoods.Written(shop, offer);
            oversold += Math.Max(0, written - units);
            undersold += Math.Max(0, units - written);
        }
        return Drop.DropRow("group-commit", "postgres", 2, askers, units, rates, waits, accepted, oversold, undersold);

        async Task<(int Offer, DropOutcome[] Drops, TimeSpan Took)> Once()
        {
            var offer = await DropGoods.Offer(shop, units);
            var drops = await Task.WhenAll(one.Ask(offer, askers / 2, 0, Drop.Shoppers / 2), two.Ask(offer, askers / 2, Drop.Shoppers / 2, Drop.Shoppers));
            return (offer, drops, drops.Max(d => d.Lasted));
        }
    }
}
