using System.Net;
using Shop.Tests.Features.Checkout;

namespace Shop.Tests.House;

/// <summary>Equal copies of the shop on one database, as behind a proxy that sends each request to whichever is free.</summary>
public class NodesTests
{
    [Theory, OnBothDatabases]
    public async Task A_visitor_may_change_nodes_between_any_two_requests(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        await using var beside = await shop.Beside();
        using var visitor = shop.NewBrowser();
        await visitor.PostOnly(On(shop, "/basket/items"), ("sku", Buying.Bookmark), ("quantity", "2"));
        Assert.Contains(Buying.Bookmark, (await visitor.Get(On(beside, "/basket"))).Body, StringComparison.Ordinal);
        await visitor.PostOnly(On(beside, "/account/sign-in"), ("Email", "shopper@shop.test"), ("Password", "Front-Shop-2019"));
        // Each node shows a form whose hidden token the other has to believe.
        foreach (var (shows, takes) in new[] { (shop, beside), (beside, shop) })
        {
            var page = await visitor.Get(On(shows, "/account/addresses/new"));
            Assert.Equal(HttpStatusCode.OK, page.Status);
            var token = page.One("main input[name=__RequestVerificationToken]").GetAttribute("value");
            var answer = await visitor.Send(HttpMethod.Post, On(takes, "/account/addresses"), new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("Recipient", "")]), ("Sec-Fetch-Site", ""));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        }
    }

    private static string On(ShopApp node, string path) => new Uri(node.Address, path).ToString();
}
