using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;

namespace Shop.Features.Catalogue;

/// <summary>A product in the words of schema.org, for machines.</summary>
public sealed class ProductJsonLd(PublicAddress address)
{
    // Everything but letters and digits of any script is escaped: the result may stand inside a script element.
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public string Of(ProductShown shown)
    {
        var product = shown.Product;
        var url = address.Of($"/products/{product.Slug}");
        return new JsonObject
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
                ["gtin13"] = v.Barcode,
                ["name"] = v.Name.Here,
                ["price"] = (v.PriceFen / 100m).ToString("F2", System.Globalization.CultureInfo.InvariantCulture),
                ["priceCurrency"] = Money.Cny,
                ["availability"] = v.Shelf.IsSoldOut || shown.IsWithdrawn ? "https://schema.org/OutOfStock" : v.Shelf.IsFew ? "https://schema.org/LimitedAvailability" : "https://schema.org/InStock",
                ["url"] = url,
                ["seller"] = new JsonObject { ["@type"] = "Organization", ["name"] = product.Cooperative.Name.Here },
            })]),
        }.ToJsonString(Json);
    }
}
