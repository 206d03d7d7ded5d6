using System.Collections.Concurrent;

namespace Shop.Features.LiveRoom;

/// <summary>The rooms of this node, one a livestream that anybody listened to.</summary>
public sealed class Rooms(IServiceScopeFactory scopes, LiveOptions options, IHostApplicationLifetime life, ILogger<Rooms> log) : IDisposable
{
    private readonly ConcurrentDictionary<int, Room> rooms = new();
    private readonly ConcurrentDictionary<string, int> streams = new();

    /// <summary>Names this node among the others.</summary>
    public string Node { get; } = $"{Environment.MachineName[..Math.Min(20, Environment.MachineName.Length)]}-{Environment.ProcessId}-{Guid.NewGuid():n}"[..Math.Min(60, Environment.MachineName.Length + 30)];

    public IEnumerable<Room> All => rooms.Values;

    public Room Of(int livestreamId) => rooms.GetOrAdd(livestreamId, id => new Room(id, scopes, options, log, life.ApplicationStopping));

    public void Wake(int livestreamId)
    {
        if (rooms.TryGetValue(livestreamId, out var room))
        {
            room.Wake();
        }
    }

    /// <summary>One more stream of an address.</summary>
    /// <returns>False: it has as many as it may.</returns>
    public bool Enter(string address)
    {
        if (streams.AddOrUpdate(address, 1, (_, n) => n + 1) <= options.StreamsPerAddress)
        {
            return true;
        }
        Leave(address);
        return false;
    }

    public void Leave(string address)
    {
        if (streams.AddOrUpdate(address, 0, (_, n) => n - 1) <= 0)
        {
            streams.TryRemove(KeyValuePair.Create(address, 0));
        }
    }

    public void Dispose()
    {
        foreach (var room in rooms.Values)
        {
            room.Dispose();
        }
    }
}
