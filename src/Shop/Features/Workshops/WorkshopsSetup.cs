namespace Shop.Features.Workshops;

public static class WorkshopsSetup
{
    public static void AddWorkshops(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<ShowWorkshop>();
        builder.Services.AddSingleton<WorkshopJsonLd>();
    }
}
