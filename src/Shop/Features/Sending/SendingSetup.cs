namespace Shop.Features.Sending;

public static class SendingSetup
{
    public static void AddSending(this WebApplicationBuilder builder)
    {
        builder.Settings<SendingOptions>("Sending");
        builder.Services.AddScoped<ReadParcels>();
        builder.Services.AddScoped<ReadPapers>();
        builder.Services.AddSingleton<DrawSlip>();
        builder.Services.AddSingleton<DrawAddress>();
        builder.Services.AddScoped<ReadTracking>();
        builder.Services.AddScoped<SendSheet>();
        builder.Services.AddScoped<RefusePart>();
    }
}
