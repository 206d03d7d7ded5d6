namespace Shop.Features.Settlements;

public static class SettlementsSetup
{
    public static void AddSettlements(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddScoped<CheckSettlements>();
        services.AddScoped<DraftSettlement>();
        services.AddScoped<MoveSettlement>();
        services.AddScoped<Differences>();
        services.AddScoped<ReadSettlements>();
        services.AddScoped<KeepAccount>();
        services.AddScoped<DrawStatement>();
    }
}
