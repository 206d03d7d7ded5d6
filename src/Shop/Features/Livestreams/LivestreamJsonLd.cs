using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;

namespace Shop.Features.Livestreams;

/// <summary>The list of livestreams in the words of schema.org, for machines.</summary>
public sealed class LivestreamJsonLd(PublicAddress address, ShopClock clock)
{
    // Angle brackets, ampersands and quotes are escaped: the result may stand inside a script element.
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>The list, in its order.</summary>
    public string Of(IEnumerable<LiveCard> cards) => new JsonObject
    {
        ["@context"] = "https://schema.org",
        ["@type"] = "ItemList",
        ["itemListElement"] = new JsonArray([.. cards.Select((c, i) => new JsonObject { ["@type"] = "ListItem", ["position"] = i + 1, ["item"] = Event(c) })]),
    }.ToJsonString(Json);

    private JsonObject Event(LiveCard card)
    {
        var url = address.Of(card.Path);
        var one = new JsonObject
        {
            ["@type"] = new JsonArray("BroadcastEvent", "Event"),
            ["name"] = card.Title.Here,
            ["description"] = card.Summary.Here,
            ["url"] = url,
            ["startDate"] = Instant(card.StartsAt),
            ["endDate"] = Instant(card.EndsAt),
            ["isLiveBroadcast"] = true,
            ["eventAttendanceMode"] = "https://schema.org/OnlineEventAttendanceMode",
            ["eventStatus"] = $"https://schema.org/{(card.IsOff ? "EventCancelled" : card.IsMoved ? "EventRescheduled" : "EventScheduled")}",
            ["location"] = new JsonObject { ["@type"] = "VirtualLocation", ["url"] = url },
            ["organizer"] = new JsonObject { ["@type"] = "Organization", ["name"] = card.BrandName.Here, ["url"] = address.Of($"/brands/{card.Brand}") },
            ["performer"] = new JsonArray([.. card.Hosts.Select(h => new JsonObject { ["@type"] = "Person", ["name"] = h.Here })]),
        };
        if (card.MovedFrom is { } before)
        {
            one["previousStartDate"] = Instant(before);
        }
        if (card.Picture is { } picture)
        {
            one["image"] = address.Of(PictureAddress.Original(picture.Hash, picture.Extension));
        }
        return one;
    }

    private string Instant(DateTime utc) => new DateTimeOffset(clock.Local(utc), clock.Zone.GetUtcOffset(utc)).ToString("yyyy-MM-ddTHH:mm:sszzz", System.Globalization.CultureInfo.InvariantCulture);
}
