namespace Shop.Features.Notebooks;

public static class NotebooksSetup
{
    public static void AddNotebooks(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<Notebooks>();
        builder.Services.AddSingleton<DrawNotebook>();
    }
}
