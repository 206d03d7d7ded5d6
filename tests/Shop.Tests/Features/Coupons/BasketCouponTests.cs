using System.Net;
using Shop.Features.Baskets;
using Shop.Tests.Features.Account;
using Shop.Tests.Features.Checkout;

namespace Shop.Tests.Features.Coupons;

/// <summary>A code typed in the basket.</summary>
public class BasketCouponTests
{
    [Theory, OnBothDatabases]
    public async Task A_coupon_is_typed_however_it_looks_takes_its_share_off_and_is_taken_out_again(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        // Ten percent of what one cooperative sends.
        var sauce = await shop.Query(db => db.Cooperatives.Where(c => c.Slug == "weiping-sauce").Select(c => c.Id).SingleAsync());
        await shop.MakeCoupon(c => c.CooperativeId = sauce);
        using var visitor = shop.NewBrowser();
        await visitor.PutIn(Buying.Jar, 2);
        await visitor.PutIn(Buying.Bookmark);
        var before = await visitor.Get("/basket");
        Assert.Empty(before.All(".coupon-in"));

        Assert.Equal("/basket", (await visitor.TypeCoupon(" sPrI-ng ")).Location!.AbsolutePath);
        var page = await visitor.Get("/basket");
        Assert.All(["春天", "SPR1NG", "−¥7.80"], t => Assert.Contains(t, page.One(".coupon-in").TextContent, StringComparison.Ordinal));
        // Prices stand as they were; the sums say what goes off. 78.00 + 28.00 - 7.80 + 8.00 + 10.00.
        Assert.All(["¥106.00", "−¥7.80", "¥116.20"], t => Assert.Contains(t, page.One(".sums").TextContent, StringComparison.Ordinal));
        Assert.Contains("116.20", page.One(".total-bar").TextContent, StringComparison.Ordinal);
        // It counts what lies in the basket now.
        await visitor.PutIn(Buying.Jar);
        Assert.Contains("−¥11.70", (await visitor.Get("/basket")).One(".coupon-in").TextContent, StringComparison.Ordinal);

        await visitor.Submit(await visitor.Get("/basket"), "form[action='/basket/coupon/removal']");
        page = await visitor.Get("/basket");
        Assert.Empty(page.All(".coupon-in"));
        Assert.DoesNotContain("−¥", page.Text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Why_it_does_not_apply_stands_at_the_field_in_both_languages_and_what_was_typed_is_kept(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, ["--Limits:Coupon=1000000"]);
        await shop.MakeCoupon();
        var (today, brand) = (shop.Service<ShopClock>().Today, await shop.Query(db => db.Brands.Where(b => b.Slug == "xianqi").Select(b => b.Id).SingleAsync()));
        foreach (var (change, zh, en) in new (Action<Coupon> Change, string Zh, string En)[]
        {
            (c => (c.From, c.Until) = (today.AddDays(2), today.AddDays(3)), $"要到 {today.AddDays(2):yyyy-MM-dd} 才能用", $"starts on {today.AddDays(2):yyyy-MM-dd}"),
            (c => (c.From, c.Until) = (today.AddDays(-3), today.AddDays(-1)), $"{today.AddDays(-1):yyyy-MM-dd} 就过期了", $"ended on {today.AddDays(-1):yyyy-MM-dd}"),
            (c => (c.Limit, c.Used) = (3, 3), "用完了", "used up"),
            (c => c.PausedAt = c.MadeAt, "这个券码用不了", "can’t be used"),
            (c => c.MinimumFen = 5000, "要满 ¥50.00，还差 ¥11.00", "come to ¥50.00: ¥11.00 to go"),
            (c => c.BrandId = brand, "没有能用这张券的东西", "Nothing in your basket"),
        })
        {
            await shop.Do<ShopDb>(async db =>
            {
                db.Coupons.RemoveRange(db.Coupons);
                await db.SaveChangesAsync();
            });
            await shop.MakeCoupon(change);
            foreach (var (culture, told) in new[] { ("zh-CN", zh), ("en", en) })
            {
                await Refused(shop, culture, "spring", told);
            }
        }
        await Refused(shop, "zh-CN", "冬天 <b>", "这个券码用不了");
        await Refused(shop, "en", "WINTER", "can’t be used");
        await Refused(shop, "zh-CN", "", "还没写券码");
        await Refused(shop, "en", "", "Please type the code");
    }

    [Theory, OnBothDatabases]
    public async Task An_account_that_used_it_reads_so_in_the_basket(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, Buying.ManyOrders);
        await shop.MakeCoupon(c => c.LimitPerCustomer = 1);
        using var shopper = await shop.SignedIn("shopper@shop.test");
        await shopper.PutIn(Buying.Jar);
        Assert.Equal(HttpStatusCode.Found, (await shopper.TypeCoupon()).Status);
        Assert.True((await shopper.Order(Buying.NewKey())).IsOrder());
        await shopper.PutIn(Buying.Jar);
        var refused = await shopper.TypeCoupon();
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "这张券您已经用过了。"), (refused.Status, refused.One("#code-error").TextContent));
    }

    [Theory, OnBothDatabases]
    public async Task A_coupon_that_costs_the_free_delivery_says_so(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        await shop.MakeCoupon(c => c.Percent = 20);
        using var visitor = shop.NewBrowser();
        // 117.00 travel free from 99.00; 93.60 don't.
        await visitor.PutIn(Buying.Jar, 3);
        await visitor.TypeCoupon();
        var page = await visitor.Get("/basket");
        Assert.Contains("不到包邮的数", page.One(".coupon").TextContent, StringComparison.Ordinal);
        Assert.Contains("¥101.60", page.One(".sums").TextContent, StringComparison.Ordinal);
        await visitor.PutIn(Buying.Jar);
        Assert.DoesNotContain("不到包邮的数", (await visitor.Get("/basket")).One(".coupon").TextContent, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Who_guesses_codes_is_stopped_and_the_basket_stays_as_it_was(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        await shop.MakeCoupon();
        using var visitor = shop.NewBrowser();
        await visitor.PutIn(Buying.Jar);
        for (var i = 0; i < CouponTries.AMinute; i++)
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await visitor.TypeCoupon($"GVESS{i}")).Status);
        }
        var stopped = await visitor.TypeCoupon();
        Assert.Equal((HttpStatusCode.TooManyRequests, "spring"), (stopped.Status, stopped.One("#code").GetAttribute("value")));
        Assert.Contains("试得太多了", stopped.One("#code-error").TextContent, StringComparison.Ordinal);
        Assert.Empty((await visitor.Get("/basket")).All(".coupon-in"));
        // Whoever only throws the basket away is stopped by the address.
        var (last, tries) = (HttpStatusCode.Found, 0);
        while (last != HttpStatusCode.TooManyRequests)
        {
            using var other = shop.NewBrowser();
            await other.PutIn(Buying.Jar);
            last = (await other.TypeCoupon("GVESS")).Status;
            Assert.True(++tries <= 60, "Nobody stops a new basket for each code.");
        }
    }

    [Theory, OnBothDatabases]
    public async Task The_coupon_comes_along_when_a_guest_signs_in(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        await shop.MakeCoupon();
        using (var earlier = await shop.SignedIn("shopper@shop.test"))
        {
            await earlier.PutIn(Buying.Bookmark);
        }
        using var visitor = shop.NewBrowser();
        await visitor.PutIn(Buying.Jar);
        await visitor.TypeCoupon();
        await visitor.SignIn("shopper@shop.test", Accounts.DemoPassword);
        var page = await visitor.Get("/basket");
        Assert.Equal(2, page.All(".line").Count);
        Assert.Contains("−¥6.70", page.One(".coupon-in").TextContent, StringComparison.Ordinal);
    }

    private static async Task Refused(ShopApp shop, string culture, string typed, string told)
    {
        using var visitor = shop.NewBrowser(culture);
        await visitor.PutIn(Buying.Jar);
        var refused = await visitor.TypeCoupon(typed);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains(told, refused.One("#code-error").TextContent, StringComparison.Ordinal);
        Assert.Equal((typed, "true"), (refused.One("#code").GetAttribute("value") ?? "", refused.One("#code").GetAttribute("aria-invalid")));
        Assert.Empty((await visitor.Get("/basket")).All(".coupon-in"));
    }
}
