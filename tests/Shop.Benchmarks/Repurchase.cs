using System.Diagnostics;
using System.Globalization;
using Shop.Features.Repurchase;
using Shop.Features.Repurchase.Memory;

namespace Shop.Benchmarks;

/// <summary>
/// Figures of ten million orders while more come in: how long one takes that was asked for before with one cut, how long a cut takes that nobody asked for yet, how far behind the last order
/// they are, what the memory costs, what a commit costs more, and the whole counted anew beside one cohort query of the database's own. SHOP_BENCHMARK_ORDERS sets another size.
/// </summary>
internal static class Repurchase
{
    internal static readonly int Orders = int.TryParse(Environment.GetEnvironmentVariable("SHOP_BENCHMARK_ORDERS"), CultureInfo.InvariantCulture, out var n) ? n : 10_000_000;
    private static readonly TimeSpan Lasting = TimeSpan.FromSeconds(60);

    public static async Task<List<Row>> Run()
    {
        await using var postgres = await OwnPostgres.Start();
        if (postgres is null)
        {
            return [];
        }
        await using var shop = await SeededShop.Start(postgres.ConnectionString);
        var rows = new List<Row>();
        void Add(string what, object measured, object? bar = null)
        {
            rows.Add(new Row { { "what", what }, { "measured", measured }, { "bar", bar ?? "" } });
            Console.Error.WriteLine($"{what}: {measured}");
        }
        Add("orders", Orders);
        Add("generated in, s", await Timed(() => RepurchaseGoods.Fill(postgres.ConnectionString, Orders)) / 1000);
        var cache = shop.Services.GetRequiredService<HistoryCache>();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var reading = await Timed(() => Patiently(cache, new Cut()));
        Add("read into memory and counted in, s", reading / 1000);
        Add("memory of it, MB", (GC.GetTotalMemory(forceFullCollection: true) - before) / 1e6);
        var cuts = await RepurchaseGoods.Cuts(shop);
        var cold = new List<double>();
        foreach (var cut in cuts)
        {
            cold.Add(await Timed(() => cache.Of(cut)));
        }
        Add("a cut that nobody asked for yet, longest of " + cold.Count + ", ms", cold.Max(), 2000);
        Add("memory with all cuts, MB", (GC.GetTotalMemory(forceFullCollection: true) - before) / 1e6);
        await using (var coming = new RepurchaseOrders(shop))
        {
            var (calendar, any) = await Ask(shop, cuts);
            Add("orders that came in meanwhile, a second", coming.PerSecond);
            Add("a figure over a calendar day, week, month or the last 12 months, one cut, asked", calendar.Count);
            Add("p50, ms", Percentile(calendar, 0.5));
            Add("p99, ms", Percentile(calendar, 0.99), 50);
            Add("longest, ms", calendar.Max());
            Add("any other window, asked", any.Count);
            Add("any other window, longest, ms", any.Max(), 2000);
            var behind = await coming.Behind(cache);
            Add("behind the last order, p50, ms", Percentile(behind, 0.5));
            Add("behind the last order, longest of " + behind.Count + ", ms", behind.Max(), 2000);
        }
        var (with, without) = await RepurchaseOrders.Commits(shop);
        Add("an order's commit, ms", with);
        Add("without its row for the history, ms", without);
        Add("commit, ratio", with / without, 1.1);
        Add("the whole read and counted anew, s", reading / 1000);
        var sql = await Timed(() => RepurchaseGoods.CohortQuery(postgres.ConnectionString));
        Add("one hand-written cohort query, s", sql / 1000);
        Add("ratio", reading / sql);
        return rows;
    }

    private static async Task<(List<double> Calendar, List<double> Any)> Ask(SeededShop shop, List<Cut> cuts)
    {
        var cache = shop.Services.GetRequiredService<HistoryCache>();
        var (random, today) = (new Random(7), shop.Services.GetRequiredService<ShopClock>().Today);
        var (calendar, any, clock) = (new List<double>(), new List<double>(), Stopwatch.StartNew());
        async Task<double> Figure(Cut cut, DateOnly from, DateOnly to) => await Timed(async () =>
        {
            var shown = await cache.Of(cut);
            CountTimeline.Run(shown.Timeline, from, to, CountTimeline.Rated(shown.Timeline, from, to));
            CountTimeline.Goods(shown.Timeline, from, to);
        });
        while (clock.Elapsed < Lasting)
        {
            var (cut, day) = (cuts[random.Next(cuts.Count)], today.AddDays(-random.Next(RepurchaseGoods.Days)));
            var (from, to) = random.Next(4) switch
            {
                0 => (day, day.AddDays(1)),
                1 => (CountSales.Begin(day, SalesStep.Week), CountSales.Begin(day, SalesStep.Week).AddDays(7)),
                2 => (CountSales.Begin(day, SalesStep.Month), CountSales.Begin(day, SalesStep.Month).AddMonths(1)),
                _ => (new DateOnly(today.Year, today.Month, 1).AddMonths(-12), new DateOnly(today.Year, today.Month, 1)),
            };
            calendar.Add(await Figure(cut, from, to));
            if (calendar.Count % 20 == 0)
            {
                any.Add(await Figure(cut, day, today.AddDays(1)));
            }
        }
        return (calendar, any);
    }

    // As the page does it: it comes back until the history is read.
    private static async Task Patiently(HistoryCache cache, Cut cut)
    {
        while (true)
        {
            try
            {
                await cache.Of(cut);
                return;
            }
            catch (HistoryNotReadException)
            {
            }
        }
    }

    internal static async Task<double> Timed(Func<Task> act)
    {
        var began = Stopwatch.GetTimestamp();
        await act();
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }

    internal static double Percentile(List<double> all, double part) => all.Order().ElementAt((int)Math.Ceiling(part * all.Count) - 1);
}
