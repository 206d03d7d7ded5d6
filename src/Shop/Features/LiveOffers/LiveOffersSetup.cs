namespace Shop.Features.LiveOffers;

public static class LiveOffersSetup
{
    public static void AddLiveOffers(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<PlanOffer>();
        builder.Services.AddScoped<StartOffer>();
        builder.Services.AddScoped<EndOffers>();
    }
}
