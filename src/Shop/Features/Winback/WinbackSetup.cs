namespace Shop.Features.Winback;

public static class WinbackSetup
{
    private static readonly HttpClient Gateways = new(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) }) { Timeout = TimeSpan.FromSeconds(20) };

    public static void AddWinback(this WebApplicationBuilder builder)
    {
        var options = builder.Settings<WinbackOptions>("Winback");
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
        builder.Services.AddScoped<OfferConsents>();
        builder.Services.AddScoped<IReachCustomers>(services => services.GetRequiredService<OfferMails>());
        foreach (var channel in options.Texts)
        {
            builder.Services.AddScoped<IReachCustomers>(services => ActivatorUtilities.CreateInstance<OfferTexts>(services, channel));
        }
        builder.Services.AddScoped(services => ActivatorUtilities.CreateInstance<SendTexts>(services, Gateways));
        builder.Services.AddScoped<ILeaveMails, LeaveOffers>();
        builder.Services.AddSingleton<QuietHours>();
        builder.Services.AddSingleton(services => new HoldMails(services.GetRequiredService<QuietHours>().Until));
        builder.Services.AddHostedService<CampaignWorker>();
        builder.Services.AddHostedService<TextWorker>();
    }
}
