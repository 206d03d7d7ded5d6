using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Shop.Features.Baskets;
using Shop.Tests.Features.Checkout;

namespace Shop.Tests.Features.Baskets;

public class MergeBasketsTests
{
    [Theory, OnBothDatabases]
    public async Task At_sign_in_the_guests_basket_goes_into_the_accounts(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        var account = await shop.MakeAccount("a@example.test");

        using var first = shop.NewBrowser();
        await first.PutIn(Buying.Jar, 60);
        Assert.Contains("basket=;", await SignIn(shop, first, account), StringComparison.Ordinal);
        var adopted = await shop.Query(db => db.Baskets.AsNoTracking().Include(b => b.Items).SingleAsync());
        Assert.Equal(account.Id, adopted.UserId);

        using var second = shop.NewBrowser();
        await second.PutIn(Buying.Bookmark, 2);
        await second.PutIn(Buying.Jar, 50);
        await SignIn(shop, second, account);
        await SignIn(shop, second, account);
        var merged = await shop.Query(db => db.Baskets.AsNoTracking().Include(b => b.Items).ThenInclude(i => i.Variant).SingleAsync());
        Assert.Equal(adopted.Id, merged.Id);
        Assert.Equal([(Buying.Jar, 99), (Buying.Bookmark, 2)], merged.Items.OrderByDescending(i => i.Quantity).Select(i => (i.Variant.Sku, i.Quantity)));
    }

    private static async Task<string> SignIn(ShopApp shop, Browser browser, AppUser account)
    {
        using var scope = shop.Services.CreateScope();
        var http = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        http.Request.Headers.Cookie = $"basket={browser.Cookies.GetCookies(shop.Address)["basket"]!.Value}";
        await scope.ServiceProvider.GetRequiredService<MergeBaskets>().Run(http, account.Id);
        return http.Response.Headers.SetCookie.ToString();
    }
}
