namespace Shop.Features.LiveRoom;

public static class LiveRoomSetup
{
    public static void AddLiveRoom(this WebApplicationBuilder builder) => builder.Services.AddScoped<TellViewers>();
}
