using System.Net;
using Shop.Features.Ledger;
using Shop.Tests.Features.Account;
using Shop.Tests.Features.Checkout;
using Shop.Tests.Features.Payments;
using Shop.Tests.Features.Sending;

namespace Shop.Tests.Features.Settlements;

/// <summary>One order from the basket to the bank, as each of its people goes through it.</summary>
public class SoldAndReturnedTests
{
    [Theory, OnBothDatabases]
    public async Task An_order_sent_returned_and_refunded_is_settled_to_the_fen(DatabaseProvider provider)
    {
        await using var paying = await Paying.Start(provider);
        var shop = paying.App;
        using var guest = shop.NewBrowser();
        using var member = await shop.SignedIn(Settling.Weiping);
        using var boss = await shop.SignedIn(Settling.Operator);

        // 3 × 39.00 by card; nothing for delivery from 99.00.
        await guest.PutIn(Buying.Jar, 3);
        await guest.Order(Buying.NewKey(), ("Payment", "stripe"));
        var order = await paying.Read(await shop.Query(db => db.Orders.Select(o => o.Id).SingleAsync()));
        await paying.Press(order, "pay");
        await paying.Sandbox.AllDeliveredAsync();
        await shop.Do<ReadFee>(async r => await r.Run(await shop.Query(db => db.Payments.Select(p => p.Id).SingleAsync())));
        Assert.Equal(HttpStatusCode.Redirect, (await member.SendAll(order.Number)).Status);
        await Done(member, $"/cooperative/parcels/{order.Number}/delivery");

        // One jar comes back whole and lies on the shelf again; its 39.00 go back.
        var line = order.Parts[0].Lines[0];
        await Done(guest, paying.Link(order, "/returns"), ("Part", $"{order.Parts[0].Id}"), ($"Units[{line.Id}]", "1"), ("Reason", "WrongGoods"), ("Words", "要微辣，来了特辣"));
        var number = await shop.Query(db => db.Returns.Select(r => r.Number).SingleAsync());
        await Done(member, $"/cooperative/returns/{number}/acceptance", ("IsKept", "false"), ("SendTo", "威坪镇示例路 1 号"));
        await Done(guest, paying.Link(order, $"/returns/{number}/parcel"), ("Carrier", "中通"), ("TrackingNumber", "ZT1"));
        var receipt = await member.Get($"/cooperative/returns/{number}");
        await Done(member, $"/cooperative/returns/{number}/receipt", (receipt.One("[name^=Shelf]").GetAttribute("name")!, "1"), (receipt.One("[name^=Broken]").GetAttribute("name")!, "0"));
        await paying.Sandbox.AllDeliveredAsync();
        var refund = await shop.Query(db => db.Refunds.AsNoTracking().SingleAsync());
        Assert.Equal((RefundState.Succeeded, 3900L), (refund.State, refund.AmountFen));

        // Sauces: 5 % of 117.00 is 5.85, 1.95 of it come back. Stripe keeps 2.9 % of 117.00, 3.39, and 2.00. 117.00 − 39.00 − 3.90 − 5.39.
        shop.Clock.Advance(TimeSpan.FromDays(1));
        await boss.Submit(await boss.Get("/operator/settlements"), "form[action='/operator/settlements']");
        var drawn = await shop.Query(db => db.Settlements.Select(s => s.Number).SingleAsync());
        var page = await member.Get($"/cooperative/settlements/{drawn}");
        var row = page.One(".money-lines tbody tr").TextContent;
        Assert.All([order.Number, "117.00", "−¥3.90", "−¥5.39", "−¥39.00", "68.71"], part => Assert.Contains(part, row, StringComparison.Ordinal));
        Assert.Contains("¥68.71", page.One(".money-lines tfoot").TextContent, StringComparison.Ordinal);
        await member.Submit(page, "form[action$='/agreement']");
        await boss.Submit(await boss.Get($"/operator/settlements/{drawn}"), "form[action$='/payment']");
        var settlement = await shop.Settlement(drawn);
        Assert.Equal((SettlementState.Paid, 6871L), (settlement.State, settlement.NetFen));
        Assert.Equal(0, (await shop.Query(db => db.Postings.AsNoTracking().ToListAsync())).Sum(p => p.OwedFen));
        await shop.AssertStockReconciles();
    }

    private static async Task Done(Browser who, string path, params (string, string?)[] fields)
    {
        var answer = await who.PostOnly(path, fields);
        Assert.True(answer.Status == HttpStatusCode.Redirect, $"{path}: {answer.Status} {answer.Text}");
    }
}
