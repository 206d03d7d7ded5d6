namespace Shop.Features.Lots;

public static class LotsSetup
{
    public static void AddLots(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddScoped<TakeOffShelf>();
        services.AddHostedService<LastDaysWorker>();
        services.AddScoped<ShowLot>();
        services.AddScoped<ReadLots>();
        services.AddScoped<ReadBuyers>();
        services.AddScoped<OpenLot>();
        services.AddScoped<AmendLot>();
        services.AddScoped<RecallLot>();
        services.AddScoped<ExchangeUnits>();
        services.AddSingleton<ReportStore>();
        // Somebody else's file: nothing in it may run, whatever the browser takes it for.
        services.AddSecurityHeaderPolicies().AddPolicy(LotsController.Sandboxed, p => p
            .AddContentTypeOptionsNoSniff().AddFrameOptionsDeny().AddReferrerPolicySameOrigin()
            .AddCustomHeader("Content-Security-Policy", "sandbox; default-src 'none'; frame-ancestors 'none'"));
    }
}
