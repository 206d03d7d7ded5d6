namespace Shop.Features.Cooperatives;

public static class CooperativesSetup
{
    public static void AddCooperatives(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<ReadParts>();
        builder.Services.AddScoped<ReadToday>();
    }
}
