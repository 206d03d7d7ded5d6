using System.Net;
using Shop.Features.Checkout;
using Shop.Features.Payments;
using Shop.Sandbox;

namespace Shop.Tests.Features.Payments;

/// <summary>From the order's page over Stripe's and back, through the real stand-in.</summary>
public sealed class PaymentTests
{
    [Theory, OnBothDatabases]
    public async Task Card_Alipay_and_WeChat_Pay_each_lead_to_a_paid_order(DatabaseProvider provider)
    {
        await using var paying = await Paying.Start(provider);
        foreach (var (method, culture) in new[] { ("card", "zh-CN"), ("alipay", "en"), ("wechat_pay", "zh-CN") })
        {
            var order = await paying.Place(culture: culture);
            var back = await paying.Press(order, "pay", method);
            Assert.Equal(HttpStatusCode.OK, back.Status);
            Assert.Equal($"/orders/{order.Number}", back.Address.AbsolutePath);
            await paying.Sandbox.AllDeliveredAsync();
            order = await paying.Read(order.Id);
            Assert.Equal(OrderState.Paid, order.State);
            Assert.NotNull(order.PaidAt);
            Assert.All(order.Parts, p => Assert.Equal(PartState.ToSend, p.State));
            Assert.All(order.Reservations, r => Assert.Equal(ReservationState.Sold, r.State));
            Assert.Equal([OrderEventKind.Placed, OrderEventKind.Paid], order.Events.Select(e => e.Kind));
            Assert.Equal(["Placed", "Paid"], await paying.Mails(order));
        }
    }

    [Theory, OnBothDatabases]
    public async Task The_return_page_waits_for_the_webhook_and_marks_nothing(DatabaseProvider provider)
    {
        await using var paying = await Paying.Start(provider);
        paying.Sandbox.HoldEvents = true;
        var order = await paying.Place();
        using var browser = paying.App.NewBrowser();
        var back = await browser.Submit(await paying.PaymentPage(browser, order), "form", ("outcome", "pay"));
        Assert.Contains("正在等付款到账", back.Text, StringComparison.Ordinal);
        var again = back.One("meta[http-equiv=refresh]").GetAttribute("content")!.Split("url=")[1];
        Assert.Equal(OrderState.AwaitingPayment, (await paying.Read(order.Id)).State);
        await paying.Sandbox.DeliverPendingAsync();
        var then = await browser.Get(again);
        Assert.Contains("已付款", then.One(".state").TextContent, StringComparison.Ordinal);
        Assert.Empty(then.All("meta[http-equiv=refresh]"));
    }

    [Theory, OnBothDatabases]
    public async Task After_a_decline_and_a_way_back_the_same_session_is_paid(DatabaseProvider provider)
    {
        await using var paying = await Paying.Start(provider);
        var order = await paying.Place();
        using var browser = paying.App.NewBrowser();
        var page = await paying.PaymentPage(browser, order);
        var declined = await browser.Submit(page, "form", ("outcome", "decline"));
        var shop = await browser.Submit(declined, "form", ("outcome", "cancel"));
        Assert.Equal($"/orders/{order.Number}", shop.Address.AbsolutePath);
        Assert.Equal(page.Address, (await paying.PaymentPage(browser, order)).Address);
        await paying.Press(order, "pay");
        await paying.Sandbox.AllDeliveredAsync();
        order = await paying.Read(order.Id);
        Assert.Equal(OrderState.Paid, order.State);
        Assert.Single(order.Payments);
    }

    [Theory, OnBothDatabases]
    public async Task A_payment_asked_for_again_gives_the_same_page_and_a_paid_one_the_order(DatabaseProvider provider)
    {
        await using var paying = await Paying.Start(provider);
        var order = await paying.Place();
        var first = await paying.Ask<StartPayment, Uri>(s => s.Run(order.Id));
        Assert.Equal(first, await paying.Ask<StartPayment, Uri>(s => s.Run(order.Id)));
        await paying.Press(order, "pay");
        await paying.Sandbox.AllDeliveredAsync();
        Assert.Equal($"/orders/{order.Number}", (await paying.Ask<StartPayment, Uri>(s => s.Run(order.Id))).AbsolutePath);
    }

    [Theory, OnBothDatabases]
    public async Task A_session_whose_answer_was_lost_is_found_again(DatabaseProvider provider)
    {
        await using var paying = await Paying.Start(provider);
        var order = await paying.Place();
        paying.Sandbox.Disturb("/v1/checkout/sessions", new Fault { Answer = 0, AfterWork = true, Times = 3 });
        Assert.Contains("unreached=1", (await paying.Ask<StartPayment, Uri>(s => s.Run(order.Id))).Query, StringComparison.Ordinal);
        paying.App.Clock.Advance(TimeSpan.FromMinutes(10));
        var page = await paying.Ask<StartPayment, Uri>(s => s.Run(order.Id));
        Assert.StartsWith(paying.Sandbox.ApiBase.ToString(), page.ToString(), StringComparison.Ordinal);
        Assert.Single((await paying.Read(order.Id)).Payments);
    }

    [Theory, OnBothDatabases]
    public async Task When_Stripe_was_out_for_a_while_a_later_session_is_made_and_the_goods_are_kept_for_it(DatabaseProvider provider)
    {
        await using var paying = await Paying.Start(provider);
        var order = await paying.Place();
        paying.Sandbox.Disturb("/v1/checkout/sessions", new Fault { Answer = 503, Times = 3 });
        using var browser = paying.App.NewBrowser();
        var told = await browser.Submit(await browser.Get(paying.Link(order)), "form[action*='/payment']");
        Assert.Contains("支付页面一时打不开", told.Text, StringComparison.Ordinal);
        paying.App.Clock.Advance(TimeSpan.FromMinutes(20));
        await paying.PaymentPage(browser, order);
        order = await paying.Read(order.Id);
        Assert.Equal([PaymentState.Failed, PaymentState.Open], order.Payments.Select(p => p.State));
        Assert.All(order.Reservations, r => Assert.True(r.ExpiresAt > order.Payments[1].ExpiresAt));
    }

    [Theory, OnBothDatabases]
    public async Task An_order_that_is_not_paid_in_time_gives_its_goods_back_once_Stripe_has_closed_its_page(DatabaseProvider provider)
    {
        await using var paying = await Paying.Start(provider);
        var order = await paying.Place();
        await paying.Ask<StartPayment, Uri>(s => s.Run(order.Id));
        paying.Sandbox.HoldEvents = true;
        paying.App.Clock.Advance(TimeSpan.FromMinutes(46));
        paying.Sandbox.Disturb("/v1/checkout/sessions", new Fault { Answer = 503, Times = 3 });
        Assert.Equal(Settled.Waiting, await paying.Settle(order));
        Assert.All((await paying.Read(order.Id)).Reservations, r => Assert.Equal(ReservationState.Held, r.State));
        Assert.Equal(Settled.Released, await paying.Settle(order));
        await paying.Sandbox.DeliverPendingAsync();
        order = await paying.Read(order.Id);
        Assert.Equal((OrderState.Expired, PaymentState.Expired), (order.State, order.Payments[0].State));
        Assert.All(order.Reservations, r => Assert.Equal(ReservationState.Released, r.State));
        Assert.Equal(["Placed", "Expired"], await paying.Mails(order));
        using var browser = paying.App.NewBrowser();
        Assert.Contains("已关闭", (await browser.Get(paying.Link(order))).One(".state").TextContent, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task An_order_whose_session_never_came_to_be_is_released_too(DatabaseProvider provider)
    {
        await using var paying = await Paying.Start(provider);
        var order = await paying.Place();
        paying.Sandbox.Disturb("/v1/checkout/sessions", new Fault { Answer = 503, Times = 3 });
        await paying.Ask<StartPayment, Uri>(s => s.Run(order.Id));
        var other = await paying.Place();
        paying.App.Clock.Advance(TimeSpan.FromMinutes(46));
        var cash = await paying.Place(PaymentMethod.CashOnDelivery);
        await paying.App.Do<ExpireReservations>(e => e.Run());
        Assert.Equal((OrderState.Expired, OrderState.Expired, OrderState.Placed), ((await paying.Read(order.Id)).State, (await paying.Read(other.Id)).State, (await paying.Read(cash.Id)).State));
    }

    [Theory, OnBothDatabases]
    public async Task A_payment_that_Stripe_knows_of_wins_over_the_end_of_the_reservation(DatabaseProvider provider)
    {
        await using var paying = await Paying.Start(provider);
        paying.Sandbox.HoldEvents = true;
        var order = await paying.Place();
        await paying.Press(order, "pay");
        paying.App.Clock.Advance(TimeSpan.FromMinutes(46));
        Assert.Equal(Settled.Paid, await paying.Settle(order));
        paying.Sandbox.HoldEvents = false;
        await paying.Sandbox.AllDeliveredAsync();
        order = await paying.Read(order.Id);
        Assert.Equal(OrderState.Paid, order.State);
        Assert.Equal(["Placed", "Paid"], await paying.Mails(order));
    }

    [Theory, OnBothDatabases]
    public async Task A_payment_that_comes_after_the_end_goes_back_and_the_shopper_is_told(DatabaseProvider provider)
    {
        await using var paying = await Paying.Start(provider);
        var order = await paying.Place();
        await paying.Press(order, "late");
        await paying.Sandbox.AllDeliveredAsync();
        order = await paying.Read(order.Id);
        Assert.Equal(OrderState.Expired, order.State);
        Assert.Null(order.PaidAt);
        Assert.Equal((RefundState.Succeeded, order.TotalFen), (Assert.Single(order.Refunds).State, order.Refunds[0].AmountFen));
        Assert.Equal([OrderEventKind.Placed, OrderEventKind.Expired, OrderEventKind.PaidTooLate, OrderEventKind.Refunded], order.Events.Select(e => e.Kind));
        Assert.Equal(["Placed", "Expired", $"PaidTooLate:{order.Payments[0].Id}", $"Refunded:{order.Refunds[0].Id}"], await paying.Mails(order));
        using var browser = paying.App.NewBrowser();
        Assert.Contains("正在全额原路退回", (await browser.Get(paying.Link(order))).Text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task A_method_that_takes_its_time_keeps_the_goods_until_it_is_decided(DatabaseProvider provider)
    {
        await using var paying = await Paying.Start(provider);
        var (good, bad) = (await paying.Place(), await paying.Place());
        foreach (var order in new[] { good, bad })
        {
            await paying.Press(order, "delayed", "alipay");
            await paying.Sandbox.AllDeliveredAsync();
            paying.App.Clock.Advance(TimeSpan.FromMinutes(46));
            Assert.Equal(PaymentState.Pending, (await paying.Read(order.Id)).Payments[0].State);
            Assert.Equal(Settled.Waiting, await paying.Settle(order));
            paying.Sandbox.EndDelay((await paying.Read(order.Id)).Payments[0].SessionId!, paid: order == good);
            await paying.Sandbox.AllDeliveredAsync();
        }
        Assert.Equal(OrderState.Paid, (await paying.Read(good.Id)).State);
        Assert.Equal(Settled.Released, await paying.Settle(bad));
        Assert.Contains(OrderEventKind.PaymentFailed, (await paying.Read(bad.Id)).Events.Select(e => e.Kind));
    }
}
