namespace Shop.Features.Posters;

public static class PostersSetup
{
    public static void AddPosters(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ChineseType>();
        builder.Services.AddSingleton<DrawPoster>();
        builder.Services.AddSingleton<PosterFolder>();
        builder.Services.AddSingleton(new BeforeStart(app =>
        {
            if (!app.Services.GetRequiredService<ChineseType>().IsThere)
            {
                app.Logger.LogWarning("Posters answer 503: {What}", ChineseType.HowToGetOne);
            }
            return Task.CompletedTask;
        }));
    }
}
