using System.Collections.Concurrent;
using System.Net;

namespace Shop.Sandbox;

public sealed record SandboxEvent(string Id, string Type, string Payload, bool Pending);

/// <summary>A request that the sandbox was sent and what it answered, as text. <c>Injected</c>: the answer is a test's fault.</summary>
public sealed record StripeExchange(
    string Method, string Path, string Query, string Body, string? IdempotencyKey, int Status, string Answer, bool Injected);

/// <summary>What goes wrong with the next calls to a path.</summary>
public sealed record Fault
{
    public TimeSpan Delay { get; init; }

    /// <summary>The status to answer with; 0 drops the connection; null only delays.</summary>
    public int? Answer { get; init; }

    /// <summary>The work is done and only its answer is lost; else nothing was done.</summary>
    public bool AfterWork { get; init; }

    /// <summary>How many calls are hit. Stripe's client retries by itself, twice unless told otherwise.</summary>
    public int Times { get; init; } = 1;

    internal bool Answers => Answer is not null;
    internal int Status => Answer ?? 0;
}

/// <summary>How a delivery differs from an honest one.</summary>
public enum Disguise { None, WrongSignature, OldSignature, OtherLivemode, OtherApiVersion }

/// <summary>What tests do to the sandbox.</summary>
public sealed partial class StripeSandbox
{
    private const int KeptExchanges = 5_000;
    private readonly Lock faultGate = new();
    private readonly List<(string Path, Fault Fault)> faults = [];
    private readonly ConcurrentQueue<StripeExchange> exchanges = new();

    /// <summary>While true, nothing is delivered by itself.</summary>
    public bool HoldEvents { get; set; }

    /// <summary>All events, oldest first.</summary>
    public IReadOnlyList<SandboxEvent> Events => Enter(till =>
        till.Books.Notices.Values.Select(n => new SandboxEvent(n.Id, n.Type, n.Payload, till.Books.Pending.ContainsKey(n.Id))).ToList());

    public IReadOnlyList<SandboxEvent> PendingEvents => [.. Events.Where(e => e.Pending)];

    /// <summary>The last 5,000 requests to the API with their answers, oldest first.</summary>
    public IReadOnlyList<StripeExchange> Exchanges => [.. exchanges];

    /// <summary>Sends one event now, held or not, delivered before or not.</summary>
    /// <returns>The webhook's status.</returns>
    public Task<HttpStatusCode> DeliverAsync(string eventId, Disguise disguise = Disguise.None) => courier.DeliverAsync(eventId, disguise);

    /// <summary>Sends each waiting event once, now.</summary>
    public async Task DeliverPendingAsync(bool newestFirst = false)
    {
        var pending = PendingEvents;
        foreach (var e in newestFirst ? pending.Reverse() : pending) await DeliverAsync(e.Id);
    }

    /// <summary>Waits until every event was accepted.</summary>
    /// <exception cref="TimeoutException">Some were not, in that time.</exception>
    public async Task AllDeliveredAsync(TimeSpan? within = null)
    {
        var until = DateTime.UtcNow + (within ?? TimeSpan.FromSeconds(10));
        while (PendingEvents is { Count: > 0 } waiting)
        {
            if (DateTime.UtcNow > until) throw new TimeoutException($"Not accepted: {string.Join(", ", waiting.Select(e => e.Type))}");
            await Task.Delay(20);
        }
    }

    /// <summary>Ends the wait of a payment made with the outcome <c>delayed</c>, which has no button on the page.</summary>
    /// <exception cref="InvalidOperationException">The session has no payment under way.</exception>
    public void EndDelay(string sessionId, bool paid) => Enter(till =>
    {
        till.EndDelay(till.Find(sessionId), paid);
        return true;
    });

    /// <summary>Settles refunds to wallets now.</summary>
    public void SettleRefunds() => Enter(till =>
    {
        till.SettleAllRefunds();
        return true;
    });

    /// <param name="path">Calls whose path begins so, such as <c>/v1/refunds</c>.</param>
    public void Disturb(string path, Fault fault)
    {
        lock (faultGate) faults.Add((path, fault));
    }

    public void Calm()
    {
        lock (faultGate) faults.Clear();
    }

    internal Fault? TakeFault(string path)
    {
        lock (faultGate)
        {
            var index = faults.FindIndex(f => path.StartsWith(f.Path, StringComparison.Ordinal));
            if (index < 0) return null;
            var (prefix, fault) = faults[index];
            if (fault.Times > 1) faults[index] = (prefix, fault with { Times = fault.Times - 1 });
            else faults.RemoveAt(index);
            return fault;
        }
    }

    internal void Record(StripeExchange exchange)
    {
        exchanges.Enqueue(exchange);
        while (exchanges.Count > KeptExchanges) exchanges.TryDequeue(out _);
    }
}
