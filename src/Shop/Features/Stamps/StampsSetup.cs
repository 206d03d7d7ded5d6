namespace Shop.Features.Stamps;

public static class StampsSetup
{
    public static void AddStamps(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<StampCards>();
        builder.Services.AddScoped<ReadStamps>();
        builder.Services.AddScoped<RecountStamps>();
        builder.Services.AddScoped<ForgetStamps>();
    }
}
