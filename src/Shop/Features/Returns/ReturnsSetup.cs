namespace Shop.Features.Returns;

public static class ReturnsSetup
{
    public static void AddReturns(this WebApplicationBuilder builder)
    {
        builder.Settings<ReturnsOptions>("Returns");
        builder.Services.AddScoped<TakeBack>();
    }
}
