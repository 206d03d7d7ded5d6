namespace Shop.Features.Participants;

public static class ParticipantsSetup
{
    public static void AddParticipants(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<KeepParticipants>();
        builder.Services.AddScoped<EraseParticipants>();
    }
}
