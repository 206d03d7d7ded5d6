using System.Text.Encodings.Web;
using System.Text.Json;

namespace Shop.Features.LiveRoom;

/// <summary>Tells everyone who watches a livestream: first the row within the transaction, then the call once it is committed.</summary>
public sealed class TellViewers(ShopDb db, ShopClock clock, RoomSignals signals)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Adds it to what is told, and saves; the livestream's row is held until the caller's transaction ends, so that numbers rise in the order in which they can be read.</summary>
    /// <param name="data">Becomes JSON, names in lower case.</param>
    /// <param name="messageId">The chat's message that it is about.</param>
    public async Task Add(int livestreamId, LiveEventKind kind, object data, long? messageId = null, CancellationToken ct = default)
    {
        await db.Livestreams.Where(l => l.Id == livestreamId).ExecuteUpdateAsync(s => s.SetProperty(l => l.Version, l => l.Version + 1), ct);
        db.LiveEvents.Add(new LiveEvent { LivestreamId = livestreamId, Kind = kind, Data = Written(data), MessageId = messageId, At = clock.Now });
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Whoever listens looks for what is new; never throws.</summary>
    public Task Wake(int livestreamId) => signals.Tell(livestreamId);

    /// <summary>As viewers get it, in one line.</summary>
    public static string Written(object data) => JsonSerializer.Serialize(data, Json);
}
