using System.Collections.Concurrent;
using System.Threading.Channels;

namespace Shop.Features.LiveOffers;

/// <summary>
/// Group commit: wishes for one offer that come while it is held for others are written together as soon as it is free. Nobody waits for a batch to fill,
/// and nobody is left out of one that could take them: it is gathered once the offer is held. Two are under way at most: while one is written, the next
/// waits behind it in the database. They are decided in the order in which they came to this node; the database decides between nodes.
/// </summary>
public sealed class GatherPurchases(IServiceScopeFactory scopes, TellStock tell, LiveOfferOptions options, ILogger<GatherPurchases> log) : IAsyncDisposable
{
    private static readonly TimeSpan IdleAfter = TimeSpan.FromMinutes(1);

    /// <summary>More wishes of one shopper than a nervous thumb makes.</summary>
    private const int MostOfOne = 3;

    private readonly ConcurrentDictionary<int, Line> lines = new();
    private readonly ConcurrentDictionary<string, int> waiting = new();
    private readonly CancellationTokenSource ends = new();

    /// <summary>Waits for its turn and the answer; <see cref="OfferBusy"/> at once when too many wait, <see cref="AskedTooOften"/> when too many of one shopper.</summary>
    /// <exception cref="System.Data.Common.DbException">The database failed; nothing was taken.</exception>
    public async Task<TakenAnswer> Ask(int offerId, PurchaseWish wish)
    {
        if (waiting.AddOrUpdate(wish.UserId, 1, (_, n) => n + 1) > MostOfOne)
        {
            Leave(wish.UserId);
            return new AskedTooOften();
        }
        try
        {
            return await Queue(offerId, wish);
        }
        finally
        {
            Leave(wish.UserId);
        }
    }

    private void Leave(string user)
    {
        if (waiting.AddOrUpdate(user, 0, (_, n) => n - 1) <= 0)
        {
            waiting.TryRemove(new KeyValuePair<string, int>(user, 0));
        }
    }

    private async Task<TakenAnswer> Queue(int offerId, PurchaseWish wish)
    {
        while (true)
        {
            var line = lines.GetOrAdd(offerId, id => new Line(id, options.MostWaiting));
            var asked = new Asked(wish);
            if (line.Waiting.Writer.TryWrite(asked))
            {
                line.Start(Serve);
                return await asked.Answer.Task;
            }
            // Full, or the line was closed as idle just now: then there is a new one.
            if (!line.IsClosed)
            {
                return new OfferBusy();
            }
            lines.TryRemove(new KeyValuePair<int, Line>(offerId, line));
        }
    }

    private async Task Serve(Line line)
    {
        var written = Task.CompletedTask;
        while (await Next(line))
        {
            var gathered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            var writing = Write(line, gathered);
            await gathered.Task;
            await written;
            written = writing;
        }
        await written;
        while (line.Waiting.Reader.TryRead(out var late))
        {
            late.Answer.TrySetResult(new OfferBusy());
        }
    }

    /// <summary>A shopper's second wish waits for the answer to the first, and whoever came after it, too: nobody overtakes.</summary>
    private List<Asked> Gather(Line line)
    {
        var (batch, shoppers) = (new List<Asked>(options.MostAtOnce), new HashSet<string>(options.MostAtOnce));
        while (batch.Count < options.MostAtOnce && line.Waiting.Reader.TryPeek(out var next) && shoppers.Add(next.Wish.UserId) && line.Waiting.Reader.TryRead(out _))
        {
            batch.Add(next);
        }
        return batch;
    }

    private async Task<bool> Next(Line line)
    {
        using var idle = CancellationTokenSource.CreateLinkedTokenSource(ends.Token);
        idle.CancelAfter(IdleAfter);
        try
        {
            return await line.Waiting.Reader.WaitToReadAsync(idle.Token);
        }
        catch (OperationCanceledException)
        {
            line.Close();
            // Somebody may have come in at the last moment.
            return !ends.IsCancellationRequested && line.Waiting.Reader.TryPeek(out _);
        }
    }

    private async Task Write(Line line, TaskCompletionSource gathered)
    {
        List<Asked>? batch = null;
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var answers = await scope.ServiceProvider.GetRequiredService<WritePurchases>().Run(line.OfferId, Gathered, ends.Token);
            for (var i = 0; i < answers.Length; i++)
            {
                batch![i].Answer.TrySetResult(answers[i]);
                Measures.LiveWishes.Add(1, new KeyValuePair<string, object?>("answer", answers[i].GetType().Name));
            }
            if (Array.Exists(answers, a => a is TakenUnits))
            {
                tell.Changed(line.OfferId);
            }
        }
        catch (Exception e)
        {
            // Those who wait for an offer that can't be held are told, too.
            batch ??= Gather(line);
            log.LogError(e, "{Count} wishes for offer {Offer} could not be written", batch.Count, line.OfferId);
            foreach (var asked in batch)
            {
                asked.Answer.TrySetException(e);
            }
        }
        finally
        {
            gathered.TrySetResult();
        }

        List<PurchaseWish> Gathered()
        {
            batch = Gather(line);
            gathered.SetResult();
            return batch.ConvertAll(a => a.Wish);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await ends.CancelAsync();
        foreach (var line in lines.Values)
        {
            line.Close();
            await line.Served;
        }
        ends.Dispose();
    }

    private sealed record Asked(PurchaseWish Wish)
    {
        public TaskCompletionSource<TakenAnswer> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    private sealed class Line(int offerId, int most)
    {
        private readonly Lock gate = new();

        public int OfferId => offerId;
        public Channel<Asked> Waiting { get; } = System.Threading.Channels.Channel.CreateBounded<Asked>(new BoundedChannelOptions(most) { SingleReader = true });
        public Task Served { get; private set; } = Task.CompletedTask;
        public bool IsClosed { get; private set; }
        private bool started;

        public void Start(Func<Line, Task> serve)
        {
            if (Volatile.Read(ref started))
            {
                return;
            }
            lock (gate)
            {
                if (!started)
                {
                    started = true;
                    Served = Task.Run(() => serve(this));
                }
            }
        }

        public void Close()
        {
            IsClosed = true;
            Waiting.Writer.TryComplete();
        }
    }
}
