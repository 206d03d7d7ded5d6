namespace Shop.Features.Stories;

public static class StoriesSetup
{
    public static void AddStories(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<ReadStories>();
        builder.Services.AddScoped<SaveStory>();
        builder.Services.AddScoped<BringPicture>();
    }
}
