using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Shop.Features.LiveRoom;

namespace Shop.Benchmarks;

/// <summary>Two thousand people listen to one livestream over loopback: how long after it was told does a pin reach them?</summary>
internal static class Listeners
{
    private const int Count = 2000;
    private const int Pins = 20;
    private const string Slug = "listeners";
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    public static async Task<List<Row>> Run()
    {
        await using var shop = await SeededShop.Start();
        var livestream = await Livestream(shop);
        var heard = new ConcurrentBag<(int Pin, long At)>();
        using var ends = new CancellationTokenSource();
        using var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = Count }) { Timeout = Timeout.InfiniteTimeSpan };
        var watch = Stopwatch.StartNew();
        var streams = Enumerable.Range(0, Count).Select(_ => Task.Run(() => Listen(client, new Uri(shop.Address, $"/livestreams/{Slug}/events"), heard, ends.Token))).ToList();
        var room = shop.Services.GetRequiredService<Rooms>().Of(livestream);
        while (room.Listeners < Count && watch.Elapsed < Longest)
        {
            await Task.Delay(50);
        }
        var (joined, connected) = (room.Listeners, watch.Elapsed.TotalSeconds);
        var told = new long[Pins];
        for (var pin = 0; pin < Pins; pin++)
        {
            using var scope = shop.Services.CreateScope();
            var tell = scope.ServiceProvider.GetRequiredService<TellViewers>();
            told[pin] = Stopwatch.GetTimestamp();
            await tell.Add(livestream, LiveEventKind.Pin, new { item = pin });
            await tell.Wake(livestream);
            await Task.Delay(Between);
        }
        for (watch.Restart(); heard.Count < joined * Pins && watch.Elapsed < Longest;)
        {
            await Task.Delay(50);
        }
        await ends.CancelAsync();
        await Task.WhenAll(streams);
        var times = heard.Select(h => Stopwatch.GetElapsedTime(told[h.Pin], h.At).TotalMilliseconds).Order().ToList();
        return [new Row { { "listeners", joined }, { "connected_s", connected }, { "pins", Pins }, { "heard", times.Count / (double)(joined * Pins) }, { "p50_ms", At(times, .5) }, { "p99_ms", At(times, .99) }, { "max_ms", At(times, 1) } }];
    }

    private static double At(List<double> times, double share) => times.Count == 0 ? double.NaN : times[Math.Min(times.Count - 1, (int)Math.Ceiling(share * times.Count))];

    private static async Task Listen(HttpClient client, Uri events, ConcurrentBag<(int Pin, long At)> heard, CancellationToken ct)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, events);
            using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
            using var reader = new StreamReader(await answer.EnsureSuccessStatusCode().Content.ReadAsStreamAsync(ct));
            while (await reader.ReadLineAsync(ct) is { } line)
            {
                if (line.StartsWith("data: {\"item\":", StringComparison.Ordinal))
                {
                    heard.Add((int.Parse(line.AsSpan(14, line.Length - 15), CultureInfo.InvariantCulture), Stopwatch.GetTimestamp()));
                }
            }
        }
        catch (Exception e) when (e is OperationCanceledException or HttpRequestException or IOException)
        {
            // The end, or a listener that is missing in the figures.
        }
    }

    private static async Task<int> Livestream(SeededShop shop)
    {
        using var scope = shop.Services.CreateScope();
        var (db, now) = (scope.ServiceProvider.GetRequiredService<ShopDb>(), scope.ServiceProvider.GetRequiredService<ShopClock>().Now);
        var livestream = new Livestream
        {
            Slug = Slug,
            Uid = Slug,
            Title = new Text("听", "Listeners"),
            CooperativeId = await db.Cooperatives.OrderBy(c => c.Id).Select(c => c.Id).FirstAsync(),
            State = LivestreamState.Live,
            WasAnnounced = true,
            StartsAt = now,
            EndsAt = now.AddHours(1),
            WentLiveAt = now,
            CreatedAt = now,
            ChangedAt = now,
            KeepUntil = DateOnly.FromDateTime(now).AddYears(Shop.Model.Livestream.KeptYears),
        };
        db.Livestreams.Add(livestream);
        await db.SaveChangesAsync();
        return livestream.Id;
    }
}
