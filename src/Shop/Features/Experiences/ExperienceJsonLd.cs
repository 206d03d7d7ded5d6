using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;

namespace Shop.Features.Experiences;

/// <summary>The sessions of an experience in the words of schema.org, for machines.</summary>
public sealed class ExperienceJsonLd(PublicAddress address, ShopClock clock)
{
    private const int Most = 12;
    // Angle brackets, ampersands and quotes are escaped: the result may stand inside a script element.
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>An event each, of those that are ahead in the month shown; null when there are none.</summary>
    public string? Of(ExperienceShown shown)
    {
        var ahead = shown.Sessions.Where(s => s.StartsAt > clock.Now).Take(Most).ToList();
        return ahead.Count == 0 ? null : new JsonObject { ["@context"] = "https://schema.org", ["@graph"] = new JsonArray([.. ahead.Select(s => Event(shown, s))]) }.ToJsonString(Json);
    }

    private JsonObject Event(ExperienceShown shown, SessionShown session)
    {
        var url = address.Of($"/experiences/{shown.Product.Slug}");
        var name = shown.Product.Name.Here;
        var one = new JsonObject
        {
            ["@type"] = "Event",
            ["name"] = session.RuleName.Zh.Length > 0 ? $"{name} · {session.RuleName.Here}" : name,
            ["description"] = shown.Product.Summary.Here,
            ["url"] = url,
            ["startDate"] = Instant(session.StartsAt),
            ["endDate"] = Instant(session.EndsAt),
            ["eventAttendanceMode"] = "https://schema.org/OfflineEventAttendanceMode",
            ["eventStatus"] = $"https://schema.org/{(session.State == SessionState.Cancelled ? "EventCancelled" : session.State == SessionState.Moved ? "EventRescheduled" : "EventScheduled")}",
            ["location"] = new JsonObject { ["@type"] = "Place", ["name"] = shown.Experience.Workshop?.Name.Here ?? shown.Experience.Place.Here, ["address"] = shown.Experience.Place.Here },
            ["organizer"] = new JsonObject { ["@type"] = "Organization", ["name"] = shown.Product.Cooperative.Name.Here, ["url"] = address.Of($"/brands/{shown.Product.Brand.Slug}") },
            ["offers"] = new JsonArray([.. session.Prices.Select(p => (JsonNode)new JsonObject
            {
                ["@type"] = "Offer",
                ["sku"] = p.Sku,
                ["price"] = (p.AmountFen / 100m).ToString("0.00", CultureInfo.InvariantCulture),
                ["priceCurrency"] = Money.Cny,
                ["availability"] = $"https://schema.org/{(session.Shelf.IsSoldOut ? "SoldOut" : session.Shelf.IsFew ? "LimitedAvailability" : "InStock")}",
                ["url"] = url,
            })]),
        };
        if (shown.Picture is { } picture)
        {
            one["image"] = address.Of(PictureAddress.Original(picture.Hash, picture.Extension));
        }
        return one;
    }

    private string Instant(DateTime utc) => new DateTimeOffset(clock.Local(utc), clock.Zone.GetUtcOffset(utc)).ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture);
}
