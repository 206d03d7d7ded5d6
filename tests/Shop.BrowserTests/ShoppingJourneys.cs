using Microsoft.Playwright;

namespace Shop.BrowserTests;

/// <summary>The main job, as a visitor does it: a jar and a bookmark in one basket, paid, and the order found again.</summary>
public class ShoppingJourneys(Chromium chromium)
{
    [Theory]
    [InlineData("zh-CN", 390, true, "card")]
    [InlineData("en", 1440, true, "alipay")]
    [InlineData("zh-CN", 390, false, "wechat_pay")]
    [InlineData("en", 390, false, "card")]
    public async Task A_jar_and_a_bookmark_are_paid_at_Stripes_stand_in(string culture, int width, bool scripts, string method)
    {
        await using var visit = await Visit.Begin(chromium, culture: culture, width: width, scripts: scripts);
        await FillBasket(visit);
        await CheckOut(visit, "stripe");
        await visit.Page.Locator($"input[name=method][value={method}]").CheckAsync();
        await visit.Page.Locator("button[name=outcome][value=pay]").ClickAsync();
        await visit.Page.WaitForURLAsync(url => url.Contains("/orders/", StringComparison.Ordinal));
        await WaitForPaid(visit);
        await OrderHolds(visit, "WJF-CLS-MILD", OrderState.Paid);
        Assert.Empty(visit.Complaints);
    }

    [Theory]
    [InlineData("zh-CN", 390, false)]
    [InlineData("en", 1440, true)]
    public async Task A_jar_and_a_bookmark_are_bought_by_cash_on_delivery(string culture, int width, bool scripts)
    {
        await using var visit = await Visit.Begin(chromium, culture: culture, width: width, scripts: scripts);
        await FillBasket(visit);
        await CheckOut(visit, "cod");
        await visit.Page.WaitForURLAsync(url => url.Contains("/orders/", StringComparison.Ordinal));
        await OrderHolds(visit, "WJF-CLS-MILD", OrderState.Placed);
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task A_shopper_finds_the_order_in_the_account_and_the_cooperative_sends_it()
    {
        await using var visit = await Visit.Begin(chromium, width: 390);
        await SignIn(visit, "shopper@shop.test");
        await FillBasket(visit);
        await CheckOut(visit, "cod");
        await visit.Page.WaitForURLAsync(url => url.Contains("/orders/", StringComparison.Ordinal));
        var number = (await visit.Page.Locator(".order-number").InnerTextAsync()).Trim();
        await visit.Go("/account/orders");
        await Assertions.Expect(visit.Page.GetByText(number)).ToBeVisibleAsync();

        await visit.Context.ClearCookiesAsync();
        await SignIn(visit, "weiping@shop.test");
        await visit.Go("/cooperative");
        await visit.Page.Locator($"a.button[href='/cooperative/parcels/{number}']").ClickAsync();
        await visit.Page.Locator("form[action$='/confirmation'] button").ClickAsync();
        await visit.Page.FillAsync("#Carrier", "顺丰速运");
        await visit.Page.FillAsync("#TrackingNumber", "SF1234567890");
        await visit.Page.Locator("form[action$='/shipments'] button").ClickAsync();
        await visit.Page.Locator("form[action$='/delivery'] button").ClickAsync();
        await Assertions.Expect(visit.Page.Locator(".state-good")).ToBeVisibleAsync();
        var part = await visit.Shop.Query(db => db.OrderParts.SingleAsync(p => p.Order.Number == number && p.Cooperative.Slug == "weiping-sauce"));
        Assert.Equal((PartState.Delivered, part.DueFen), (part.State, part.CollectedFen));
        await visit.Shop.AssertStockReconciles();
        Assert.Empty(visit.Complaints);
    }

    internal static async Task SignIn(Visit visit, string email)
    {
        await visit.Go("/account/sign-in");
        await visit.Page.FillAsync("form[action*='sign-in'] input[name=Email]", email);
        await visit.Page.FillAsync("form[action*='sign-in'] input[name=Password]", "Front-Shop-2019");
        await visit.Page.Locator("form[action*='sign-in'] button:not([type=button])").First.ClickAsync();
        await visit.Page.WaitForURLAsync(url => !url.Contains("sign-in", StringComparison.Ordinal));
    }

    internal static async Task FillBasket(Visit visit)
    {
        foreach (var product in new[] { "classic-chilli-sauce", "cloud-bookmark" })
        {
            await visit.Go($"/products/{product}");
            await visit.Page.Locator("form[action='/basket/items'] button").ClickAsync();
            await visit.Page.WaitForURLAsync("**/basket");
        }
    }

    internal static async Task CheckOut(Visit visit, string payment)
    {
        await visit.Page.Locator("a[href='/checkout']").ClickAsync();
        await visit.Page.FillAsync("[name=Name]", "测试顾客");
        await visit.Page.FillAsync("[name=Phone]", "138 0013 8000");
        await visit.Page.SelectOptionAsync("[name=Province]", "浙江省");
        await visit.Page.FillAsync("[name=City]", "杭州市");
        await visit.Page.FillAsync("[name=District]", "淳安县");
        await visit.Page.FillAsync("[name=Street]", "示例路 1 号");
        await visit.Page.Locator($"[name=Payment][value={payment}]").CheckAsync();
        await visit.Page.Locator("form[action='/checkout'] button.button:not(.button-quiet)").Last.ClickAsync();
    }

    private static async Task WaitForPaid(Visit visit)
    {
        for (var i = 0; i < 60 && !await visit.Shop.Query(db => db.Orders.AnyAsync(o => o.State == OrderState.Paid)); i++)
        {
            await Task.Delay(500);
        }
        await visit.Page.ReloadAsync();
    }

    private static async Task OrderHolds(Visit visit, string sku, OrderState state)
    {
        var order = await visit.Shop.Query(db => db.Orders.Include(o => o.Parts).ThenInclude(p => p.Lines).SingleAsync());
        Assert.Equal(state, order.State);
        Assert.Equal(2, order.Parts.Count);
        Assert.Contains(order.Lines, l => l.Sku == sku);
        await Assertions.Expect(visit.Page.Locator(".order-number")).ToContainTextAsync(order.Number);
        await visit.Shop.AssertStockReconciles();
    }
}
