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

    public static readonly string[] ManyOrders = ["--Limits:Checkout=1000000", "--Limits:Coupon=1000000", "--Shop:Workers=false"];

    public static Task<Page> PutIn(this Browser browser, string sku, int quantity = 1) =>
        browser.PostOnly("/basket/items", ("sku", sku), ("quantity", $"{quantity}"));

    /// <summary>Posts the contract's fields, changed by those given; a field given as null is left out.</summary>
    public static Task<Page> Order(this Browser browser, string key, params (string Name, string? Value)[] changed) =>
        browser.PostOnly("/checkout", Fields(key, changed));

    /// <summary>Everybody orders what lies in their basket, all of them at the same moment.</summary>
    /// <param name="phone">Of all of them; null: each has a phone of their own.</param>
    /// <param name="shoppers">Of the same shop.</param>
    /// <returns>The answers, in the order of the shoppers.</returns>
    public static async Task<Page[]> OrderAtOnce(this IReadOnlyCollection<Browser> shoppers, string? phone = null)
    {
        var barrier = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var posts = shoppers.Select((shopper, i) => Task.Run(async () =>
        {
            await barrier.Task;
            return await shopper.Order(NewKey(), ("Phone", phone ?? PhoneOf(i)));
        })).ToList();
        barrier.SetResult();
        return await Task.WhenAll(posts);
    }

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
            .Include(o => o.Parts.OrderBy(p => p.Id)).ThenInclude(p => p.Lines).ThenInclude(l => l.Lots).ThenInclude(l => l.Lot).Include(o => o.Parts).ThenInclude(p => p.Invoice)
            .Include(o => o.Events).Include(o => o.Reservations).SingleAsync(o => o.Number == number));
    }

    /// <summary>What a cooperative's parcel costs at the door, in yuan as it is typed.</summary>
    public static async Task<string> Due(this ShopApp shop, string number, string cooperative)
    {
        var part = await shop.Query(db => db.OrderParts.AsNoTracking().Include(p => p.Lines).SingleAsync(p => p.Order.Number == number && p.Cooperative.Slug == cooperative));
        return (part.DueFen / 100m).ToString("F2", CultureInfo.InvariantCulture);
    }

    public static Task<StockItem> StockOf(this ShopApp shop, string code) => shop.Query(db => db.StockItems.AsNoTracking().SingleAsync(s => s.Code == code));

    /// <summary>Makes or takes away until so many are on the shelf: a new lot, or breakage in the newest there are.</summary>
    public static Task PutOnShelf(this ShopApp shop, string code, long available) => shop.Do<IServiceProvider>(async services =>
    {
        var (db, stock) = (services.GetRequiredService<ShopDb>(), services.GetRequiredService<Stock>());
        await using var transaction = await db.Database.BeginTransactionAsync();
        var item = await db.StockItems.AsNoTracking().SingleAsync(s => s.Code == code);
        if (available > item.Available)
        {
            await stock.Make(await shop.NewLot(code), available - item.Available, "test");
        }
        var much = item.Available - available;
        foreach (var lot in await db.Lots.AsNoTracking().Where(l => l.StockItemId == item.Id && l.Available > 0).OrderByDescending(l => l.Id).ToListAsync())
        {
            if (Math.Min(much, lot.Available) is > 0 and var n)
            {
                Assert.True(await stock.WriteOff(lot, n, "test", "test"));
                much -= n;
            }
        }
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
    });

    /// <summary>A lot that no database knows yet.</summary>
    /// <param name="bestBeforeIn">Days from today; null: it doesn't spoil.</param>
    public static async Task<Lot> NewLot(this ShopApp shop, string code, int? bestBeforeIn = null, int lastDays = 0)
    {
        var (item, product) = await shop.Query(async db => (await db.StockItems.Where(s => s.Code == code).Select(s => s.Id).SingleAsync(), await db.Variants.Where(v => v.Sku == code).Select(v => v.ProductId).SingleAsync()));
        var today = shop.Service<ShopClock>().Today;
        var lot = new Lot { Code = LotCode.New(), StockItemId = item, ProductId = product, MadeOn = today };
        lot.Keeps(bestBeforeIn is { } days ? today.AddDays(days) : null, lastDays);
        return lot;
    }

    /// <summary>Puts a new lot on the shelf.</summary>
    public static async Task<Lot> Make(this ShopApp shop, string code, long units, int? bestBeforeIn = null, int lastDays = 0)
    {
        var lot = await shop.NewLot(code, bestBeforeIn, lastDays);
        await shop.Do<IServiceProvider>(async services =>
        {
            var db = services.GetRequiredService<ShopDb>();
            await using var transaction = await db.Database.BeginTransactionAsync();
            await services.GetRequiredService<Stock>().Make(lot, units, "test");
            await db.SaveChangesAsync();
            await transaction.CommitAsync();
        });
        return lot;
    }

    public static Task<Lot> LotOf(this ShopApp shop, string code) => shop.Query(db => db.Lots.AsNoTracking().AsSplitQuery().Include(l => l.Events).Include(l => l.Ingredients).SingleAsync(l => l.Code == code));

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
