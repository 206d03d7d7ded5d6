namespace Shop.Features.Pictures;

public static class PicturesSetup
{
    public static void AddPictures(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<PicturesKnown>();
        builder.Services.AddHostedService<RenderPictures>();
    }
}
