using System.Net;
using Shop.Tests.Features.Account;
using Shop.Tests.Features.Checkout;
using Shop.Tests.Features.Coupons;
using Shop.Tests.Features.Sending;
using Shop.Tests.Features.Settlements;

namespace Shop.Tests.Features.Till;

/// <summary>The shop in front: what is sold over the counter is an order like any other.</summary>
public sealed class SellTests
{
    private static readonly string[] Quiet = ["--Shop:Workers=false"];

    [Theory, OnBothDatabases]
    public async Task A_tapped_jar_and_a_scanned_one_are_sold_paid_and_counted_at_once(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, Quiet);
        using var seller = await shop.SignedIn(Dispatch.Weiping);
        // The new lot ends last: only who scanned it gets it.
        var late = await shop.Make(Buying.Jar, 5, bestBeforeIn: 400);
        var before = await shop.StockOf(Buying.Jar);
        var page = await seller.Get(Selling.Till);
        page = await seller.Get(page.All("a.till-tile-name").Single(a => a.Id == $"g-{Buying.Jar}").GetAttribute("href")!);
        page = await seller.Submit(page, ".till-scan", ("scan", late.Code.ToLowerInvariant()));
        Assert.Equal(2, page.All(".till-line").Count);
        Assert.Contains(LotCode.Show(late.Code), page.One(".till-lines").TextContent, StringComparison.Ordinal);
        page = await seller.Get(page.One("#pay").GetAttribute("href")!);
        var total = page.One(".till-due .price").TextContent;
        var answer = await seller.Submit(page, "#tender", follow: false, ("Tender", "100"), ("Phone", "139 1234 5678"));
        var number = answer.Location!.AbsolutePath.Split('/')[^1];
        Assert.DoesNotContain("1391234", Digits(answer.Location.ToString()), StringComparison.Ordinal);

        var order = await shop.Sale(number);
        var (part, line) = (order.Parts.Single(), order.Lines.Single());
        Assert.Equal((Channel.Counter, OrderOrigin.Shop, CounterPayment.Cash, OrderState.Delivered, 10000L), (order.Channel, order.Origin, order.CounterPayment!.Value, order.State, order.GivenFen!.Value));
        Assert.Equal((2, 2, part.GoodsFen, 0L), (line.Quantity, line.Sent, part.CollectedFen, order.DeliveryFen));
        Assert.Equal($"¥{Money.Yuan(order.TotalFen)}", total);
        Assert.NotNull(order.PaidAt);
        Assert.Null(part.SendBy);
        Assert.Equal([OrderEventKind.Placed, OrderEventKind.Delivered, OrderEventKind.Collected], order.Events.OrderBy(e => e.Id).Select(e => e.Kind));
        Assert.Equal((1L, 2), (line.Lots.Single(l => l.Lot.Code == late.Code).Units, line.Lots.Count));
        var after = await shop.StockOf(Buying.Jar);
        Assert.Equal((before.Available - 2, before.Sold + 2, before.Reserved), (after.Available, after.Sold, after.Reserved));

        var receipt = await seller.Get(answer.Location.PathAndQuery);
        Assert.Contains(Money.Yuan(10000 - order.TotalFen), receipt.One(".till-change").TextContent, StringComparison.Ordinal);
        Assert.Contains(LotCode.Show(late.Code), receipt.One(".receipt").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("12345678", Digits(receipt.One(".receipt").TextContent), StringComparison.Ordinal);
        Assert.Equal(3, receipt.All(".receipt-codes .code path").Count);

        var past = await shop.Past(number);
        Assert.Equal((Channel.Counter, true, 2, order.TotalFen, order.CustomerId), (past.Channel, past.IsPaid, past.Units, past.Amount, past.CustomerId));
        Assert.NotNull(past.CustomerId);
        // The same number online, typed another way, is the same customer; nobody's is nobody.
        var online = await shop.Bought([(Buying.Jar, 1)], ("Phone", "+86 139-1234-5678"));
        Assert.Equal(order.CustomerId, (await shop.PartOf(online)).Order.CustomerId);
        var nobody = await seller.Sell([$"{Buying.Jar}*1"], "code");
        Assert.Null((await shop.Past(nobody)).CustomerId);
        await shop.AssertAllAgrees();

        using var boss = await shop.SignedIn("operator@shop.test");
        var figures = await boss.Get("/operator/sales?channel=Counter");
        Assert.Contains(Money.Format(order.TotalFen + (order.TotalFen / 2)), figures.One("main").TextContent, StringComparison.Ordinal);
        var known = await boss.Get($"/operator/orders/{number}");
        Assert.Contains("前店", known.One("main").TextContent, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task The_cooperative_keeps_its_cash_and_owes_the_commission(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, Quiet);
        using var seller = await shop.SignedIn(Dispatch.Weiping);
        var cooperative = await shop.Cooperative();
        using var boss = await shop.SignedIn("operator@shop.test");
        var number = await seller.Sell([$"{Buying.Jar}*3", $"{Buying.BoxOfThree}*1"]);
        var order = await shop.Sale(number);
        var commission = order.Lines.Sum(l => l.CommissionFen);
        Assert.True(commission > 0, "The demo's terms ask for a commission.");
        var postings = await shop.Query(db => db.Postings.Where(p => p.OrderId == order.Id).ToListAsync());
        Assert.Equal((order.TotalFen, commission, -commission), (postings.Sum(p => p.On(LedgerAccount.CashAtCooperative)), -postings.Sum(p => p.On(LedgerAccount.Commission)), postings.Sum(p => p.OwedFen)));

        // A jar comes back: its commission with it.
        Assert.Equal(HttpStatusCode.Redirect, (await seller.TakeBack(number, [1, 0])).Status);
        await shop.AssertAllAgrees();
        shop.Clock.Advance(TimeSpan.FromDays(1));
        var settlement = await shop.Draft();
        var line = await shop.Query(db => db.Settlements.Where(s => s.Number == settlement).SelectMany(s => s.Lines).SingleAsync(l => l.OrderNumber == number));
        var owed = await shop.Query(db => db.Postings.Where(p => p.OrderId == order.Id).ToListAsync());
        Assert.Equal((owed.Sum(p => p.OwedFen), -(order.TotalFen - order.Lines.First().PriceFen)), (line.NetFen, line.CashFen));
        Assert.InRange(line.NetFen, -commission + 1, -1);
        await shop.AssertLedgerAgrees();
        Assert.Equal(cooperative, order.Parts.Single().CooperativeId);
    }

    [Theory, OnBothDatabases]
    public async Task One_key_pressed_ten_times_at_once_is_one_sale(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, Quiet);
        using var seller = await shop.SignedIn(Dispatch.Weiping);
        var before = (await shop.StockOf(Buying.Jar)).Available;
        var key = Buying.NewKey();
        var price = await shop.Query(db => db.Prices.Where(p => db.Variants.Any(v => v.Id == p.VariantId && v.Sku == Buying.Jar)).OrderByDescending(p => p.ValidFrom).Select(p => p.AmountFen).FirstAsync());
        var all = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => seller.PostOnly($"{Selling.Till}/sales", ("Line", $"{Buying.Jar}*1"), ("Key", key), ("ShownTotal", $"{price}"), ("Tender", "code"), ("Phone", "13912345678"))));
        Assert.All(all, a => Assert.Equal(HttpStatusCode.Redirect, a.Status));
        Assert.Single(all.Select(a => a.Location).Distinct());
        Assert.Equal(before - 1, (await shop.StockOf(Buying.Jar)).Available);
        // Another cooperative's form with this key is another sale.
        using var other = await shop.SignedIn("xiandu@shop.test");
        var tile = (await other.Get(Selling.Till)).All("a.till-tile-name")[0].Id!["g-".Length..];
        Assert.NotEqual(all[0].Location, (await other.SellOnly([$"{tile}*1"], "exact", ("Key", key))).Location);
        Assert.Equal(2, await shop.Query(db => db.Orders.CountAsync()));
        await shop.AssertAllAgrees();
    }

    [Theory, OnBothDatabases]
    public async Task The_last_jar_goes_to_the_till_or_to_the_shop_and_never_to_both(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, Buying.ManyOrders);
        using var seller = await shop.SignedIn(Dispatch.Weiping);
        using var guest = shop.NewBrowser();
        for (var round = 0; round < 10; round++)
        {
            await shop.PutOnShelf(Buying.Jar, 1);
            await guest.PostOnly($"/basket/items/{Buying.Jar}", ("quantity", "1"));
            var payment = await seller.Get($"{Selling.Till}/payment?line={Buying.Jar}*1");
            var start = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            var counter = Task.Run(async () =>
            {
                await start.Task;
                return await seller.Submit(payment, "#tender", follow: false, ("Tender", "exact"));
            });
            var online = Task.Run(async () =>
            {
                await start.Task;
                return await guest.Order(Buying.NewKey());
            });
            start.SetResult();
            var (sold, ordered) = ((await counter).Status, (await online).Status);
            Assert.Equal([HttpStatusCode.Redirect, HttpStatusCode.UnprocessableEntity], new[] { sold, ordered }.Order());
            Assert.Equal(0, (await shop.StockOf(Buying.Jar)).Available);
        }
        Assert.Equal(10, await shop.Query(db => db.Orders.CountAsync()));
        await shop.AssertAllAgrees();
    }

    [Theory, OnBothDatabases]
    public async Task What_cant_be_sold_is_said_and_what_was_typed_stays(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, Quiet);
        using var seller = await shop.SignedIn(Dispatch.Weiping);
        string[] jar = [$"{Buying.Jar}*1"];
        async Task Refused(string field, string tender, params (string, string?)[] fields)
        {
            var page = await seller.SellOnly(jar, tender, fields);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
            Assert.NotEmpty(page.One(field).TextContent.Trim());
            Assert.All(fields.Where(f => f.Item1 is "Phone" or "Given"), f => Assert.Equal(f.Item2, page.One($"#{f.Item1}").GetAttribute("value")));
        }
        await Refused("[role=alert]", "", ("Phone", "13912345678"));
        await Refused("#Given-error", "cash", ("Given", "ten"), ("Phone", "13912345678"));
        await Refused("#Given-error", "cash", ("Given", "3.00"));
        await Refused("#Phone-error", "exact", ("Phone", "12"));
        await Refused("[role=alert]", "exact", ("ShownTotal", "1"));
        var cup = await shop.Query(db => db.Variants.Goods().Where(v => v.Product.Cooperative.Slug != "weiping-sauce").Select(v => v.Sku).FirstAsync());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await seller.PostOnly($"{Selling.Till}/sales", ("Line", $"{cup}*1"), ("Key", "a"), ("ShownTotal", "1"), ("Tender", "exact"))).Status);

        var lot = await shop.Make(Buying.Jar, 1, bestBeforeIn: 90);
        var ended = await shop.Make(Buying.Jar, 1, bestBeforeIn: 1, lastDays: 10);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await seller.Get($"{Selling.Till}?scan={ended.Code}")).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await seller.Get($"{Selling.Till}?scan=NO-SUCH-THING")).Status);
        Assert.Equal(HttpStatusCode.OK, (await seller.Get($"{Selling.Till}?scan=https://shop.example/lots/{lot.Code}")).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await seller.Get($"{Selling.Till}?line={Buying.Jar}@{lot.Code}*1&scan={lot.Code}")).Status);
        using var boss = await shop.SignedIn("operator@shop.test");
        await boss.PostOnly($"/operator/lots/{lot.Code}/recall", ("Reason", "封口不严"), ("ReasonEn", "A loose seal"));
        Assert.Contains("召回", (await seller.Get($"{Selling.Till}?scan={lot.Code}")).One("#scan-error").TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await seller.PostOnly($"{Selling.Till}/sales", ("Line", $"{Buying.Jar}@{lot.Code}*1"), ("Key", "b"), ("ShownTotal", "3900"), ("Tender", "exact"))).Status);
        Assert.Equal(0, await shop.Query(db => db.Orders.CountAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task A_coupon_holds_at_the_counter_as_it_does_online(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, Quiet);
        using var seller = await shop.SignedIn(Dispatch.Weiping);
        await shop.MakeCoupon(c => c.LimitPerCustomer = 1);
        async Task<Page> Pay(params (string, string?)[] fields) =>
            await seller.Submit(await seller.Get($"{Selling.Till}/payment?line={Buying.Jar}*2&coupon=spring"), "#tender", follow: false, [("Tender", "code"), .. fields]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Pay()).Status);
        var number = (await Pay(("Phone", "13912345678"))).Location!.AbsolutePath.Split('/')[^1];
        var order = await shop.Sale(number);
        Assert.Equal((Couponing.Code, order.Lines.Single().FullFen / 10), (order.CouponCode, order.DiscountFen));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Pay(("Phone", "139 1234 5678"))).Status);
        Assert.Equal(1, (await shop.Coupon()).Used);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await seller.Get($"{Selling.Till}/payment?line={Buying.Jar}*2&coupon=NOSVCH")).Status);
        await shop.AssertAllAgrees();
    }

    // An order's number is of digits, too: three or four of a phone's may well stand in it.
    private static string Digits(string text) => string.Concat(text.Where(char.IsAsciiDigit));
}
