namespace Shop.Features.Posters;

public static class PostersSetup
{
    public static void AddPosters(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ChineseType>();
        builder.Services.AddSingleton<DrawPoster>();
        builder.Services.AddSingleton<DrawCover>();
        builder.Services.AddSingleton<PosterFolder>();
        builder.Services.AddSingleton<BrandArt>();
        builder.Services.AddScoped<FindPoster>();
        builder.Services.AddSingleton(new BeforeStart(app =>
        {
            // Looking at the machine's fonts takes seconds; the start doesn't wait for it, but the end does: the native library mustn't be unloaded in the middle.
            var look = Task.CompletedTask;
            app.Lifetime.ApplicationStarted.Register(() => look = Task.Run(() => LookForType(app)));
            app.Lifetime.ApplicationStopping.Register(() => look.Wait());
            return Task.CompletedTask;
        }));
    }

    private static void LookForType(WebApplication app)
    {
        if (!app.Services.GetRequiredService<ChineseType>().IsThere)
        {
            app.Logger.LogWarning("Posters answer 503: {What}", ChineseType.HowToGetOne);
        }
    }
}
