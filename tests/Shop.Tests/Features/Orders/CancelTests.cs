using System.Net;
using Shop.Features.Orders;
using Shop.Sandbox;
using Shop.Tests.Features.Payments;

namespace Shop.Tests.Features.Orders;

/// <summary>Calling an order off in each of its states, on its page.</summary>
public sealed class CancelTests
{
    [Theory, OnBothDatabases]
    public async Task Cash_on_delivery_is_released_before_and_after_it_was_confirmed(DatabaseProvider provider)
    {
        await using var paying = await Paying.Start(provider);
        foreach (var confirmed in new[] { false, true })
        {
            var order = await paying.Place(PaymentMethod.CashOnDelivery);
            if (confirmed)
            {
                await paying.Ask<ConfirmPart, PartResult>(c => c.Run(order.Parts[0].Id, "cooperative"));
            }
            var page = await Cancel(paying, order);
            Assert.Contains("已取消", page.One(".state").TextContent, StringComparison.Ordinal);
            order = await paying.Read(order.Id);
            Assert.Equal(OrderState.Cancelled, order.State);
            Assert.Equal("不想要了", order.Events[^1].Detail);
            Assert.Equal(["Placed", "Cancelled"], await paying.Mails(order));
            Assert.Empty(page.All("#cancel"));
        }
    }

    [Theory, OnBothDatabases]
    public async Task An_unpaid_order_closes_its_page_at_Stripe_first(DatabaseProvider provider)
    {
        await using var paying = await Paying.Start(provider);
        var order = await paying.Place();
        await paying.Press(order, "cancel");
        await Cancel(paying, order);
        await paying.Sandbox.AllDeliveredAsync();
        order = await paying.Read(order.Id);
        Assert.Equal((OrderState.Cancelled, PaymentState.Expired), (order.State, order.Payments[0].State));
        Assert.Equal("expired", System.Text.Json.Nodes.JsonNode.Parse(paying.Sandbox.Exchanges.Last(e => e.Path.EndsWith("/expire", StringComparison.Ordinal)).Answer)!["status"]!.ToString());
        var never = await paying.Place();
        await Cancel(paying, never);
        Assert.Equal(OrderState.Cancelled, (await paying.Read(never.Id)).State);
    }

    [Theory, OnBothDatabases]
    public async Task If_it_was_paid_meanwhile_the_payment_wins_and_goes_back(DatabaseProvider provider)
    {
        await using var paying = await Paying.Start(provider);
        paying.Sandbox.HoldEvents = true;
        var order = await paying.Place();
        await paying.Press(order, "pay");
        await Cancel(paying, order);
        paying.Sandbox.HoldEvents = false;
        await paying.Sandbox.AllDeliveredAsync();
        order = await paying.Read(order.Id);
        Assert.Equal((OrderState.Cancelled, RefundState.Succeeded, order.TotalFen), (order.State, order.Refunds.Single().State, order.RefundedFen));
        Assert.Contains(OrderEventKind.Paid, order.Events.Select(e => e.Kind));
    }

    [Theory, OnBothDatabases]
    public async Task While_Stripe_is_out_the_wish_is_kept_and_done_later(DatabaseProvider provider)
    {
        await using var paying = await Paying.Start(provider);
        var order = await paying.Place();
        await paying.Press(order, "cancel");
        paying.Sandbox.Disturb("/v1/checkout/sessions", new Fault { Answer = 503, Times = 3 });
        var page = await Cancel(paying, order);
        Assert.Contains("取消已收到", page.Text, StringComparison.Ordinal);
        Assert.Empty(page.All("form[action*='/payment']"));
        await paying.Settle(order);
        await paying.Sandbox.AllDeliveredAsync();
        order = await paying.Read(order.Id);
        Assert.Equal(OrderState.Cancelled, order.State);
        Assert.Equal(["Placed", "Cancelled"], await paying.Mails(order));
    }

    [Theory, OnBothDatabases]
    public async Task A_paid_order_is_refunded_in_full(DatabaseProvider provider)
    {
        await using var paying = await Paying.Start(provider);
        var order = await paying.Paid();
        await Cancel(paying, order);
        await paying.Sandbox.AllDeliveredAsync();
        order = await paying.Read(order.Id);
        Assert.Equal((OrderState.Cancelled, order.TotalFen, RefundState.Succeeded), (order.State, order.RefundedFen, order.Refunds.Single().State));
        Assert.Equal(["Placed", "Paid", "Cancelled", $"Refunded:{order.Refunds[0].Id}"], await paying.Mails(order));
    }

    [Theory, OnBothDatabases]
    public async Task What_is_on_its_way_cannot_be_called_off_and_nothing_twice(DatabaseProvider provider)
    {
        await using var paying = await Paying.Start(provider);
        var order = await paying.Paid();
        using var browser = paying.App.NewBrowser();
        var before = await browser.Get(paying.Link(order));
        await paying.Ask<SendPart, PartResult>(s => s.Run(order.Parts[0].Id, "顺丰", "SF1", null, "cooperative"));
        var refused = await browser.Submit(before, "#cancel", ("Reason", "不想要了"));
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("不能取消了", refused.Text, StringComparison.Ordinal);
        Assert.Equal(OrderState.Paid, (await paying.Read(order.Id)).State);
        var other = await paying.Place(PaymentMethod.CashOnDelivery);
        var page = await browser.Get(paying.Link(other));
        await browser.Submit(page, "#cancel");
        Assert.Equal(HttpStatusCode.OK, (await browser.Submit(page, "#cancel")).Status);
        Assert.Single((await paying.Read(other.Id)).Events, e => e.Kind == OrderEventKind.Cancelled);
    }

    [Theory, OnBothDatabases]
    public async Task A_reason_that_is_too_long_is_refused_and_kept(DatabaseProvider provider)
    {
        await using var paying = await Paying.Start(provider);
        var order = await paying.Place(PaymentMethod.CashOnDelivery);
        using var browser = paying.App.NewBrowser("en");
        var refused = await browser.Submit(await browser.Get(paying.Link(order)), "#cancel", ("Reason", new string('x', 501)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("at most 500", refused.One("#Reason-error").TextContent, StringComparison.Ordinal);
        Assert.Equal(501, refused.One("#Reason").TextContent.Trim().Length);
        Assert.Equal(OrderState.Placed, (await paying.Read(order.Id)).State);
    }

    private static async Task<Page> Cancel(Paying paying, Order order)
    {
        using var browser = paying.App.NewBrowser();
        return await browser.Submit(await browser.Get(paying.Link(order)), "#cancel", ("Reason", "不想要了"));
    }
}
