namespace Shop.Features.Labels;

public static class LabelsSetup
{
    public static void AddLabels(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<PrintType>();
        builder.Services.AddSingleton<DrawLabel>();
        builder.Services.AddScoped<ReadPaper>();
        builder.Services.AddSingleton<DrawCard>();
    }
}
