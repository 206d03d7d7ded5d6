namespace Shop.Features.LiveOffers;

public static class LiveOffersSetup
{
    public static void AddLiveOffers(this WebApplicationBuilder builder)
    {
        builder.Settings<LiveOfferOptions>("LiveOffers");
        builder.Services.AddScoped<PlanOffer>();
        builder.Services.AddScoped<StartOffer>();
        builder.Services.AddScoped<EndOffers>();
        builder.Services.AddScoped<WritePurchases>();
        builder.Services.AddScoped<OrderPurchases>();
        builder.Services.AddScoped<SettlePurchases>();
        builder.Services.AddScoped<GiveBackUnits>();
        builder.Services.AddScoped<ReleasePurchases>();
        builder.Services.AddScoped<WaitForUnits>();
        builder.Services.AddSingleton<FindOffer>();
        builder.Services.AddSingleton<TellStock>();
        builder.Services.AddSingleton<GatherPurchases>();
        builder.Services.AddHostedService<LiveOffersWorker>();
    }
}
