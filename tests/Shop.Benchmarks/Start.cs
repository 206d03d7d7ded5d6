using System.Diagnostics;

namespace Shop.Benchmarks;

/// <summary>
/// From the start of the built program to the first page, with an empty folder and again with what that left; against an MVC application with one view and a server that does nothing, measured in
/// the same run, by turns. Then its memory at rest. The bars: 0.8 s more than the empty application, 200 MB.
/// </summary>
internal static class Start
{
    private const int Rounds = 7;
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(20);

    public static async Task<List<Row>> Run()
    {
        // Another build, a published one say, to compare with.
        var program = Environment.GetEnvironmentVariable("SHOP_BENCHMARK_PROGRAM") ?? typeof(ShopProgram).Assembly.Location;
        var own = typeof(Start).Assembly.Location;
        var (first, second, production, empty, bare) = (new List<double>(), new List<double>(), new List<double>(), new List<double>(), new List<double>());
        var memory = new List<double>();
        for (var i = 0; i < Rounds; i++)
        {
            var folder = Directory.CreateTempSubdirectory("shop_benchmark_").FullName;
            string[] Shop(string environment, string url) => [program, $"--environment={environment}", $"--Shop:DataFolder={folder}", $"--urls={url}"];
            bare.Add(await UntilFirstPage(url => [own, "--bare", url]));
            empty.Add(await UntilFirstPage(url => [own, "--empty", url]));
            first.Add(await UntilFirstPage(url => Shop("Development", url)));
            second.Add(await UntilFirstPage(url => Shop("Development", url)));
            production.Add(await UntilFirstPage(url => Shop("Production", url), i == 0 ? memory : null));
            Directory.Delete(folder, recursive: true);
        }
        return
        [
            Line("first, empty folder", first, empty, bare),
            Line("second", second, empty, bare),
            Line("second, in production", production, empty, bare),
            new Row { { "start", $"{Rest.TotalSeconds} s after the first page, in production" }, { "memory_mb", memory[0] } },
        ];
    }

    private static Row Line(string start, List<double> times, List<double> empty, List<double> bare) => new()
    {
        { "start", start }, { "ms", Median(times) }, { "max_ms", times.Max() }, { "empty_mvc_ms", Median(empty) }, { "more_ms", Median(times) - Median(empty) }, { "bare_ms", Median(bare) }, { "ratio", Median(times) / Median(bare) },
    };

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);

    /// <param name="memory">Where the process's memory is noted once it rests, in MB; null: it isn't waited for.</param>
    private static async Task<double> UntilFirstPage(Func<string, string[]> arguments, List<double>? memory = null)
    {
        var url = $"http://127.0.0.1:{OwnPostgres.FreePort()}";
        using var client = new HttpClient();
        var watch = Stopwatch.StartNew();
        using var process = System.Diagnostics.Process.Start(new ProcessStartInfo("dotnet", arguments(url))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            // As a program of its own has it; this one asks for the server's.
            Environment = { ["DOTNET_gcServer"] = "0" },
        })!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            while (true)
            {
                try
                {
                    await client.GetByteArrayAsync(url);
                    break;
                }
                catch (HttpRequestException) when (!process.HasExited && watch.Elapsed < TimeSpan.FromMinutes(2))
                {
                    await Task.Delay(10);
                }
            }
            var took = watch.Elapsed.TotalMilliseconds;
            if (memory is not null)
            {
                await Task.Delay(Rest);
                process.Refresh();
                memory.Add(process.WorkingSet64 / 1024.0 / 1024.0);
            }
            return took;
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync();
        }
    }
}
