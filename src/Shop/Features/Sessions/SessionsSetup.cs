namespace Shop.Features.Sessions;

public static class SessionsSetup
{
    public static void AddSessions(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<ReadSessions>();
        builder.Services.AddScoped<ChangeSession>();
        builder.Services.AddScoped<AddSessions>();
    }
}
