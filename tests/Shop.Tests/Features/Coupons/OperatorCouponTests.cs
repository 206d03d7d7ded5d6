using System.Globalization;
using System.Net;
using Shop.Tests.Features.Account;

namespace Shop.Tests.Features.Coupons;

/// <summary>An operator makes coupons, changes them and stops them.</summary>
public class OperatorCouponTests
{
    [Theory, OnBothDatabases]
    public async Task A_coupon_is_made_changed_paused_and_goes_on_and_its_page_tells_the_story(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        var today = shop.Service<ShopClock>().Today;
        using var boss = await shop.SignedIn("operator@shop.test");
        Assert.Equal(HttpStatusCode.OK, (await boss.Get("/operator/coupons/new")).Status);
        var made = await boss.PostOnly("/operator/coupons", Fields(today, ("Code", "open-2026"), ("Amount", "10.50"), ("Minimum", "99"), ("Limit", "10"), ("ShopPercent", "33.3"), ("Terms", "平台出三分之一")));
        Assert.Equal("/operator/coupons/0PEN2026", made.Location!.AbsolutePath);
        var coupon = await Read(shop, "0PEN2026");
        Assert.Equal((1050L, 9900L, 10, 333), (coupon.AmountFen!.Value, coupon.MinimumFen, coupon.Limit!.Value, coupon.ShopPermille));

        var page = await boss.Get("/operator/coupons/0pen-2026");
        Assert.Contains("66.7 %", page.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await boss.Submit(page, "form[action$='/pause']")).Status);
        Assert.NotNull((await Read(shop, "0PEN2026")).PausedAt);
        // Pressed twice, it is paused once.
        await boss.PostOnly("/operator/coupons/0PEN2026/pause", ("paused", "true"));
        await boss.PostOnly("/operator/coupons/0PEN2026/pause", ("paused", "false"));
        await boss.PostOnly("/operator/coupons/0PEN2026", ("NameZh", "开业优惠"), ("Until", Day(today.AddDays(60))), ("Limit", "20"));
        coupon = await Read(shop, "0PEN2026");
        Assert.Null(coupon.PausedAt);
        Assert.Equal((today.AddDays(60), 20), (coupon.Until, coupon.Limit!.Value));
        Assert.Equal([CouponEventKind.Made, CouponEventKind.Paused, CouponEventKind.Resumed, CouponEventKind.Changed], coupon.Events.OrderBy(e => e.Id).Select(e => e.Kind));
        Assert.Equal(4, (await boss.Get("/operator/coupons/0PEN2026")).All(".timeline li").Count);
        Assert.Contains("0PEN2026", (await boss.Get("/operator/coupons")).Text, StringComparison.Ordinal);
        Assert.True(await shop.Query(db => db.Set<AuditEntry>().CountAsync(a => a.Kind == "Coupon")) >= 4);
        Assert.All(await shop.Query(db => db.Set<AuditEntry>().Where(a => a.Kind.StartsWith("Coupon")).Select(a => a.Reference).ToListAsync()), r => Assert.Equal("0PEN2026", r));
        Assert.NotEmpty((await boss.Get("/operator/audit")).All("a[href='/operator/coupons/0PEN2026']"));
    }

    [Theory, OnBothDatabases]
    public async Task What_is_wrong_is_said_at_the_field_and_nothing_is_made(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        var today = shop.Service<ShopClock>().Today;
        foreach (var culture in new[] { "zh-CN", "en" })
        {
            using var boss = await shop.SignedIn("operator@shop.test", culture: culture);
            foreach (var (field, fields) in new (string, (string, string?)[])[]
            {
                ("Code", Fields(today, ("Code", "abc"), ("Percent", "10"))),
                ("Amount", Fields(today, ("Code", "SPRING"))),
                ("Amount", Fields(today, ("Code", "SPRING"), ("Amount", "5"), ("Percent", "10"), ("Minimum", "9"))),
                ("Minimum", Fields(today, ("Code", "SPRING"), ("Amount", "5"), ("Minimum", "5"))),
                // A comma for a point isn't fifteen yuan.
                ("Minimum", Fields(today, ("Code", "SPRING"), ("Amount", "1"), ("Minimum", "1,5"))),
                ("Percent", Fields(today, ("Code", "SPRING"), ("Percent", "91"))),
                ("From", Fields(today, ("Code", "SPRING"), ("Percent", "10"), ("From", Day(today.AddDays(-1))))),
                ("Until", Fields(today, ("Code", "SPRING"), ("Percent", "10"), ("Until", Day(today.AddDays(-1))))),
                ("Limit", Fields(today, ("Code", "SPRING"), ("Percent", "10"), ("Limit", "0"))),
                ("ShopPercent", Fields(today, ("Code", "SPRING"), ("Percent", "10"), ("ShopPercent", "100.1"))),
                ("ShopPercent", Fields(today, ("Code", "SPRING"), ("Percent", "10"), ("ShopPercent", "33.33"), ("Terms", "x"))),
                ("Terms", Fields(today, ("Code", "SPRING"), ("Percent", "10"), ("ShopPercent", "99.9"))),
                ("Brand", Fields(today, ("Code", "SPRING"), ("Percent", "10"), ("Brand", "nobody"))),
            })
            {
                var page = await boss.PostOnly("/operator/coupons", fields);
                Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
                Assert.NotEmpty(page.One($"#{field}-error").TextContent);
            }
        }
        Assert.Equal(0, await shop.Query(db => db.Coupons.CountAsync()));
        using var other = await shop.SignedIn("operator@shop.test");
        Assert.Equal(HttpStatusCode.Redirect, (await other.PostOnly("/operator/coupons", Fields(today, ("Code", "SPRING"), ("Percent", "10")))).Status);
        // A code that was is never used again.
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await other.PostOnly("/operator/coupons", Fields(today, ("Code", "spring"), ("Percent", "10")))).Status);
        await shop.Query(db => db.Coupons.Where(c => c.Code == "SPR1NG").ExecuteUpdateAsync(s => s.SetProperty(c => c.Used, 3)));
        var fewer = await other.PostOnly("/operator/coupons/SPR1NG", ("NameZh", "开业优惠"), ("Until", Day(today)), ("Limit", "2"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, fewer.Status);
        Assert.NotEmpty(fewer.One("#Limit-error").TextContent);
    }

    private static (string, string?)[] Fields(DateOnly today, params (string Name, string? Value)[] changed) =>
    [
        .. new (string Name, string? Value)[] { ("NameZh", "开业优惠"), ("From", Day(today)), ("Until", Day(today.AddDays(30))), ("ShopPercent", "100") }.Where(f => changed.All(c => c.Name != f.Name)),
        .. changed,
    ];

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static Task<Coupon> Read(ShopApp shop, string code) => shop.Query(db => db.Coupons.AsNoTracking().Include(c => c.Events).SingleAsync(c => c.Code == code));
}
