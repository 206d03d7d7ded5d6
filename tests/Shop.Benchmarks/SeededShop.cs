namespace Shop.Benchmarks;

/// <summary>The shop with its demo data in a temporary folder, in this process, as in Production; a first program in Development makes tables and data.</summary>
internal sealed class SeededShop : IAsyncDisposable
{
    private readonly WebApplication app;

    private SeededShop(WebApplication app, string folder) => (this.app, Folder) = (app, folder);

    public string Folder { get; }
    public Uri Address => new(app.Urls.First());
    public IServiceProvider Services => app.Services;

    /// <param name="postgres">A connection string; null for SQLite.</param>
    /// <param name="change">Services to exchange before the program is built.</param>
    /// <param name="workers">Whether what runs beside requests runs.</param>
    /// <param name="more">Further settings.</param>
    public static async Task<SeededShop> Start(string? postgres = null, Action<IServiceCollection>? change = null, bool workers = true, string[]? more = null)
    {
        var folder = Directory.CreateTempSubdirectory("shop_benchmark_").FullName;
        string[] database = postgres is null ? [] : ["--Database:Provider=Postgres", $"--ConnectionStrings:Shop={postgres}"];
        string[] settings = ["--urls=http://127.0.0.1:0", $"--Shop:DataFolder={folder}", "--Shop:Renditions=false", "--DemoPast:Enabled=false", "--Limits:Pages=100000000", "--Limits:Payments=1000000", "--Logging:LogLevel:Default=Error", .. database, .. more ?? []];
        await using (var first = ShopProgram.Build(["--environment=Development", .. settings, "--Shop:Workers=false"]))
        {
            await first.StartShop();
            await first.StopAsync();
        }
        var app = ShopProgram.Build(["--environment=Production", .. settings, $"--Shop:Workers={workers}"], b => change?.Invoke(b.Services));
        await app.StartShop();
        return new SeededShop(app, folder);
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }
}
