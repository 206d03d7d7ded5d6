using System.Net;
using Shop.Tests.Features.Account;
using Shop.Tests.Features.Checkout;

namespace Shop.Tests.Features.Operator;

public class OperatorTests
{
    [Theory, OnBothDatabases]
    public async Task An_operator_finds_an_order_by_number_phone_and_name(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        var number = await Delivered(shop);
        using var boss = await shop.SignedIn("operator@shop.test");
        foreach (var typed in new[] { number, number.Replace("-", " ", StringComparison.Ordinal), "138 0013 8000", "+8613800138000", "测试顾客", "顾客" })
        {
            Assert.Contains($"/operator/orders/{number}", (await boss.PostOnly("/operator/orders", ("q", typed))).Body, StringComparison.Ordinal);
        }
        Assert.DoesNotContain(number, (await boss.PostOnly("/operator/orders", ("q", "别的人"))).Body, StringComparison.Ordinal);
        Assert.Contains(number, (await boss.Get("/operator/orders?state=Delivered")).Body, StringComparison.Ordinal);
        Assert.DoesNotContain(number, (await boss.Get("/operator/orders?state=Cancelled")).Body, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task An_operator_refunds_one_jar_of_three_and_then_the_rest_and_never_more(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        var number = await Delivered(shop);
        using var boss = await shop.SignedIn("operator@shop.test");
        var line = await shop.Query(db => db.OrderLines.Where(l => l.Part.Order.Number == number).Select(l => l.Id).SingleAsync());
        var units = $"Units[{line}]";
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await boss.PostOnly($"/operator/orders/{number}/refunds", (units, "1"))).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await boss.PostOnly($"/operator/orders/{number}/refunds", (units, "4"), ("Reason", "破了"))).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await boss.PostOnly($"/operator/orders/{number}/refunds", (units, "1"), ("Reason", "破了一罐"))).Status);
        Assert.Equal(3900, await Refunded(shop, number));
        Assert.Equal(HttpStatusCode.Redirect, (await boss.PostOnly($"/operator/orders/{number}/refunds", ("Everything", "true"), ("Reason", "都退"))).Status);
        var total = await shop.Query(db => db.Orders.Where(o => o.Number == number).Select(o => o.TotalFen).SingleAsync());
        Assert.Equal(total, await Refunded(shop, number));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await boss.PostOnly($"/operator/orders/{number}/refunds", ("Everything", "true"), ("Reason", "再退"))).Status);
        var me = await shop.Query(db => db.Users.Where(u => u.Email == "operator@shop.test").Select(u => u.Id).SingleAsync());
        Assert.Equal(2, await shop.Query(db => db.Set<OrderEvent>().CountAsync(e => e.Kind == OrderEventKind.Refunded && e.By == me)));
        await shop.AssertStockReconciles();
    }

    private static Task<long> Refunded(ShopApp shop, string number) =>
        shop.Query(db => db.Refunds.Where(r => db.Orders.Any(o => o.Id == r.OrderId && o.Number == number)).SumAsync(r => r.AmountFen));

    // Three jars, brought and paid at the door.
    private static async Task<string> Delivered(ShopApp shop)
    {
        using var guest = shop.NewBrowser();
        await guest.PutIn(Buying.Jar, 3);
        var number = Buying.NumberOf(await guest.Order(Buying.NewKey()));
        using var sender = await shop.SignedIn("weiping@shop.test");
        await sender.PostOnly($"/cooperative/parcels/{number}/confirmation");
        await sender.PostOnly($"/cooperative/parcels/{number}/shipments", ("Carrier", "顺丰速运"), ("TrackingNumber", "SF1234567890"));
        await sender.PostOnly($"/cooperative/parcels/{number}/delivery", ("Collected", await shop.Due(number, "weiping-sauce")));
        return number;
    }

    [Theory, OnBothDatabases]
    public async Task A_page_beyond_the_last_shows_the_last(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        await shop.Do<ShopDb>(db => SampleOrder.Add(db, null, PartState.ToSend, "WJF-CLS-MILD"));
        using var boss = await shop.SignedIn("operator@shop.test");
        using var member = await shop.SignedIn("weiping@shop.test");
        foreach (var (who, path) in new[] { (boss, "/operator/orders"), (member, "/cooperative/parcels"), (member, "/cooperative/products") })
        {
            var only = (await who.Get(path)).One("main").TextContent;
            Assert.Contains(path == "/cooperative/products" ? "辣酱" : SampleOrder.Number, only, StringComparison.Ordinal);
            Assert.Equal(only, (await who.Get(path + "?page=99")).One("main").TextContent);
        }
    }
}
