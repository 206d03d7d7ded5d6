namespace Shop.Features.Waiting;

public static class WaitingSetup
{
    public static void AddWaiting(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<WaiterMails>();
        builder.Services.AddScoped<JoinLine>();
        builder.Services.AddScoped<LeaveLine>();
        builder.Services.AddScoped<OfferPlaces>();
        builder.Services.AddScoped<TakeOffered>();
        builder.Services.AddScoped<ClaimPlaces>();
    }
}
