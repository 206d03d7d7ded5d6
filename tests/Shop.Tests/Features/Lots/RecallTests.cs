using System.Globalization;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Shop.Features.Lots;
using Shop.Tests.Features.Account;
using Shop.Tests.Features.Checkout;

namespace Shop.Tests.Features.Lots;

/// <summary>A lot is called back.</summary>
public class RecallTests
{
    private const int Orders = 200;
    private static readonly (string, string?)[] Why = [("Reason", "封口不严"), ("ReasonEn", "the seal is loose")];

    [Theory, OnBothDatabases]
    public async Task A_lot_with_two_hundred_orders_is_withdrawn_told_and_everyone_is_written_to(DatabaseProvider provider)
    {
        var count = new QueryCount();
        await using var shop = await ShopApp.Start(provider, Buying.ManyOrders, count.Add);
        await shop.PutOnShelf(Buying.Jar, 0);
        var lot = await shop.Make(Buying.Jar, 1000, bestBeforeIn: 300);
        await Sell(shop, lot, Orders);
        using var operatorBrowser = await shop.SignedIn("operator@shop.test");
        using var visitor = shop.NewBrowser();
        Assert.Contains("300", (await visitor.Get($"/products/classic-chilli-sauce")).Body, StringComparison.Ordinal);
        Assert.Empty((await visitor.Get($"/lots/{lot.Code}")).All(".lot-recall"));

        var statements = await count.During(async () => Assert.Equal(HttpStatusCode.Redirect, (await operatorBrowser.PostOnly($"/operator/lots/{lot.Code}/recall", Why)).Status));

        // Whatever the number of orders; the mails' own rows are written in batches where the database takes some at once.
        var others = statements.Where(s => !s.Contains("INSERT INTO \"OutgoingMails\"", StringComparison.Ordinal)).ToList();
        Assert.True(others.Count <= 20, string.Join("\n\n", others));
        var then = await shop.LotOf(lot.Code);
        Assert.Equal((0, Orders / 2, Orders * 3 / 2, 1000 - (Orders * 2)), (then.Available, then.Reserved, then.Sold, then.WrittenOff));
        Assert.NotNull(then.RecalledAt);
        Assert.Equal(0, (await shop.StockOf(Buying.Jar)).Available);
        await shop.AssertStockReconciles();
        Assert.Contains("封口不严", (await visitor.Get($"/lots/{lot.Code}")).One(".lot-recall").TextContent, StringComparison.Ordinal);
        using var english = shop.NewBrowser("en");
        Assert.Contains("the seal is loose", (await english.Get($"/lots/{lot.Code}")).One(".lot-recall").TextContent, StringComparison.Ordinal);
        Assert.Contains("卖完了", (await visitor.Get("/products/classic-chilli-sauce")).One("label[for=v-WJF-CLS-MILD]").TextContent, StringComparison.Ordinal);

        // Every fourth has no e-mail; every second reads English.
        var mails = await shop.Query(db => db.OutgoingMails.Where(m => m.Occasion.EndsWith($":recall:{lot.Id}")).ToListAsync());
        Assert.Equal(Orders * 3 / 4, mails.Count);
        Assert.Equal(Orders / 2, mails.Count(m => m.Subject.StartsWith("Recall:", StringComparison.Ordinal)));
        Assert.All(mails, m => Assert.Contains(m.Subject.StartsWith("Recall:", StringComparison.Ordinal) ? "the seal is loose" : "封口不严", m.Plain, StringComparison.Ordinal));

        Page? page = null;
        var reading = await count.During(async () => page = await operatorBrowser.Get($"/operator/lots/{lot.Code}"));
        Assert.InRange(reading.Count, 1, 9);
        Assert.Equal(($"{Orders}", "0", $"{mails.Count}", $"{Orders / 4}"), (page!.One("#buyers").TextContent, page.One("#mailed").TextContent, page.One("#waiting").TextContent, page.One("#to-call").TextContent));
        Assert.Equal(Orders / 4, page.All(".call-list li").Count);
        while (await Send(shop) > 0)
        {
        }
        Assert.Equal($"{mails.Count}", (await operatorBrowser.Get($"/operator/lots/{lot.Code}")).One("#mailed").TextContent);

        // Twice is once.
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await operatorBrowser.PostOnly($"/operator/lots/{lot.Code}/recall", Why)).Status);
        Assert.Equal(mails.Count, await shop.Query(db => db.OutgoingMails.CountAsync(m => m.Occasion.EndsWith($":recall:{lot.Id}"))));
    }

    [Theory, OnBothDatabases]
    public async Task Nothing_of_a_recalled_lot_is_sold_sent_or_put_back_on_the_shelf(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, Buying.ManyOrders);
        await shop.PutOnShelf(Buying.Jar, 0);
        var bad = await shop.Make(Buying.Jar, 4, bestBeforeIn: 100);
        using var visitor = shop.NewBrowser();
        await visitor.PutIn(Buying.BoxOfThree);
        var number = Buying.NumberOf(await visitor.Order(Buying.NewKey()));
        await visitor.PutIn(Buying.Jar);
        var second = Buying.NumberOf(await visitor.Order(Buying.NewKey()));
        using var maker = await shop.SignedIn("weiping@shop.test");
        await maker.PostOnly($"/cooperative/parcels/{number}/confirmation");
        using var operatorBrowser = await shop.SignedIn("operator@shop.test");
        await operatorBrowser.PostOnly($"/operator/lots/{bad.Code}/recall", Why);

        Assert.Contains("召回", (await maker.Get("/cooperative")).One(".state-bad").TextContent, StringComparison.Ordinal);
        Assert.NotEmpty((await maker.Get($"/cooperative/parcels/{number}")).All("#recalled form"));
        (string, string?)[] parcel = [("Carrier", "顺丰速运"), ("TrackingNumber", "SF1234567890")];
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await maker.PostOnly($"/cooperative/parcels/{number}/shipments", parcel)).Status);
        // There are no others yet.
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await maker.PostOnly($"/cooperative/parcels/{number}/exchange")).Status);
        var good = await shop.Make(Buying.Jar, 10, bestBeforeIn: 200);
        Assert.Equal(HttpStatusCode.Redirect, (await maker.PostOnly($"/cooperative/parcels/{number}/exchange")).Status);

        var order = await shop.Query(db => db.LineLots.Where(l => l.Line.Part.Order.Number == number).Select(l => new { l.Lot.Code, l.Units }).ToListAsync());
        Assert.Equal([(good.Code, 3)], order.Select(l => (l.Code, l.Units)));
        await shop.AssertStockReconciles();
        Assert.Equal(HttpStatusCode.Redirect, (await maker.PostOnly($"/cooperative/parcels/{number}/shipments", parcel)).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await maker.PostOnly($"/cooperative/parcels/{number}/exchange")).Status);

        await visitor.PostOnly($"/orders/{second}/cancellation?key={shop.Service<Secrets>().OrderKey(second)}", ("Reason", ""));
        var then = await shop.LotOf(bad.Code);
        Assert.Equal((0, 0, 0, 4), (then.Available, then.Reserved, then.Sold, then.WrittenOff));
        Assert.Equal(7, (await shop.StockOf(Buying.Jar)).Available);
        await shop.AssertStockReconciles();
    }

    [Theory, OnBothDatabases]
    public async Task Both_reasons_are_needed_and_only_an_operator_recalls(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, Buying.ManyOrders);
        var lot = await shop.Make(Buying.Jar, 4);
        using var operatorBrowser = await shop.SignedIn("operator@shop.test");
        var refused = await operatorBrowser.PostOnly($"/operator/lots/{lot.Code}/recall", ("Reason", "封口不严"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal("封口不严", refused.One("#Reason").TextContent);
        Assert.NotEmpty(refused.One("#ReasonEn-error").TextContent);
        using var maker = await shop.SignedIn("weiping@shop.test");
        Assert.Equal(HttpStatusCode.Forbidden, (await maker.PostOnly($"/operator/lots/{lot.Code}/recall", Why)).Status);
        Assert.Null((await shop.LotOf(lot.Code)).RecalledAt);
        foreach (var (typed, found) in new[] { (lot.Code.ToLowerInvariant(), 1), (LotCode.Show(lot.Code), 1), ("辣酱", 2), ("no such thing", 0) })
        {
            var rows = (await operatorBrowser.Get($"/operator/lots?q={Uri.EscapeDataString(typed)}")).All("tbody tr").Count;
            Assert.True(found == 0 ? rows == 0 : rows >= found, typed);
        }
    }

    [Theory, OnBothDatabases]
    public async Task Orders_at_the_moment_of_a_recall_are_before_it_or_after_it(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, Buying.ManyOrders);
        await shop.PutOnShelf(Buying.Jar, 0);
        var bad = await shop.Make(Buying.Jar, 30, bestBeforeIn: 100);
        var good = await shop.Make(Buying.Jar, 5, bestBeforeIn: 200);
        var shoppers = Enumerable.Range(0, 20).Select(_ => shop.NewBrowser()).ToList();
        await Task.WhenAll(shoppers.Select(s => s.PutIn(Buying.Jar)));
        using var operatorBrowser = await shop.SignedIn("operator@shop.test");

        var orders = shoppers.Select((s, i) => Task.Run(() => s.Order(Buying.NewKey(), ("Phone", Buying.PhoneOf(i)), ("Email", $"{i}@example.test")))).ToList();
        await Task.WhenAny(orders);
        Assert.Equal(HttpStatusCode.Redirect, (await operatorBrowser.PostOnly($"/operator/lots/{bad.Code}/recall", Why)).Status);
        var answers = await Task.WhenAll(orders);

        var (b, g) = (await shop.LotOf(bad.Code), await shop.LotOf(good.Code));
        Assert.Equal(0, b.Available);
        Assert.Equal(answers.Count(a => a.IsOrder()), b.Reserved + g.Reserved);
        Assert.Equal(b.Reserved, await shop.Query(db => db.OutgoingMails.CountAsync(m => m.Occasion.EndsWith($":recall:{bad.Id}"))));
        await shop.AssertStockReconciles();
        shoppers.ForEach(s => s.Dispose());
    }

    // Two jars each, in one transaction: half of them sold, a quarter each of the rest reserved.
    private static Task Sell(ShopApp shop, Lot lot, int orders) => shop.Do<IServiceProvider>(async services =>
    {
        var (db, stock, clock) = (services.GetRequiredService<ShopDb>(), services.GetRequiredService<Stock>(), services.GetRequiredService<ShopClock>());
        var variant = await db.Variants.Include(v => v.Product).ThenInclude(p => p.Cooperative).SingleAsync(v => v.Sku == Buying.Jar);
        await using var transaction = await db.Database.BeginTransactionAsync();
        for (var i = 0; i < orders; i++)
        {
            var order = new Order
            {
                Number = OrderNumber.New(),
                Customer = new Customer { CreatedAt = clock.Now },
                PlacedAt = clock.Now,
                PlacedOn = clock.Today,
                Address = new PostalAddress { Name = $"买家{i}", Phone = "+86" + Buying.PhoneOf(i), ProvinceCode = "330000", City = "杭州市", District = "淳安县", Street = "示例路1号" },
                Email = i % 4 == 0 ? null : $"buyer{i}@example.test",
                Culture = i % 2 == 0 ? "zh-CN" : "en",
                GoodsFen = 7800,
                TotalFen = 7800,
            };
            var part = new OrderPart { CooperativeId = variant.Product.CooperativeId, SellerName = variant.Product.Cooperative.Name, State = PartState.ToConfirm, GoodsFen = 7800 };
            part.Lines.Add(new OrderLine { VariantId = variant.Id, Sku = variant.Sku, Name = variant.Product.Name, VariantName = variant.Name, ListPriceFen = 3900, PriceFen = 3900, Quantity = 2 });
            order.Parts.Add(part);
            order.Record(OrderEventKind.Placed, clock.Now, "shopper");
            db.Orders.Add(order);
            await db.SaveChangesAsync();
            Assert.True(await stock.Reserve(order, [new Wanted(part.Lines[0], lot.StockItemId, 2)], clock.Now.AddDays(3)));
            await db.SaveChangesAsync();
            if (i % 4 != 3)
            {
                await stock.Sell(order.Reservations.Single());
                part.State = PartState.ToSend;
                await db.SaveChangesAsync();
            }
            db.ChangeTracker.Clear();
            db.Attach(variant);
        }
        await transaction.CommitAsync();
    });

    private static async Task<int> Send(ShopApp shop)
    {
        var sent = 0;
        await shop.Do<SendMail>(async s => sent = await s.Run());
        return sent;
    }
}
