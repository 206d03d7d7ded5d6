using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;

namespace Shop.Features.Workshops;

/// <summary>A workshop in the words of schema.org, for machines.</summary>
public sealed class WorkshopJsonLd(PublicAddress address)
{
    // Angle brackets, ampersands and quotes are escaped: the result may stand inside a script element.
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public string Of(WorkshopShown shown)
    {
        var w = shown.Workshop;
        var place = new JsonObject
        {
            ["@context"] = "https://schema.org",
            ["@type"] = new JsonArray("TouristAttraction", "Store"),
            ["name"] = w.Name.Here,
            ["description"] = w.Lead.Here,
            ["url"] = address.Of($"/workshops/{w.Slug}"),
            ["address"] = w.Address.Here,
            ["geo"] = new JsonObject { ["@type"] = "GeoCoordinates", ["latitude"] = w.Latitude, ["longitude"] = w.Longitude },
            ["brand"] = new JsonObject { ["@type"] = "Brand", ["name"] = w.Brand.Name.Here },
            ["parentOrganization"] = new JsonObject { ["@type"] = "Organization", ["name"] = w.Cooperative.Name.Here },
        };
        if (w.OpeningHours.Length > 0)
        {
            place["openingHours"] = w.OpeningHours;
        }
        return place.ToJsonString(Json);
    }
}
