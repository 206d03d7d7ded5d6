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
        builder.Services.AddSingleton<GatherPurchases>();
    }
}
