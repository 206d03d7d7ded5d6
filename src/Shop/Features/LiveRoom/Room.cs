using System.Text;
using System.Threading.Channels;

namespace Shop.Features.LiveRoom;

/// <summary>
/// Everyone on this node who listens to one livestream. New events are read from the table once and the same bytes go to all; who takes
/// too little is sent away, and comes back for what it missed.
/// </summary>
public sealed class Room(int livestreamId, IServiceScopeFactory scopes, LiveOptions options, ILogger log, CancellationToken ends) : IDisposable
{
    // So seldom it is looked whether the livestream ended without a word.
    private const int LooksBetweenStates = 5;

    private readonly Lock gate = new();
    private readonly HashSet<Listener> listeners = [];
    // Joining and looking take turns: what was read before one joined isn't told to it, and everything later is.
    private readonly SemaphoreSlim turn = new(1, 1);
    private readonly SemaphoreSlim signal = new(0, 1);
    private bool isOpen;
    private long last;
    private int opened;
    private int idle;

    public int LivestreamId => livestreamId;

    public int Listeners
    {
        get
        {
            lock (gate)
            {
                return listeners.Count;
            }
        }
    }

    /// <summary>How many came to watch since this was last asked.</summary>
    public int TakeOpened() => Interlocked.Exchange(ref opened, 0);

    /// <summary>There is something new.</summary>
    public void Wake()
    {
        try
        {
            signal.Release();
        }
        catch (SemaphoreFullException)
        {
            // Somebody has said so already.
        }
    }

    /// <param name="isNew">Opened, and not a stream that broke and came back.</param>
    public async Task<Listener> Join(bool isNew, CancellationToken ct)
    {
        await turn.WaitAsync(ct);
        try
        {
            if (!isOpen)
            {
                last = await Newest(ct);
                isOpen = true;
                _ = Task.Run(Listen, CancellationToken.None);
            }
            var listener = new Listener(last, options.Waiting);
            lock (gate)
            {
                listeners.Add(listener);
            }
            Interlocked.Add(ref opened, isNew ? 1 : 0);
            return listener;
        }
        finally
        {
            turn.Release();
        }
    }

    public void Leave(Listener listener)
    {
        lock (gate)
        {
            listeners.Remove(listener);
        }
    }

    /// <summary>Gives the same bytes to everyone who listens.</summary>
    public void Send(byte[] bytes)
    {
        lock (gate)
        {
            listeners.RemoveWhere(l => !l.Take(bytes));
        }
    }

    private async Task Listen()
    {
        var quiet = DateTime.UtcNow;
        while (!ends.IsCancellationRequested)
        {
            try
            {
                await signal.WaitAsync(options.LookMilliseconds, ends);
                if (await IsEmpty())
                {
                    return;
                }
                if (await Look())
                {
                    quiet = DateTime.UtcNow;
                }
                else if (DateTime.UtcNow - quiet >= TimeSpan.FromSeconds(options.HeartbeatSeconds))
                {
                    Send(Told.Heartbeat);
                    quiet = DateTime.UtcNow;
                }
            }
            catch (OperationCanceledException) when (ends.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                // The database is away for a moment; the next look finds what was missed.
                log.LogWarning(e, "Livestream {Livestream}: no look at what is new", livestreamId);
                await Task.Delay(options.LookMilliseconds, ends).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task<bool> IsEmpty()
    {
        await turn.WaitAsync(ends);
        isOpen = Listeners > 0;
        turn.Release();
        return !isOpen;
    }

    /// <returns>Something was told.</returns>
    private async Task<bool> Look()
    {
        await turn.WaitAsync(ends);
        try
        {
            using var scope = scopes.CreateScope();
            var db = scope.ServiceProvider.GetRequiredService<ShopDb>();
            var news = await db.LiveEvents.Where(e => e.LivestreamId == livestreamId && e.Id > last).OrderBy(e => e.Id).Take(500).Select(e => new { e.Id, e.Kind, e.Data }).ToListAsync(ends);
            if (news.Count > 0)
            {
                last = news[^1].Id;
                Send(news.Aggregate(new StringBuilder(), (stream, e) => stream.Tell(e.Id, e.Kind, e.Data)).Bytes());
            }
            if (news.Count == 500)
            {
                Wake();
            }
            else if ((news.Exists(e => e.Kind == LiveEventKind.State) || ++idle % LooksBetweenStates == 0) && StateTold.IsOver(await db.Livestreams.Where(l => l.Id == livestreamId).Select(l => l.State).SingleAsync(ends)))
            {
                Close();
            }
            return news.Count > 0;
        }
        finally
        {
            turn.Release();
        }
    }

    private void Close()
    {
        lock (gate)
        {
            foreach (var listener in listeners)
            {
                listener.Finish();
            }
            listeners.Clear();
        }
    }

    public void Dispose()
    {
        turn.Dispose();
        signal.Dispose();
    }

    private async Task<long> Newest(CancellationToken ct)
    {
        using var scope = scopes.CreateScope();
        return await scope.ServiceProvider.GetRequiredService<ShopDb>().LiveEvents.Where(e => e.LivestreamId == livestreamId).MaxAsync(e => (long?)e.Id, ct) ?? 0;
    }
}

/// <summary>One open stream.</summary>
/// <param name="from">The last event that was told before it joined.</param>
/// <param name="waiting">How much may wait for it.</param>
public sealed class Listener(long from, int waiting) : IDisposable
{
    private readonly Channel<byte[]> news = System.Threading.Channels.Channel.CreateBounded<byte[]>(new BoundedChannelOptions(waiting) { SingleReader = true });
    private readonly CancellationTokenSource dropped = new();

    public long From => from;

    public ChannelReader<byte[]> News => news.Reader;

    /// <summary>It took too little and is sent away, in the middle of a word if need be.</summary>
    public CancellationToken Dropped => dropped.Token;

    /// <returns>False: it has been sent away.</returns>
    public bool Take(byte[] bytes)
    {
        if (news.Writer.TryWrite(bytes))
        {
            return true;
        }
        // Elsewhere: whoever is woken by it leaves the room, which is held now.
        _ = dropped.CancelAsync();
        return false;
    }

    /// <summary>Nothing more comes.</summary>
    public void Finish() => news.Writer.TryComplete();

    public void Dispose() => dropped.Dispose();
}
