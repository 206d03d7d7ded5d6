namespace Shop.Features.LiveRoom;

public static class LiveRoomSetup
{
    public static void AddLiveRoom(this WebApplicationBuilder builder)
    {
        builder.Settings<LiveOptions>("Live");
        builder.Services.AddScoped<TellViewers>();
        builder.Services.AddScoped<ShowLivestream>();
        builder.Services.AddScoped<ReadEvents>();
        builder.Services.AddScoped<SayInChat>();
        builder.Services.AddScoped<DeleteMessage>();
        builder.Services.AddScoped<ForgetViewer>();
        builder.Services.AddScoped<KeepChat>();
        builder.Services.AddScoped<RunLivestream>();
        builder.Services.AddScoped<ReadDesk>();
        builder.Services.AddScoped<CountLivestream>();
        builder.Services.AddScoped<ClearOldRooms>();
        builder.Services.AddHostedService<ClearOldRoomsWorker>();
        builder.Services.AddSingleton<BroadcastJsonLd>();
        builder.Services.AddSingleton<Rooms>();
        builder.Services.AddSingleton<RoomSignals>();
        builder.Services.AddHostedService(s => s.GetRequiredService<RoomSignals>());
        builder.Services.AddSingleton<CountAudience>();
        builder.Services.AddHostedService(s => s.GetRequiredService<CountAudience>());
    }
}
