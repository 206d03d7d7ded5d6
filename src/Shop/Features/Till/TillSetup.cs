using System.ComponentModel.DataAnnotations;

namespace Shop.Features.Till;

public static class TillSetup
{
    public static void AddTill(this WebApplicationBuilder builder)
    {
        builder.Settings<TillOptions>("Till");
        builder.Services.AddScoped<ReadTill>();
        builder.Services.AddScoped<ReadSales>();
        builder.Services.AddScoped<RingUp>();
        builder.Services.AddScoped<UndoSale>();
    }
}

/// <summary>The shop in front, section "Till".</summary>
public sealed record TillOptions
{
    /// <summary>How many days after the sale a cooperative may still take it back by itself; 0: on the same day only.</summary>
    [Range(0, 60)]
    public int TakeBackDays { get; init; } = 7;
}
