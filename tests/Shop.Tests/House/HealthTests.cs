using System.Net;

namespace Shop.Tests.House;

public class HealthTests
{
    [Theory, OnBothDatabases]
    public async Task The_shop_is_ready_while_its_database_answers(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        using var browser = shop.NewBrowser();
        Assert.Equal(HttpStatusCode.OK, (await browser.Get("/health/live")).Status);
        Assert.Equal("ready", (await browser.Get("/health/ready")).Body);
    }
}
