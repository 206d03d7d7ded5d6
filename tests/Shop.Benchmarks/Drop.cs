using System.Globalization;
using Shop.Features.LiveOffers;

namespace Shop.Benchmarks;

/// <summary>
/// Many shoppers on few units in one second: the shop's own way against the plain ones, on the shop's own tables; how many are accepted a second, how long an
/// accepted one waits, and whether more or fewer were given out than there were. Each shopper asks once for one unit.
/// </summary>
internal static class Drop
{
    internal const int Shoppers = 200_000;
    private static readonly TimeSpan Lasting = TimeSpan.FromSeconds(5);

    public static async Task<List<Row>> Run()
    {
        var rows = new List<Row>();
        await using var postgres = await OwnPostgres.Start();
        if (postgres is not null)
        {
            await using var shop = await SeededShop.Start(postgres.ConnectionString, change: Empty, workers: false);
            await DropGoods.AddShoppers(shop, Shoppers);
            var plain = new DropPlain(postgres.ConnectionString);
            foreach (var askers in new[] { 64, 512 })
            {
                rows.Add(await Measure(shop, "postgres", "read-modify-write", askers, 500, plain.ReadModifyWrite));
                rows.Add(await Measure(shop, "postgres", "for-update", askers, 500, plain.ForUpdate));
                rows.Add(await Measure(shop, "postgres", "conditional-update", askers, 500, plain.ConditionalUpdate));
                rows.Add(await Measure(shop, "postgres", "conditional-update, one statement", askers, 500, plain.OneStatement));
                rows.Add(await Measure(shop, "postgres", "skip-locked", askers, 500, plain.SkipLocked, plain.AddUnits));
                rows.Add(await Measure(shop, "postgres", "group-commit", askers, 20_000, Own(shop.Services)));
                rows.Add(await DropNodes.Measure(shop, postgres.ConnectionString, askers, 20_000, Lasting));
                rows.Add(await DropPgbench.Measure(shop, postgres, Lasting));
            }
            rows.Add(await DropHttp.Measure(shop, "postgres"));
            rows.Add(await DropKilled.Measure(postgres.Another("killed"), "postgres"));
            rows.Add(await DropKilled.Measure(postgres.Another("killed_server"), "postgres", postgres));
        }
        await using (var shop = await SeededShop.Start(change: Empty, workers: false))
        {
            await DropGoods.AddShoppers(shop, Shoppers);
            foreach (var askers in new[] { 64, 512 })
            {
                rows.Add(await Measure(shop, "sqlite", "read-modify-write", askers, 100, new DropPlain(DropGoods.SqliteOf(shop)).ReadModifyWrite));
                rows.Add(await Measure(shop, "sqlite", "conditional-update", askers, 100, new DropPlain(DropGoods.SqliteOf(shop)).ConditionalUpdate));
                rows.Add(await Measure(shop, "sqlite", "group-commit", askers, 20_000, Own(shop.Services)));
            }
            rows.Add(await DropHttp.Measure(shop, "sqlite"));
            rows.Add(await DropKilled.Measure(null, "sqlite"));
        }
        return rows;
    }

    private static void Empty(IServiceCollection services) => services.AddControllers().AddApplicationPart(typeof(EmptyController).Assembly);

    internal static Func<int, string, Task<bool?>> Own(IServiceProvider services)
    {
        var gather = services.GetRequiredService<GatherPurchases>();
        return async (offer, user) => await gather.Ask(offer, new PurchaseWish(user, "k", 1)) switch
        {
            TakenUnits => true,
            OfferSoldOut => false,
            _ => null,
        };
    }

    /// <summary>One warm-up, then drop after drop until they lasted five seconds in all.</summary>
    private static async Task<Row> Measure(SeededShop shop, string database, string arm, int askers, int units, Func<int, string, Task<bool?>> ask, Func<int, Task>? prepare = null)
    {
        await Once(shop, askers, units, ask, prepare);
        var (lasted, rates, waits, oversold, undersold, accepted) = (TimeSpan.Zero, new List<double>(), new List<double>(), 0, 0, 0);
        while (lasted < Lasting)
        {
            var drop = await Once(shop, askers, units, ask, prepare);
            lasted += drop.Lasted;
            rates.Add(drop.Accepted / drop.Lasted.TotalSeconds);
            waits.AddRange(drop.Waits);
            accepted += drop.Accepted;
            var written = await DropGoods.Written(shop, drop.Offer);
            oversold += Math.Max(0, written - units);
            undersold += drop.SoldOut ? Math.Max(0, units - written) : 0;
        }
        return DropRow(arm, database, 1, askers, units, rates, waits, accepted, oversold, undersold);
    }

    internal static Row DropRow(string arm, string database, int processes, int askers, int units, List<double> rates, List<double> waits, int accepted, int oversold, int undersold)
    {
        rates.Sort();
        waits.Sort();
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{database} {arm}, {askers} askers, {processes}: {rates[rates.Count / 2]:0}/s, p99 {Part(waits, 0.99):0.0} ms, oversold {oversold}, undersold {undersold}"));
        return new Row
        {
            { "arm", arm }, { "database", database }, { "processes", processes }, { "askers", askers }, { "units", units }, { "accepted", accepted },
            { "accepted_per_s", rates[rates.Count / 2] }, { "p50_ms", Part(waits, 0.5) }, { "p99_ms", Part(waits, 0.99) }, { "oversold", oversold }, { "undersold", undersold },
            { "range_per_s", string.Create(CultureInfo.InvariantCulture, $"{rates[0]:0}–{rates[^1]:0}") }, { "drops", rates.Count },
        };
    }

    private static double Part(List<double> sorted, double part) => sorted.Count == 0 ? 0 : sorted[(int)Math.Min(sorted.Count - 1, sorted.Count * part)];

    private static async Task<DropOutcome> Once(SeededShop shop, int askers, int units, Func<int, string, Task<bool?>> ask, Func<int, Task>? prepare)
    {
        var offer = await DropGoods.Offer(shop, units);
        await (prepare?.Invoke(offer) ?? Task.CompletedTask);
        return await Crowd(offer, askers, 0, Shoppers, ask);
    }

    /// <summary>All ask at once, each for one shopper after the other, until it is sold out.</summary>
    internal static async Task<DropOutcome> Crowd(int offer, int askers, int first, int beyond, Func<int, string, Task<bool?>> ask)
    {
        var (next, accepted, soldOut) = (first - 1, 0, 0);
        var waits = new List<double>[askers];
        var start = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var clock = TimeProvider.System;
        long began = 0, last = 0;
        var crowd = Enumerable.Range(0, askers).Select(a => Task.Run(async () =>
        {
            waits[a] = [];
            await start.Task;
            while (Volatile.Read(ref soldOut) == 0 && clock.GetElapsedTime(began) < 3 * Lasting && Interlocked.Increment(ref next) is var shopper && shopper < beyond)
            {
                var asked = clock.GetTimestamp();
                switch (await ask(offer, DropGoods.Shopper(shopper)))
                {
                    case true:
                        var now = clock.GetTimestamp();
                        waits[a].Add(clock.GetElapsedTime(asked, now).TotalMilliseconds);
                        Interlocked.Increment(ref accepted);
                        InterlockedMax(ref last, now);
                        break;
                    case false:
                        Volatile.Write(ref soldOut, 1);
                        break;
                }
            }
        })).ToList();
        began = clock.GetTimestamp();
        start.SetResult();
        await Task.WhenAll(crowd);
        return new DropOutcome(offer, accepted, clock.GetElapsedTime(began, Math.Max(last, began + 1)), [.. waits.SelectMany(w => w)], soldOut == 1);
    }

    private static void InterlockedMax(ref long target, long value)
    {
        for (var seen = Volatile.Read(ref target); value > seen; seen = Volatile.Read(ref target))
        {
            if (Interlocked.CompareExchange(ref target, value, seen) == seen)
            {
                return;
            }
        }
    }
}

/// <param name="Lasted">From the start to the last that was accepted.</param>
/// <param name="Waits">Of those accepted, in ms.</param>
internal sealed record DropOutcome(int Offer, int Accepted, TimeSpan Lasted, List<double> Waits, bool SoldOut);
