using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Shop.Tests.Features.Checkout;

/// <summary>What shoppers do, in a word.</summary>
internal static class Buying
{
    public const string Jar = "WJF-CLS-MILD";
    public const string BoxOfThree = "WJF-CLS-MILD-3";
    public const string Bookmark = "XQ-BMK-RED";
    public const string Mortar = "WJF-SPN-18";
    /// <summary>Nothing of it is in stock until a test makes some.</summary>
    public const string Teapot = "XQ-TPT-420";

    public static readonly string[] ManyOrders = ["--Limits:Checkout=1000000", "--Shop:Workers=false"];

    public static Task<Page> PutIn(this Browser browser, string sku, int quantity = 1) =>
        browser.PostOnly("/basket/items", ("sku", sku), ("quantity", $"{quantity}"));

    /// <summary>Posts the contract's fields, changed by those given; a field given as null is left out.</summary>
    public static Task<Page> Order(this Browser browser, string key, params (string Name, string? Value)[] changed) =>
        browser.PostOnly("/checkout", Fields(key, changed));

    public static (string, string?)[] Fields(string key, params (string Name, string? Value)[] changed) =>
    [
        .. new (string Name, string? Value)[]
        {
            ("Name", "测试顾客"), ("Phone", "13800138000"), ("Province", "浙江省"), ("City", "杭州市"), ("District", "淳安县"), ("Street", "示例路1号"),
            ("Note", ""), ("Payment", "cod"), ("Key", key),
        }.Where(f => changed.All(c => c.Name != f.Name)),
        .. changed.Where(c => c.Value is not null),
    ];

    public static string NewKey() => Guid.NewGuid().ToString("n");

    /// <summary>A mainland mobile number for each.</summary>
    public static string PhoneOf(int shopper) => $"139{shopper:D8}";

    public static bool IsOrder(this Page page) => page.Location?.AbsolutePath.StartsWith("/orders/", StringComparison.Ordinal) == true;

    public static string NumberOf(Page page) => page.Location!.AbsolutePath.Split('/')[2];

    public static Task<Order> OrderOf(this ShopApp shop, Page page)
    {
        var number = NumberOf(page);
        return shop.Query(db => db.Orders.AsNoTracking().AsSplitQuery()
            .Include(o => o.Parts.OrderBy(p => p.Id)).ThenInclude(p => p.Lines).Include(o => o.Parts).ThenInclude(p => p.Invoice)
            .Include(o => o.Events).Include(o => o.Reservations).SingleAsync(o => o.Number == number));
    }

    /// <summary>What a cooperative's parcel costs at the door, in yuan as it is typed.</summary>
    public static async Task<string> Due(this ShopApp shop, string number, string cooperative)
    {
        var part = await shop.Query(db => db.OrderParts.AsNoTracking().Include(p => p.Lines).SingleAsync(p => p.Order.Number == number && p.Cooperative.Slug == cooperative));
        return (part.DueFen / 100m).ToString("F2", CultureInfo.InvariantCulture);
    }

    public static Task<StockItem> StockOf(this ShopApp shop, string code) => shop.Query(db => db.StockItems.AsNoTracking().SingleAsync(s => s.Code == code));

    /// <summary>Makes or takes away until so many are on the shelf.</summary>
    public static Task PutOnShelf(this ShopApp shop, string code, long available) => shop.Do<ShopDb>(async db =>
    {
        var item = await db.StockItems.SingleAsync(s => s.Code == code);
        var by = available - item.Available;
        (item.Available, item.Made) = (available, item.Made + by);
        db.StockMovements.Add(new StockMovement { StockItemId = item.Id, Kind = by > 0 ? StockMovementKind.Made : StockMovementKind.WrittenOff, Available = by, At = DateTime.UtcNow, By = "test" });
        await db.SaveChangesAsync();
    });

    public static Task SetPrice(this ShopApp shop, string sku, long fen) => shop.Do<ShopDb>(async db =>
    {
        var variant = await db.Variants.SingleAsync(v => v.Sku == sku);
        db.Prices.Add(new Price { VariantId = variant.Id, AmountFen = fen, ValidFrom = shop.Clock.GetUtcNow().UtcDateTime, SetBy = "test" });
        await db.SaveChangesAsync();
    });

    public static async Task<AppUser> MakeAccount(this ShopApp shop, string email, bool confirmed = true)
    {
        var user = new AppUser { UserName = email, Email = email, EmailConfirmed = confirmed, CreatedAt = DateTime.UtcNow };
        await shop.Do<ShopDb>(async db =>
        {
            db.Users.Add(user);
            await db.SaveChangesAsync();
        });
        return user;
    }
}
