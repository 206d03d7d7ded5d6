using Microsoft.Extensions.Localization;

namespace Shop.Features.Catalogue;

/// <summary>In stock, last n, sold out: in words and in dress.</summary>
public static class StockWords
{
    public static string Of(Shelf shelf, IStringLocalizer<Texts> texts) =>
        shelf.IsSoldOut ? texts["SoldOut"].Value : shelf.IsFew ? texts["Last", shelf.Available].Value : texts["InStock"].Value;

    public static string Style(Shelf shelf) => shelf.IsSoldOut ? "stock stock-out" : shelf.IsFew ? "stock stock-last" : "stock stock-in";
}
