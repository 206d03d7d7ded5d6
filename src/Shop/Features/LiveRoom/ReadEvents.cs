using System.Text;
using Shop.Features.LiveOffers;

namespace Shop.Features.LiveRoom;

/// <summary>An event of a livestream.</summary>
/// <param name="Id">Null: it tells how things stand.</param>
public sealed record EventRead(long? Id, LiveEventKind Kind, string Data);

/// <param name="Last">The newest that these tell of.</param>
public sealed record EventsRead(IReadOnlyList<EventRead> Events, long Last, LivestreamState State)
{
    public byte[] Bytes()
    {
        var stream = Events.Aggregate(new StringBuilder(), (s, e) => s.Tell(e.Id, e.Kind, e.Data));
        // What stood there already has no number of its own.
        return (Events.Any(e => e.Id is null) && Last > 0 ? stream.Mark(Last) : stream).Bytes();
    }

    /// <summary>{"state", "last", "events": [{"id", "event", "data"}]}.</summary>
    public string Json() => $"{{\"state\":\"{State.ToString().ToLowerInvariant()}\",\"last\":{Last},\"events\":[{string.Join(',', Events.Select(e => $"{{\"id\":{e.Id?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "null"},\"event\":\"{Told.Name(e.Kind)}\",\"data\":{e.Data}}}"))}]}}";
}

/// <summary>Reads what viewers are told: how things stand, or what they missed.</summary>
public sealed class ReadEvents(ShopDb db, ShopClock clock)
{
    /// <returns>The livestream's key; null when shoppers may not see it.</returns>
    public async Task<int?> Find(string slug, CancellationToken ct) =>
        await db.Livestreams.AsNoTracking().SingleOrDefaultAsync(l => l.Slug == slug, ct) is { IsPublic: true } found ? found.Id : null;

    /// <summary>Everything after one event, up to another.</summary>
    /// <param name="until">Null: up to now.</param>
    public async Task<EventsRead> Missed(int livestreamId, long after, long? until, CancellationToken ct)
    {
        var state = await db.Livestreams.Where(l => l.Id == livestreamId).Select(l => l.State).SingleAsync(ct);
        var events = await db.LiveEvents.Where(e => e.LivestreamId == livestreamId && e.Id > after && (until == null || e.Id <= until)).OrderBy(e => e.Id)
            .Select(e => new EventRead(e.Id, e.Kind, e.Data)).ToListAsync(ct);
        return new EventsRead(events, events is [.., var last] ? last.Id!.Value : after, state);
    }

    /// <summary>How things stand: state, open offers with what is left, then the latest pin and the chat with their numbers.</summary>
    /// <param name="until">The last event that is told of; null: the newest.</param>
    public async Task<EventsRead> Now(int livestreamId, long? until, CancellationToken ct)
    {
        var now = clock.Now;
        var told = db.LiveEvents.Where(e => e.LivestreamId == livestreamId && (until == null || e.Id <= until));
        var last = until ?? await told.MaxAsync(e => (long?)e.Id, ct) ?? 0;
        var fresh = LiveAudiences.FreshSince(now);
        var stands = await db.Livestreams.Where(l => l.Id == livestreamId)
            .Select(l => new { l.State, Viewers = db.LiveAudiences.Where(a => a.LivestreamId == l.Id && a.At >= fresh).Sum(a => a.Viewers) }).SingleAsync(ct);
        var state = stands.State;
        var events = new List<EventRead> { new(null, LiveEventKind.State, TellViewers.Written(StateTold.Of(state, state == LivestreamState.Live ? stands.Viewers : null))) };
        if (state == LivestreamState.Live)
        {
            foreach (var offer in await db.LiveOffers.AsNoTracking().Where(o => o.LivestreamId == livestreamId && o.State == LiveOfferState.Open && o.EndsAt > now).Include(o => o.Variant).OrderBy(o => o.Id).ToListAsync(ct))
            {
                events.Add(new(null, LiveEventKind.Offer, TellViewers.Written(OfferTold.Of(offer, offer.Variant.Sku))));
                events.Add(new(null, LiveEventKind.Stock, TellViewers.Written(new StockTold(offer.Id, offer.Available))));
            }
            var pin = await told.Where(e => e.Kind == LiveEventKind.Pin).OrderByDescending(e => e.Id).Take(1).Select(e => new EventRead(e.Id, e.Kind, e.Data)).ToListAsync(ct);
            var chat = await told.Where(e => e.Kind == LiveEventKind.Chat && db.LiveMessages.Any(m => m.Id == e.MessageId && m.DeletedAt == null))
                .OrderByDescending(e => e.Id).Take(LivestreamShown.ChatShown).Select(e => new EventRead(e.Id, e.Kind, e.Data)).ToListAsync(ct);
            events.AddRange(pin.Concat(chat).OrderBy(e => e.Id));
        }
        return new EventsRead(events, last, state);
    }
}
