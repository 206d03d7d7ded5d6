using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Shop.Features.Baskets;
using Shop.Features.Checkout;

namespace Shop.Tests.Features.Checkout;

public class PlaceOrderTests
{
    [Theory, OnBothDatabases]
    public async Task An_order_copies_what_was_sold_reserves_it_and_empties_the_basket(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, Buying.ManyOrders);
        using var visitor = shop.NewBrowser("en");
        await visitor.PutIn(Buying.Jar, 2);
        await visitor.PutIn(Buying.BoxOfThree);
        await visitor.PutIn(Buying.Bookmark);
        var before = await shop.StockOf(Buying.Jar);

        var page = await visitor.Get("/checkout");
        var placed = await visitor.Submit(page, "#checkout", follow: false, Buying.Fields(page.One("input[name=Key]").GetAttribute("value")!,
            ("Email", "Guest@Example.test"), ("InvoiceKind", "company"), ("InvoiceTitle", "示例公司"), ("InvoiceTaxNumber", "91330000ma0000000x"), ("Price", "1"), ("TotalFen", "1")));

        Assert.True(placed.IsOrder(), placed.Text);
        var order = await shop.OrderOf(placed);
        Assert.Equal(placed.Location!.Query, $"?key={shop.Service<Secrets>().OrderKey(order.Number)}");
        Assert.Equal((OrderState.Placed, PaymentMethod.CashOnDelivery, "en", "Guest@Example.test"), (order.State, order.Payment, order.Culture, order.Email));
        Assert.Equal(("+8613800138000", "330000"), (order.Address.Phone, order.Address.ProvinceCode));
        // 78 + 108 of sauce travel free, 28 of bookmark for 10.
        Assert.Equal((21400, 1000, 22400), (order.GoodsFen, order.DeliveryFen, order.TotalFen));
        Assert.Equal([(18600L, 0L), (2800L, 1000L)], order.Parts.Select(p => (p.GoodsFen, p.DeliveryFen)));
        Assert.All(order.Parts, p => Assert.Equal(("91330000MA0000000X", InvoiceTitleKind.Company, PartState.ToConfirm), (p.Invoice!.TaxNumber, p.Invoice.TitleKind, p.State)));
        var box = order.Lines.Single(l => l.Sku == Buying.BoxOfThree);
        Assert.Equal(("威坪辣酱·原味", "Mild, gift box of three", 10800, TaxClass.Food, 130, false), (box.Name.Zh, box.VariantName.En, box.PriceFen, box.TaxClass, box.TaxRatePermille, box.Returnable));
        Assert.Equal([OrderEventKind.Placed], order.Events.Select(e => e.Kind));
        Assert.Equal(5, order.Reservations.Single(r => r.StockItemId == before.Id).Quantity);
        Assert.All(order.Reservations, r => Assert.Equal(order.PlacedAt.AddDays(3), r.ExpiresAt));
        var after = await shop.StockOf(Buying.Jar);
        Assert.Equal((before.Available - 5, before.Reserved + 5, before.Sold), (after.Available, after.Reserved, after.Sold));
        Assert.Contains("The basket is empty", (await visitor.Get("/basket")).Text, StringComparison.Ordinal);
        await shop.AssertStockReconciles();

        var again = await visitor.Order(order.Key!);
        Assert.Equal(placed.Location, again.Location);
        var another = await visitor.Order(Buying.NewKey());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, another.Status);
        Assert.Contains("nothing to buy", another.Text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Two_shoppers_cannot_buy_the_last_jar(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, Buying.ManyOrders);
        using var first = shop.NewBrowser();
        using var second = shop.NewBrowser();
        await first.PutIn(Buying.Jar);
        await first.PutIn(Buying.Bookmark);
        await second.PutIn(Buying.BoxOfThree);
        await shop.PutOnShelf(Buying.Jar, 3);

        Assert.True((await second.Order(Buying.NewKey())).IsOrder());
        var late = await first.Order(Buying.NewKey(), ("Note", "轻放"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, late.Status);
        Assert.Contains("还没下单", late.One("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Contains("卖完了", late.All(".line")[0].TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("卖完了", late.All(".line")[1].TextContent, StringComparison.Ordinal);
        Assert.Equal("轻放", late.One("#Note").TextContent);
        Assert.Equal(2, (await first.Get("/basket")).All(".line").Count);
        Assert.Equal(1, await shop.Query(db => db.Orders.CountAsync()));
        await shop.AssertStockReconciles();
    }

    [Theory, OnBothDatabases]
    public async Task A_double_click_gives_one_order_and_two_tabs_do_not_buy_one_basket_twice(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, Buying.ManyOrders);
        using var visitor = shop.NewBrowser();
        await visitor.PutIn(Buying.Jar);
        var key = Buying.NewKey();
        var clicks = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => visitor.Order(key)));
        Assert.Single(clicks.Select(c => c.Location).Distinct());
        Assert.True(clicks[0].IsOrder());
        Assert.Equal(1, await shop.Query(db => db.Orders.CountAsync()));

        await visitor.PutIn(Buying.Jar);
        var tabs = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => visitor.Order(Buying.NewKey())));
        Assert.Single(tabs, t => t.IsOrder());
        Assert.Equal(3, tabs.Count(t => t.Status == HttpStatusCode.UnprocessableEntity));
        await shop.AssertStockReconciles();
    }

    [Theory, OnBothDatabases]
    public async Task A_price_that_changed_since_it_was_shown_is_told_before_anything_is_bought(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, Buying.ManyOrders);
        using var visitor = shop.NewBrowser();
        await visitor.PutIn(Buying.Jar);
        await shop.SetPrice(Buying.Jar, 4500);
        var key = Buying.NewKey();

        var told = await visitor.Order(key);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, told.Status);
        Assert.Contains("上次看到 ¥39.00，现在 ¥45.00", told.Text, StringComparison.Ordinal);
        Assert.Equal(0, await shop.Query(db => db.Orders.CountAsync()));

        var placed = await visitor.Order(key);
        Assert.Equal(4500, (await shop.OrderOf(placed)).GoodsFen);
    }

    [Theory, OnBothDatabases]
    public async Task Fees_follow_the_province_and_a_higher_total_is_asked_about(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, Buying.ManyOrders);
        using var visitor = shop.NewBrowser();
        await visitor.PutIn(Buying.Jar);
        var page = await visitor.Get("/checkout");
        Assert.Equal("4700", page.One("input[name=ShownTotal]").GetAttribute("value"));
        Assert.Equal("5700", (await visitor.Get("/checkout?province=新疆维吾尔自治区")).One("input[name=ShownTotal]").GetAttribute("value"));

        var key = page.One("input[name=Key]").GetAttribute("value")!;
        var far = new (string, string?)[] { ("Province", "新疆维吾尔自治区"), ("ShownTotal", "4700") };
        var asked = await visitor.Order(key, far);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, asked.Status);
        Assert.Contains("合计是 ¥57.00", asked.One("[role=alert]").TextContent, StringComparison.Ordinal);
        var recounted = await visitor.Order(key, [("Recalculate", "true"), ("Province", "新疆维吾尔自治区"), ("Name", "")]);
        Assert.Equal((HttpStatusCode.OK, "5700"), (recounted.Status, recounted.One("input[name=ShownTotal]").GetAttribute("value")));
        Assert.Equal(0, await shop.Query(db => db.Orders.CountAsync()));
        var placed = await visitor.Submit(asked, "#checkout", follow: false);
        Assert.Equal(1800, (await shop.OrderOf(placed)).DeliveryFen);

        // Without the shown total, as the contract has it, the post counts.
        await visitor.PutIn(Buying.Jar);
        Assert.Equal(1800, (await shop.OrderOf(await visitor.Order(Buying.NewKey(), ("Province", "新疆维吾尔自治区")))).DeliveryFen);

        await visitor.PutIn("XQ-CUP");
        await visitor.PutIn(Buying.Jar);
        var refused = await visitor.Order(Buying.NewKey(), ("Province", "西藏自治区"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("雾杯", refused.One("#Province-error").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("辣酱", refused.One("#Province-error").TextContent, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task An_orders_day_is_the_day_in_Shanghai(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, Buying.ManyOrders);
        using var visitor = shop.NewBrowser();
        foreach (var (utc, day) in new[] { ("2027-03-01T15:59:30Z", "2027-03-01"), ("2027-03-01T16:00:00Z", "2027-03-02") })
        {
            shop.Clock.Set(DateTimeOffset.Parse(utc, System.Globalization.CultureInfo.InvariantCulture));
            await visitor.PutIn(Buying.Jar);
            var order = await shop.OrderOf(await visitor.Order(Buying.NewKey()));
            Assert.Equal(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), order.PlacedOn);
        }
    }

    [Theory, OnBothDatabases]
    public async Task Cash_on_delivery_that_nobody_confirms_ends_after_three_days_and_lies_on_the_shelf_again(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, Buying.ManyOrders);
        using var visitor = shop.NewBrowser();
        var before = await shop.StockOf(Buying.Jar);
        await visitor.PutIn(Buying.Jar, 4);
        await visitor.PutIn(Buying.Bookmark);
        var both = await visitor.Order(Buying.NewKey());
        await visitor.PutIn(Buying.Jar, 2);
        var none = await visitor.Order(Buying.NewKey());
        await shop.Do<IServiceProvider>(async services =>
        {
            // The sauce cooperative confirms its part of the first order.
            var db = services.GetRequiredService<ShopDb>();
            await using var transaction = await db.Database.BeginTransactionAsync();
            var order = await db.HoldOrder((await shop.OrderOf(both)).Id);
            await services.GetRequiredService<SellOrder>().Run(order!, order!.Parts.Single(p => p.Lines.Any(l => l.Sku == Buying.Jar)));
            order.Record(OrderEventKind.Confirmed, DateTime.UtcNow, "test");
            await db.SaveChangesAsync();
            await transaction.CommitAsync();
        });

        shop.Clock.Advance(TimeSpan.FromDays(2.9));
        await shop.Do<ExpireReservations>(e => e.Run());
        Assert.Equal(OrderState.Placed, (await shop.OrderOf(none)).State);
        shop.Clock.Advance(TimeSpan.FromDays(0.2));
        await shop.Do<ExpireReservations>(e => e.Run());
        await shop.Do<ExpireReservations>(e => e.Run());

        Assert.Equal(OrderState.Expired, (await shop.OrderOf(none)).State);
        var first = await shop.OrderOf(both);
        Assert.Equal((OrderState.Confirmed, "Cancelled,ToSend"), (first.State, string.Join(',', first.Parts.Select(p => p.State.ToString()).Order(StringComparer.Ordinal))));
        Assert.Equal(1, first.Events.Count(e => e.Kind == OrderEventKind.Expired));
        var after = await shop.StockOf(Buying.Jar);
        Assert.Equal((before.Available - 4, 0, 4), (after.Available, after.Reserved, after.Sold));
        Assert.Equal(800, (await shop.StockOf(Buying.Bookmark)).Available);
        await shop.AssertStockReconciles();
    }
}
