using System.Net;

namespace Shop.Tests.Features.Checkout;

public class LastJarsTests
{
    private const int Shoppers = 40;
    private const int Jars = 10;
    private const int Rounds = 20;

    [Theory, OnBothDatabases]
    public async Task Forty_shoppers_at_once_on_the_last_ten_jars_get_exactly_ten(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, Buying.ManyOrders);
        var shoppers = Enumerable.Range(0, Shoppers).Select(_ => shop.NewBrowser()).ToList();
        for (var round = 0; round < Rounds; round++)
        {
            // The last ten lie in two lots.
            await shop.PutOnShelf(Buying.Jar, Jars - 4);
            await shop.Make(Buying.Jar, 4, bestBeforeIn: 90 + round);
            foreach (var shopper in shoppers)
            {
                Assert.Equal(HttpStatusCode.Found, (await shopper.PostOnly($"/basket/items/{Buying.Jar}", ("quantity", "1"))).Status);
            }
            var answers = await shoppers.OrderAtOnce();

            Assert.Equal(Jars, answers.Count(a => a.IsOrder()));
            Assert.All(answers.Where(a => !a.IsOrder()), a =>
            {
                Assert.Equal(HttpStatusCode.UnprocessableEntity, a.Status);
                Assert.Contains("还没下单", a.One("[role=alert]").TextContent, StringComparison.Ordinal);
                Assert.Contains("卖完了", a.One(".line").TextContent, StringComparison.Ordinal);
            });
            Assert.Equal(Jars * (round + 1), await shop.Query(db => db.Orders.CountAsync()));
            var item = await shop.StockOf(Buying.Jar);
            Assert.Equal((0, Jars * (round + 1)), (item.Available, item.Reserved));
            await shop.AssertStockReconciles();
        }
        shoppers.ForEach(s => s.Dispose());
    }
}
