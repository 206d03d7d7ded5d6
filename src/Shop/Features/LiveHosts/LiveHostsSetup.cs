namespace Shop.Features.LiveHosts;

public static class LiveHostsSetup
{
    public static void AddLiveHosts(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<ReadHosts>();
        builder.Services.AddScoped<KeepHost>();
        builder.Services.AddScoped<KeepCertificate>();
        builder.Services.AddSingleton<DrawCertificate>();
    }
}
