namespace Shop.Features.Pictures;

public static class PicturesSetup
{
    public static void AddPictures(this WebApplicationBuilder builder)
    {
        NetVips.NetVips.Concurrency = 1;
        builder.Services.AddHostedService<RenderPictures>();
    }
}
