namespace Shop.Features.Trails;

public static class TrailsSetup
{
    public static void AddTrails(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<ReadTrails>();
        builder.Services.AddScoped<StampBooklet>();
        builder.Services.AddSingleton<BookletCookie>();
        builder.Services.AddSingleton<DrawSign>();
    }
}
