using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;

namespace Shop.Features.LiveRoom;

/// <summary>A livestream in the words of schema.org, for machines.</summary>
public sealed class BroadcastJsonLd(PublicAddress address, ShopClock clock)
{
    // Angle brackets, ampersands and quotes are escaped: the result may stand inside a script element.
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public string Of(LivestreamShown shown)
    {
        var l = shown.Livestream;
        var broadcast = new JsonObject
        {
            ["@context"] = "https://schema.org",
            ["@type"] = "BroadcastEvent",
            ["name"] = l.Title.Here,
            ["description"] = l.Summary.Here,
            ["url"] = address.Of($"/livestreams/{l.Slug}"),
            ["isLiveBroadcast"] = true,
            ["startDate"] = Instant(l.WentLiveAt ?? l.StartsAt),
            ["endDate"] = Instant(l.EndedAt ?? l.EndsAt),
            ["eventStatus"] = "https://schema.org/" + (l.State == LivestreamState.Cancelled ? "EventCancelled" : l.MovedFrom is not null && l.State == LivestreamState.Announced ? "EventRescheduled" : "EventScheduled"),
            ["eventAttendanceMode"] = "https://schema.org/OnlineEventAttendanceMode",
            ["location"] = new JsonObject { ["@type"] = "VirtualLocation", ["url"] = address.Of($"/livestreams/{l.Slug}") },
            ["organizer"] = new JsonObject { ["@type"] = "Organization", ["name"] = l.Cooperative.Name.Here },
            ["performer"] = new JsonArray([.. l.Hosts.Select(h => (JsonNode)new JsonObject { ["@type"] = "Person", ["name"] = h.Host.Name.Here })]),
            ["broadcastOfEvent"] = new JsonObject { ["@type"] = "Event", ["name"] = l.Title.Here, ["startDate"] = Instant(l.StartsAt), ["location"] = new JsonObject { ["@type"] = "Place", ["name"] = l.Workshop?.Name.Here ?? (l.Place.Length > 0 ? l.Place : l.Cooperative.Name.Here) } },
        };
        if (l.MovedFrom is { } before && l.State == LivestreamState.Announced)
        {
            broadcast["previousStartDate"] = Instant(before);
        }
        if (shown.Cover is { } cover)
        {
            broadcast["image"] = address.Of(PictureAddress.Original(cover.Hash, cover.Extension));
        }
        if (l.State != LivestreamState.Cancelled)
        {
            broadcast["offers"] = new JsonArray([.. shown.Offers.Select(o => Offer(o.Sku, o.PriceFen, o.Left > 0, address.Of($"/livestreams/{l.Slug}"))),
                .. shown.Rundown.Where(r => r.Chosen is not null).Select(r => Offer(r.Chosen!.Sku, r.Chosen.PriceFen, !r.Chosen.Shelf.IsSoldOut, address.Of($"/products/{r.Slug}")))]);
        }
        return broadcast.ToJsonString(Json);
    }

    private static JsonObject Offer(string sku, long fen, bool isThere, string url) => new JsonObject
    {
        ["@type"] = "Offer",
        ["sku"] = sku,
        ["price"] = (fen / 100m).ToString("F2", CultureInfo.InvariantCulture),
        ["priceCurrency"] = Money.Cny,
        ["availability"] = "https://schema.org/" + (isThere ? "InStock" : "OutOfStock"),
        ["url"] = url,
    };

    private string Instant(DateTime utc) => new DateTimeOffset(clock.Local(utc), clock.Zone.GetUtcOffset(utc)).ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture);
}
