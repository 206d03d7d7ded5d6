using System.Globalization;
using System.Text;

namespace Shop.Features.LiveRoom;

/// <summary>News as they are sent: the bytes of Server-Sent Events.</summary>
public static class Told
{
    public static readonly byte[] Heartbeat = ": alive\n\n"u8.ToArray();

    /// <summary>Whoever lost the stream comes back after three seconds.</summary>
    public static readonly byte[] Retry = "retry: 3000\n\n"u8.ToArray();

    public static string Name(LiveEventKind kind) => kind.ToString().ToLowerInvariant();

    /// <param name="id">Null: it tells how things stand and can't be missed.</param>
    /// <param name="data">JSON in one line.</param>
    public static StringBuilder Tell(this StringBuilder stream, long? id, LiveEventKind kind, string data)
    {
        if (id is not null)
        {
            stream.Append(CultureInfo.InvariantCulture, $"id: {id}\n");
        }
        return stream.Append("event: ").Append(Name(kind)).Append("\ndata: ").Append(data).Append("\n\n");
    }

    /// <summary>From here on whoever comes back has missed something; nothing happens.</summary>
    public static StringBuilder Mark(this StringBuilder stream, long id) => stream.Append(CultureInfo.InvariantCulture, $"id: {id}\n\n");

    public static byte[] Bytes(this StringBuilder stream) => Encoding.UTF8.GetBytes(stream.ToString());
}

/// <summary>The data of a "state" event.</summary>
/// <param name="State">"announced", "live", "ended", "replay" or "cancelled".</param>
/// <param name="Viewers">On all nodes; null: not counted.</param>
public sealed record StateTold(string State, int? Viewers = null)
{
    public static StateTold Of(LivestreamState state, int? viewers = null) => new(state.ToString().ToLowerInvariant(), viewers);

    /// <summary>Nothing more will be told.</summary>
    public static bool IsOver(LivestreamState state) => state is LivestreamState.Ended or LivestreamState.Replay or LivestreamState.Cancelled;
}

/// <summary>The data of a "pin" event.</summary>
public sealed record PinTold(int Item, string Product, NameTold Name, string? Sku, long? PriceFen, DateTime At);

public sealed record NameTold(string Zh, string? En);

/// <summary>The data of a "chat" event; of a deleted message, <see cref="MessageDeleted"/>.</summary>
public sealed record MessageTold(long Id, string Name, string Text, bool Question, DateTime At);

public sealed record MessageDeleted(long Id, bool Deleted = true);
