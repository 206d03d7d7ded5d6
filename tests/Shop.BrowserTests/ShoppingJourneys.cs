using Microsoft.Playwright;
using Shop.Tests.Features.Account;

namespace Shop.BrowserTests;

/// <summary>The main job: a jar and a bookmark in one basket, paid, sent by the cooperative that made the jar, and found again by the shopper.</summary>
public class ShoppingJourneys(Chromium chromium)
{
    private const string Shopper = "shopper@shop.test";
    private const string Guest = "guest@example.com";
    private const string Tracking = "SF1234567890";

    [Theory]
    [InlineData("zh-CN", 390, true, "card", Shopper)]
    [InlineData("en", 1440, true, "alipay", Guest)]
    [InlineData("zh-CN", 1440, false, "wechat_pay", Shopper)]
    [InlineData("en", 390, false, "card", Guest)]
    public async Task A_jar_and_a_bookmark_are_paid_online_and_sent(string culture, int width, bool scripts, string method, string buyer)
    {
        await using var visit = await Visit.Begin(chromium, culture: culture, width: width, scripts: scripts);
        await Begin(visit, buyer);
        await visit.CheckOut("stripe", buyer == Guest ? Guest : null);
        await visit.PressAtStripe("pay", method);
        await visit.Page.Arrive("**/orders/*");
        await visit.OrderIs(culture == "en" ? "Paid" : "已付款");
        var number = await visit.OrderNumber();
        await IsInTheBooks(visit, number, OrderState.Paid, PartState.ToSend);

        await SendTheJar(visit, number, toConfirm: false);
        await FindsItSent(visit, number, buyer);
        Assert.Empty(visit.Complaints);
    }

    [Theory]
    [InlineData("zh-CN", 390, false, Guest)]
    [InlineData("en", 390, true, Shopper)]
    [InlineData("zh-CN", 1440, true, Guest)]
    [InlineData("en", 1440, false, Shopper)]
    public async Task A_jar_and_a_bookmark_are_bought_by_cash_on_delivery_and_sent(string culture, int width, bool scripts, string buyer)
    {
        await using var visit = await Visit.Begin(chromium, culture: culture, width: width, scripts: scripts);
        await Begin(visit, buyer);
        await visit.CheckOut("cod", buyer == Guest ? Guest : null);
        await visit.OrderIs(culture == "en" ? "Placed, to be confirmed" : "已下单，待确认");
        var number = await visit.OrderNumber();
        await IsInTheBooks(visit, number, OrderState.Placed, PartState.ToConfirm);

        await SendTheJar(visit, number, toConfirm: true);
        await visit.Page.Locator("form[action$='/delivery'] button").ClickAsync();
        await Assertions.Expect(visit.Page.Locator(".order-head .state-good")).ToBeVisibleAsync();
        await Assertions.Expect(visit.Page.Locator("form[action$='/delivery']")).ToHaveCountAsync(0);
        var part = await visit.Shop.Query(db => db.OrderParts.Include(p => p.Lines).SingleAsync(p => p.Order.Number == number && p.Cooperative.Slug == "weiping-sauce"));
        Assert.Equal((PartState.Delivered, part.DueFen), (part.State, part.CollectedFen));
        await FindsItSent(visit, number, buyer);
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task Who_is_declined_tries_again_and_who_turns_back_finds_the_order_and_pays_then()
    {
        await using var visit = await Visit.Begin(chromium, width: 390, scripts: false);
        await visit.FillBasket();
        await visit.CheckOut("stripe");
        await visit.PressAtStripe("decline");
        await Assertions.Expect(visit.Page.Locator("[role=alert]")).ToContainTextAsync("没有扣款");

        await visit.PressAtStripe("cancel", "alipay");
        await visit.Page.Arrive("**/orders/*");
        await visit.OrderIs("待付款");
        var number = await visit.OrderNumber();
        await IsInTheBooks(visit, number, OrderState.AwaitingPayment, PartState.AwaitingPayment);

        await visit.Page.Locator("form[action*='/payment'] button").ClickAsync();
        await visit.Page.Arrive("**/pay/*");
        await visit.PressAtStripe("pay", "wechat_pay");
        await visit.Page.Arrive("**/orders/*");
        await visit.OrderIs("已付款");
        Assert.Equal(number, await visit.OrderNumber());
        await IsInTheBooks(visit, number, OrderState.Paid, PartState.ToSend);
        Assert.Empty(visit.Complaints);
    }

    private static async Task Begin(Visit visit, string buyer)
    {
        if (buyer == Shopper)
        {
            await visit.SignIn(Shopper);
        }
        await visit.FillBasket();
    }

    private static async Task IsInTheBooks(Visit visit, string number, OrderState state, PartState part)
    {
        var order = await visit.Shop.Query(db => db.Orders.Include(o => o.Parts).ThenInclude(p => p.Lines).SingleAsync());
        Assert.Equal((number, state), (order.Number, order.State));
        Assert.Equal([part, part], order.Parts.Select(p => p.State));
        Assert.Equal(["WJF-CLS-MILD", "XQ-BMK-RED"], order.Lines.Select(l => l.Sku).Order(StringComparer.Ordinal));
        await visit.Shop.AssertStockReconciles();
    }

    // The cooperative that made the jar finds it on its desk as something to send, and sends it.
    private static async Task SendTheJar(Visit visit, string number, bool toConfirm)
    {
        var page = visit.Page;
        await visit.Context.ClearCookiesAsync();
        await visit.SignIn("weiping@shop.test");
        await visit.Go("/cooperative");
        if (toConfirm)
        {
            await page.Locator($"section[aria-labelledby=pile-ToConfirm] a.button[href$='{number}']").ClickAsync();
            await page.Locator("form[action$='/confirmation'] button").ClickAsync();
            await Assertions.Expect(page.Locator("form[action$='/shipments']")).ToBeVisibleAsync();
            await visit.Go("/cooperative");
        }
        await page.Locator($"section[aria-labelledby=pile-ToSend] a.button[href$='{number}']").ClickAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("WJF-CLS-MILD");
        await Assertions.Expect(page.Locator("main")).Not.ToContainTextAsync("XQ-BMK-RED");
        await page.FillAsync("#Carrier", "顺丰速运");
        await page.FillAsync("#TrackingNumber", Tracking);
        await page.Locator("form[action$='/shipments'] button").ClickAsync();
        await Assertions.Expect(page.Locator("form[action$='/delivery']")).ToBeVisibleAsync();
    }

    // A signed-in shopper by the list of orders, a guest by the link that was mailed.
    private static async Task FindsItSent(Visit visit, string number, string buyer)
    {
        var page = visit.Page;
        await visit.Context.ClearCookiesAsync();
        if (buyer == Shopper)
        {
            await visit.SignIn(Shopper);
            await visit.Go("/account/orders");
            await page.Locator($"a[href='/orders/{number}']").ClickAsync();
            await page.Arrive($"**/orders/{number}");
        }
        else
        {
            Assert.Equal(404, (await visit.Go($"/orders/{number}"))!.Status);
            await visit.Go(await visit.Shop.LinkMailedTo(Guest));
        }
        await Assertions.Expect(page.Locator("section.parcel", new() { HasText = Tracking })).ToHaveCountAsync(1);
        await Assertions.Expect(page.Locator(".timeline")).ToContainTextAsync(Tracking);
    }
}
