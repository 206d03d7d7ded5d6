namespace Shop.Features.Licences;

public static class LicencesSetup
{
    public static void AddLicences(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<ReadLicences>();
        builder.Services.AddScoped<AskForLicence>();
        builder.Services.AddScoped<DecideLicence>();
    }
}
