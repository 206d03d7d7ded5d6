using System.Globalization;
using StackExchange.Redis;

namespace Shop.Features.LiveRoom;

/// <summary>Says on all nodes that a livestream has something new: over Redis when it is set. A signal that is lost only costs a moment.</summary>
public sealed class RoomSignals(Rooms rooms, IConfiguration settings, ILogger<RoomSignals> log) : IHostedService, IAsyncDisposable
{
    private static readonly RedisChannel Channel = RedisChannel.Literal("shop:live");
    private ConnectionMultiplexer? redis;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (settings.GetConnectionString("Redis") is not { Length: > 0 } address)
        {
            return;
        }
        var configured = ConfigurationOptions.Parse(address);
        // It may come later.
        configured.AbortOnConnectFail = false;
        redis = await ConnectionMultiplexer.ConnectAsync(configured);
        try
        {
            await redis.GetSubscriber().SubscribeAsync(Channel, (_, message) => Hear(message.ToString()));
        }
        catch (RedisException e)
        {
            log.LogWarning(e, "Redis doesn't answer: nodes look for news of livestreams by themselves");
        }
    }

    /// <summary>Never throws.</summary>
    public async Task Tell(int livestreamId)
    {
        rooms.Wake(livestreamId);
        if (redis is null)
        {
            return;
        }
        try
        {
            await redis.GetSubscriber().PublishAsync(Channel, $"{rooms.Node} {livestreamId.ToString(CultureInfo.InvariantCulture)}", CommandFlags.FireAndForget);
        }
        catch (Exception e) when (e is RedisException or ObjectDisposedException)
        {
            log.LogWarning(e, "The other nodes weren't told and will look by themselves");
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (redis is not null)
        {
            await redis.DisposeAsync();
        }
    }

    private void Hear(string message)
    {
        if (message.Split(' ') is [var node, var id] && node != rooms.Node && int.TryParse(id, CultureInfo.InvariantCulture, out var livestream))
        {
            rooms.Wake(livestream);
        }
    }
}
