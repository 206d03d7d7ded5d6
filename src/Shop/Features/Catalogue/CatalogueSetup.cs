namespace Shop.Features.Catalogue;

public static class CatalogueSetup
{
    public static void AddCatalogue(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<FindProducts>();
        builder.Services.AddScoped<ShowProduct>();
        builder.Services.AddSingleton<ProductJsonLd>();
    }
}
