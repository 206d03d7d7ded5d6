namespace Shop.Features.Winback;

public static class WinbackSetup
{
    public static void AddWinback(this WebApplicationBuilder builder)
    {
        builder.Settings<WinbackOptions>("Winback");
        builder.Services.AddScoped<CountSegment>();
        builder.Services.AddScoped<ChangeSegment>();
        builder.Services.AddScoped<ChooseCustomers>();
        builder.Services.AddScoped<ChangeCampaign>();
        builder.Services.AddScoped<StartCampaign>();
        builder.Services.AddScoped<SendCampaigns>();
        builder.Services.AddScoped<ReadCampaign>();
        builder.Services.AddScoped<ReadEffect>();
        builder.Services.AddScoped<AgreeToOffers>();
        builder.Services.AddScoped<ExportOffers>();
        builder.Services.AddScoped<OfferMails>();
        builder.Services.AddScoped<IReachCustomers>(services => services.GetRequiredService<OfferMails>());
        builder.Services.AddScoped<ILeaveMails, LeaveOffers>();
        builder.Services.AddSingleton<QuietHours>();
        builder.Services.AddSingleton<IHoldMails>(services => services.GetRequiredService<QuietHours>());
        builder.Services.AddHostedService<CampaignWorker>();
    }
}
