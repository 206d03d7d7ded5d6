using System.Diagnostics;

namespace Shop.Benchmarks;

/// <summary>Requests from this process, on loopback, bounded in number and time.</summary>
internal static class Load
{
    private const int Askers = 16;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Lasting = TimeSpan.FromSeconds(5);

    /// <summary>How many answers a second come when sixteen ask one after another, compressed as a browser asks for them.</summary>
    /// <param name="cookie">Of whoever asks; null: nobody's.</param>
    public static async Task<double> PerSecond(Uri page, string? cookie = null)
    {
        using var client = Browser(cookie);
        await Ask(client, page, WarmUp);
        return await Ask(client, page, Lasting);
    }

    /// <summary>Takes Brotli and leaves it as it came.</summary>
    public static HttpClient Browser(string? cookie)
    {
        var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = Askers, UseCookies = false });
        client.DefaultRequestHeaders.Add("Accept-Encoding", "br");
        if (cookie is not null)
        {
            client.DefaultRequestHeaders.Add("Cookie", cookie);
        }
        return client;
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
