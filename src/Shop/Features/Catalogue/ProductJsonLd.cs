using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;

namespace Shop.Features.Catalogue;

/// <summary>A product in the words of schema.org, for machines.</summary>
public sealed class ProductJsonLd(PublicAddress address)
{
    // Angle brackets, ampersands and quotes are escaped: the result may stand inside a script element.
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public string Of(ProductShown shown)
    {
        var product = shown.Product;
        var url = address.Of($"/products/{product.Slug}");
        var thing = new JsonObject
        {
            ["@context"] = "https://schema.org",
            ["@type"] = "Product",
            ["name"] = product.Name.Here,
            ["description"] = product.Summary.Here,
            ["url"] = url,
            ["sku"] = shown.Chosen?.Sku,
            ["image"] = new JsonArray([.. shown.Pictures.Select(p => (JsonNode)address.Of(PictureAddress.Original(p.Hash, p.Extension)))]),
            ["brand"] = new JsonObject { ["@type"] = "Brand", ["name"] = product.Brand.Name.Here },
            ["category"] = product.Category.Name.Here,
            ["offers"] = new JsonArray([.. shown.Variants.Select(v => (JsonNode)new JsonObject
            {
                ["@type"] = "Offer",
                ["sku"] = v.Sku,
                ["name"] = v.Name.Here,
                ["price"] = (v.PriceFen / 100m).ToString("F2", System.Globalization.CultureInfo.InvariantCulture),
                ["priceCurrency"] = Money.Cny,
                ["availability"] = "https://schema.org/" + (shown.IsWithdrawn ? "Discontinued" : v.Shelf.IsSoldOut ? "OutOfStock" : v.Shelf.IsFew ? "LimitedAvailability" : "InStock"),
                ["itemCondition"] = "https://schema.org/NewCondition",
                ["url"] = url,
                ["seller"] = new JsonObject { ["@type"] = "Organization", ["name"] = product.Cooperative.Name.Here },
            })]),
        };
        if (shown.Reviews.Figures is { All: > 0 } ratings)
        {
            thing["aggregateRating"] = new JsonObject
            {
                ["@type"] = "AggregateRating",
                ["ratingValue"] = ratings.Average.ToString("0.##", System.Globalization.CultureInfo.InvariantCulture),
                ["ratingCount"] = ratings.All,
                ["reviewCount"] = ratings.Written,
                ["bestRating"] = "5",
                ["worstRating"] = "1",
            };
        }
        return thing.ToJsonString(Json);
    }
}
