namespace Shop.Features.ListingSheets;

public static class ListingSheetsSetup
{
    public static void AddListingSheets(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<SheetColumns>();
        builder.Services.AddScoped<DownloadSheet>();
        builder.Services.AddScoped<ReadUpload>();
        builder.Services.AddScoped<PlanSheet>();
        builder.Services.AddScoped<ApplySheet>();
    }
}
