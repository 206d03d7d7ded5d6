using System.Diagnostics;

namespace Shop.Benchmarks;

/// <summary>Requests from this process, on loopback, bounded in number and time.</summary>
internal static class Load
{
    private const int Askers = 16;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Lasting = TimeSpan.FromSeconds(5);

    /// <summary>How many answers a second come when sixteen ask one after another.</summary>
    public static async Task<double> PerSecond(Uri page)
    {
        using var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = Askers });
        await Ask(client, page, WarmUp);
        return await Ask(client, page, Lasting);
    }

    private static async Task<double> Ask(HttpClient client, Uri page, TimeSpan lasting)
    {
        var watch = Stopwatch.StartNew();
        var counts = await Task.WhenAll(Enumerable.Range(0, Askers).Select(_ => Task.Run(async () =>
        {
            var n = 0;
            for (; watch.Elapsed < lasting; n++)
            {
                using var answer = await client.GetAsync(page);
                answer.EnsureSuccessStatusCode();
                await answer.Content.ReadAsByteArrayAsync();
            }
            return n;
        })));
        return counts.Sum() / watch.Elapsed.TotalSeconds;
    }

    /// <summary>The middle of the times that something takes, and the longest; in ms.</summary>
    public static async Task<(double Median, double Max)> Times(int rounds, Func<int, Task> act)
    {
        var times = new List<double>();
        for (var i = 0; i < rounds; i++)
        {
            var watch = Stopwatch.StartNew();
            await act(i);
            times.Add(watch.Elapsed.TotalMilliseconds);
        }
        times.Sort();
        return (times[rounds / 2], times[^1]);
    }
}
