using System.Diagnostics;

namespace Shop.Benchmarks;

/// <summary>
/// From the start of the built program to the first page: with an empty folder, and again with what that left; against a server
/// that does nothing, measured in the same run.
/// </summary>
internal static class Start
{
    private const int Rounds = 5;

    public static async Task<List<Row>> Run()
    {
        var program = typeof(ShopProgram).Assembly.Location;
        var bare = typeof(Start).Assembly.Location;
        var rows = new List<Row>();
        var (first, second, limit) = (new List<double>(), new List<double>(), new List<double>());
        for (var i = 0; i < Rounds; i++)
        {
            var folder = Directory.CreateTempSubdirectory("shop_benchmark_").FullName;
            string[] shop = [program, "--environment=Development", $"--Shop:DataFolder={folder}"];
            limit.Add(await UntilFirstPage(url => [bare, "--bare", url]));
            first.Add(await UntilFirstPage(url => [.. shop, $"--urls={url}"]));
            second.Add(await UntilFirstPage(url => [.. shop, $"--urls={url}"]));
            Directory.Delete(folder, recursive: true);
        }
        rows.Add(Line("first, empty folder", first, limit));
        rows.Add(Line("second", second, limit));
        return rows;
    }

    private static Row Line(string start, List<double> times, List<double> limit)
    {
        var (median, bare) = (Median(times), Median(limit));
        return new Row { { "start", start }, { "ms", median }, { "max_ms", times.Max() }, { "limit_ms", bare }, { "ratio", median / bare } };
    }

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);

    private static async Task<double> UntilFirstPage(Func<string, string[]> arguments)
    {
        var url = $"http://127.0.0.1:{OwnPostgres.FreePort()}";
        using var client = new HttpClient();
        var watch = Stopwatch.StartNew();
        using var process = System.Diagnostics.Process.Start(new ProcessStartInfo("dotnet", arguments(url)) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
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
                    return watch.Elapsed.TotalMilliseconds;
                }
                catch (HttpRequestException) when (!process.HasExited && watch.Elapsed < TimeSpan.FromMinutes(2))
                {
                    await Task.Delay(10);
                }
            }
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync();
        }
    }
}
