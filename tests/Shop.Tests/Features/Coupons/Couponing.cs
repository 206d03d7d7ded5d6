using Microsoft.Extensions.DependencyInjection;

namespace Shop.Tests.Features.Coupons;

/// <summary>Coupons, in a word.</summary>
internal static class Couponing
{
    /// <summary>As it is stored; whoever types SPRING means it.</summary>
    public const string Code = "SPR1NG";

    /// <summary>One that takes ten percent off everything from today on, changed by what is given. The shop bears it.</summary>
    public static Task MakeCoupon(this ShopApp shop, Action<Coupon>? change = null) => shop.Do<IServiceProvider>(async services =>
    {
        var (db, clock) = (services.GetRequiredService<ShopDb>(), services.GetRequiredService<ShopClock>());
        var coupon = new Coupon { Code = Code, Name = new Text("春天", "Spring"), Percent = 10, From = clock.Today, Until = clock.Today.AddDays(9), ShopPermille = 1000, MadeAt = clock.Now };
        change?.Invoke(coupon);
        db.Coupons.Add(coupon);
        await db.SaveChangesAsync();
    });

    public static Task<Page> TypeCoupon(this Browser browser, string code = "spring") => browser.PostOnly("/basket/coupon", ("code", code));

    public static Task<Coupon> Coupon(this ShopApp shop) => shop.Query(db => db.Coupons.AsNoTracking().Include(c => c.Uses).SingleAsync());
}
