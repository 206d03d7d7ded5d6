namespace Shop.Features.Characters;

public static class CharactersSetup
{
    public static void AddCharacters(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<ShowCharacter>();
        builder.Services.AddSingleton<Downloads>();
    }
}
