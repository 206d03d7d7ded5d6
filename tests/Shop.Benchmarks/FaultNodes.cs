using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;

namespace Shop.Benchmarks;

/// <summary>A copy of the built program in a process of its own, which can be killed and started again.</summary>
internal sealed class FaultNode(string[] settings) : IAsyncDisposable
{
    private Process? process;

    public Uri Address { get; } = new($"http://127.0.0.1:{OwnPostgres.FreePort()}");

    /// <summary>Returns when it is ready for visitors.</summary>
    public async Task Start()
    {
        process = Process.Start(new ProcessStartInfo("dotnet", [typeof(ShopProgram).Assembly.Location, $"--urls={Address}", "--environment=Production", "--Shop:Renditions=false", "--Limits:Checkout=1000000", "--Limits:Pages=100000000", "--Limits:Payments=1000000", "--Logging:LogLevel:Default=None", .. settings])
        { RedirectStandardOutput = true, RedirectStandardError = true })!;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        using var client = new HttpClient { BaseAddress = Address };
        for (var began = Stopwatch.StartNew(); !await IsReady(client); await Task.Delay(50))
        {
            if (process.HasExited || began.Elapsed > TimeSpan.FromMinutes(2))
            {
                throw new InvalidOperationException("A node didn't start.");
            }
        }
    }

    /// <summary>What the process has in memory now.</summary>
    public double Megabytes
    {
        get
        {
            process!.Refresh();
            return process.WorkingSet64 / 1024.0 / 1024.0;
        }
    }

    public async Task Kill()
    {
        process!.Kill();
        await process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (process is { HasExited: false })
        {
            await Kill();
        }
        process?.Dispose();
    }

    private static async Task<bool> IsReady(HttpClient client)
    {
        try
        {
            return (await client.GetAsync("/health/live")).IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}

/// <summary>
/// Guests who buy a jar each, one after the other, paid at the door. Where a node doesn't answer, or says 503, the same request is sent again, to the next node, as a proxy or an
/// impatient thumb would.
/// </summary>
internal sealed class FaultShoppers
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private readonly IReadOnlyList<FaultNode> nodes;
    private readonly TimeSpan every;
    private readonly CancellationTokenSource ending = new();
    private readonly Task[] people;
    private readonly Stopwatch clock = Stopwatch.StartNew();

    /// <param name="every">How long each of them waits from the beginning of one purchase to the next; none: not at all.</param>
    public FaultShoppers(IReadOnlyList<FaultNode> nodes, int count, TimeSpan every = default)
    {
        (this.nodes, this.every) = (nodes, every);
        people = [.. Enumerable.Range(0, count).Select(i => Task.Run(() => Buy(i)))];
    }

    /// <summary>The key of each order's form, and the number that was acknowledged.</summary>
    public ConcurrentBag<(string Key, string Number)> Acknowledged { get; } = [];
    public ConcurrentQueue<double> Waits { get; } = [];
    public int Unavailable;
    public int WithoutRetryAfter;
    public int NoAnswer;
    /// <summary>Answers that nobody should get: a 500, or a page that isn't what was asked for.</summary>
    public ConcurrentBag<string> Wrong { get; } = [];
    public double Seconds { get; private set; }

    public async Task End()
    {
        await ending.CancelAsync();
        await Task.WhenAll(people);
        Seconds = clock.Elapsed.TotalSeconds;
        ending.Dispose();
    }

    private async Task Buy(int place)
    {
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromSeconds(30) }) { Timeout = TimeSpan.FromSeconds(40) };
        for (var round = 0; !ending.IsCancellationRequested; round++)
        {
            var (cookies, began) = (new CookieContainer(), clock.Elapsed);
            var put = await Send(client, place + round, cookies, HttpMethod.Post, "/basket/items", [new("sku", "WJF-CLS-MILD"), new("quantity", "1")]);
            var form = put is null ? null : await Send(client, place + round, cookies, HttpMethod.Get, "/checkout", null);
            if (form is null || FaultWords.Key().Match(form) is not { Success: true } key)
            {
                continue;
            }
            var placed = await Send(client, place + round, cookies, HttpMethod.Post, "/checkout", [new("Key", key.Groups[1].Value), new("Name", "某人"), new("Phone", $"139{place:00}{round % 1_000_000:000000}"), new("Province", "浙江省"), new("City", "杭州市"), new("District", "淳安县"), new("Street", "某路"), new("Payment", "cod")]);
            if (placed is not null && FaultWords.Number().Match(placed) is { Success: true } number)
            {
                Acknowledged.Add((key.Groups[1].Value, number.Groups[1].Value));
                Waits.Enqueue((clock.Elapsed - began).TotalMilliseconds);
            }
            if (began + every - clock.Elapsed is { Ticks: > 0 } rest)
            {
                await Task.Delay(rest, ending.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    // The body, or where it leads to; null: not at all, for long.
    private async Task<string?> Send(HttpClient client, int turn, CookieContainer cookies, HttpMethod method, string path, KeyValuePair<string, string>[]? fields)
    {
        for (var began = Stopwatch.StartNew(); began.Elapsed < Patience; turn++)
        {
            var address = new Uri(nodes[turn % nodes.Count].Address, path);
            using var request = new HttpRequestMessage(method, address) { Content = fields is null ? null : new FormUrlEncodedContent(fields) };
            request.Headers.Add("Sec-Fetch-Site", "same-origin");
            request.Headers.TryAddWithoutValidation("Cookie", cookies.GetCookieHeader(address));
            try
            {
                using var answer = await client.SendAsync(request);
                foreach (var cookie in answer.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
                {
                    cookies.SetCookies(address, cookie);
                }
                switch (answer.StatusCode)
                {
                    case HttpStatusCode.OK:
                        return await answer.Content.ReadAsStringAsync();
                    case HttpStatusCode.Redirect:
                        return answer.Headers.Location!.ToString();
                    case HttpStatusCode.ServiceUnavailable:
                        Interlocked.Increment(ref Unavailable);
                        Interlocked.Add(ref WithoutRetryAfter, answer.Headers.RetryAfter is null ? 1 : 0);
                        break;
                    default:
                        Wrong.Add($"{(int)answer.StatusCode} {method} {path}");
                        return null;
                }
            }
            catch (Exception e) when (e is HttpRequestException or TaskCanceledException or IOException)
            {
                Interlocked.Increment(ref NoAnswer);
            }
            await Task.Delay(100);
        }
        Wrong.Add($"no answer in {Patience.TotalSeconds} s: {method} {path}");
        return null;
    }
}

internal static partial class FaultWords
{
    [System.Text.RegularExpressions.GeneratedRegex("name=\"Key\"[^>]*value=\"([^\"]+)\"")]
    public static partial System.Text.RegularExpressions.Regex Key();

    [System.Text.RegularExpressions.GeneratedRegex("/orders/([0-9-]+)")]
    public static partial System.Text.RegularExpressions.Regex Number();
}
