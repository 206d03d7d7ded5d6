using Microsoft.Extensions.Hosting;

namespace Shop.Features.DemoPast;

/// <summary>Settings of the demo's past, section "DemoPast".</summary>
public sealed record DemoPastOptions
{
    /// <summary>Whether a new shop in Development starts with a simulated past.</summary>
    public bool Enabled { get; init; } = true;
}

public static class DemoPastSetup
{
    public static void AddDemoPast(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<SeedPast>();
        if (builder.Environment.IsDevelopment() && builder.Settings<DemoPastOptions>("DemoPast").Enabled)
        {
            builder.Services.AddSingleton(new OnceSeeded(services => services.GetRequiredService<SeedPast>().Run()));
        }
    }
}
