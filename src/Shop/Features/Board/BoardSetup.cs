namespace Shop.Features.Board;

public static class BoardSetup
{
    public static void AddBoard(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<CountBoard>();
        builder.Services.AddScoped<ReadBoard>();
        builder.Services.AddScoped<CloseMonths>();
        builder.Services.AddHostedService<BoardWorker>();
    }
}

/// <summary>Looks four times an hour whether a month is over.</summary>
public sealed class BoardWorker(IServiceScopeFactory scopes, ShopOptions options, ILogger<BoardWorker> log) : Worker(scopes, options, TimeSpan.FromMinutes(15), log)
{
    protected override async Task Work(IServiceProvider services, CancellationToken ct)
    {
        await services.GetRequiredService<CloseMonths>().Run(ct);
    }
}
