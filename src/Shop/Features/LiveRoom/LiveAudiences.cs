namespace Shop.Features.LiveRoom;

/// <summary>How many watch, on all nodes.</summary>
public static class LiveAudiences
{
    /// <summary>Rows older than this many seconds count nothing: their node is gone.</summary>
    public const int Seconds = 20;

    public static DateTime FreshSince(DateTime now) => now.AddSeconds(-Seconds);
}

/// <summary>Writes how many watch on this node, every few seconds, and the most that ever did.</summary>
public sealed class CountAudience(Rooms rooms, IServiceScopeFactory scopes, ShopOptions options, ILogger<CountAudience> log) : Worker(scopes, options, TimeSpan.FromSeconds(3), log)
{
    private readonly Dictionary<int, int> told = [];

    protected override bool IsOfEachNode => true;

    protected override Task Work(IServiceProvider services, CancellationToken ct) => Run(ct);

    /// <summary>One round.</summary>
    public async Task Run(CancellationToken ct = default)
    {
        foreach (var room in rooms.All)
        {
            var (viewers, opened) = (room.Listeners, room.TakeOpened());
            if (viewers > 0 || opened > 0 || told.ContainsKey(room.LivestreamId))
            {
                await One(room, viewers, opened, ct);
            }
        }
    }

    private async Task One(Room room, int viewers, int opened, CancellationToken ct)
    {
        using var scope = Scopes.CreateScope();
        var (db, clock) = (scope.ServiceProvider.GetRequiredService<ShopDb>(), scope.ServiceProvider.GetRequiredService<ShopClock>());
        var (id, now) = (room.LivestreamId, clock.Now);
        var mine = db.LiveAudiences.Where(a => a.LivestreamId == id && a.Node == rooms.Node);
        if (viewers == 0)
        {
            await mine.ExecuteDeleteAsync(ct);
        }
        else if (await mine.ExecuteUpdateAsync(s => s.SetProperty(a => a.Viewers, viewers).SetProperty(a => a.At, now), ct) == 0)
        {
            db.LiveAudiences.Add(new LiveAudience { LivestreamId = id, Node = rooms.Node, Viewers = viewers, At = now });
            await db.SaveChangesAsync(ct);
        }
        var fresh = LiveAudiences.FreshSince(now);
        var all = await db.LiveAudiences.Where(a => a.LivestreamId == id && a.At >= fresh).SumAsync(a => a.Viewers, ct);
        await db.Livestreams.Where(l => l.Id == id && l.State == LivestreamState.Live && (opened > 0 || l.MostViewers < all))
            .ExecuteUpdateAsync(s => s.SetProperty(l => l.Views, l => l.Views + opened).SetProperty(l => l.MostViewers, l => l.MostViewers < all ? all : l.MostViewers), ct);
        if (viewers == 0)
        {
            told.Remove(id);
        }
        else if (!told.TryGetValue(id, out var before) || before != all)
        {
            told[id] = all;
            var state = await db.Livestreams.Where(l => l.Id == id).Select(l => l.State).SingleAsync(ct);
            room.Send(new System.Text.StringBuilder().Tell(null, LiveEventKind.State, TellViewers.Written(StateTold.Of(state, state == LivestreamState.Live ? all : null))).Bytes());
        }
    }
}
