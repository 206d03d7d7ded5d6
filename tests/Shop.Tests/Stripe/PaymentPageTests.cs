using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Shop.Tests.StripeStandIn;

public sealed class PaymentPageTests : IAsyncLifetime
{
    private Rehearsal stripe = null!;

    public async ValueTask InitializeAsync() => stripe = await Rehearsal.StartAsync();

    public ValueTask DisposeAsync() => stripe.DisposeAsync();

    private async Task<IHtmlDocument> SeeAsync(string sessionId) =>
        new HtmlParser().ParseDocument(await (await stripe.LookAsync(sessionId)).Content.ReadAsStringAsync());

    [Theory]
    [InlineData("zh", "zh-CN", "本机替身", "支付宝")]
    [InlineData("en", "en", "local stand-in", "Alipay")]
    public async Task The_page_speaks_the_sessions_language_and_says_what_it_is(string locale, string language, string standIn, string alipay)
    {
        var page = await SeeAsync((await stripe.OpenSessionAsync(o => o.Locale = locale)).Id);
        Assert.Equal(language, page.DocumentElement.GetAttribute("lang"));
        Assert.Contains(standIn, page.QuerySelector("header")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(alipay, page.QuerySelector("form")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("威酱坊 香辣酱", page.QuerySelector(".order")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("¥90.00", page.QuerySelector(".total")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_form_has_the_methods_offered_and_a_button_for_each_outcome()
    {
        var page = await SeeAsync((await stripe.OpenSessionAsync(o => o.AllowedPaymentMethodTypes = ["wechat_pay", "card"])).Id);
        var form = Assert.Single(page.Forms);
        Assert.Equal("post", form.Method);
        Assert.Equal(["card", "wechat_pay"], form.QuerySelectorAll("input[name=method]").Select(i => i.GetAttribute("value")));
        Assert.Equal(["cancel", "decline", "late", "pay", "twice"], form.QuerySelectorAll("button[name=outcome]").Select(b => b.GetAttribute("value")).Order());
    }

    [Fact]
    public async Task The_pages_policy_lets_the_redirect_through_to_the_shop_and_no_inline_style()
    {
        var session = await stripe.OpenSessionAsync(o => o.LineItems[0].PriceData.ProductData.Images = ["http://localhost:5080/jar.webp"]);
        var policy = (await stripe.LookAsync(session.Id)).Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("form-action 'self' http://localhost:5080;", policy, StringComparison.Ordinal);
        Assert.Contains("img-src 'self' http://localhost:5080;", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_are_text_and_not_markup()
    {
        var page = await SeeAsync((await stripe.OpenSessionAsync(o => o.LineItems[0].PriceData.ProductData.Name = "<b>酱</b>\"'")).Id);
        Assert.Empty(page.QuerySelectorAll("b"));
        Assert.Contains("<b>酱</b>\"'", page.QuerySelector(".order")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_paid_expired_or_unknown_session_offers_no_button()
    {
        var paid = await stripe.PaidSessionAsync();
        Assert.Empty((await SeeAsync(paid.Id)).Forms);
        Assert.Equal(HttpStatusCode.Conflict, (await stripe.PressAsync(paid.Id, "twice")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await stripe.LookAsync("cs_test_0")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await stripe.PressAsync("cs_test_0", "pay")).StatusCode);
        var open = await stripe.OpenSessionAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await stripe.PressAsync(open.Id, "steal")).StatusCode);
    }
}
