using System.Net;
using Shop.Tests.Features.Account;
using Shop.Tests.Features.Checkout;

namespace Shop.Tests.Features.Sending;

public class ParcelTests
{
    [Theory, OnBothDatabases]
    public async Task A_parcel_knows_until_when_it_is_to_leave_and_a_later_setting_does_not_change_that(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        using var seller = await shop.SignedIn(Dispatch.Weiping);
        var first = await shop.ToSend(seller);
        var due = (await shop.PartOf(first)).SendBy!.Value;
        Assert.Equal(48, (due - shop.Clock.GetUtcNow().UtcDateTime).TotalHours, 0.1);
        await shop.Restart(["--Sending:WithinHours=5"]);
        using var again = await shop.SignedIn(Dispatch.Weiping);
        var second = await shop.ToSend(again);
        Assert.Equal(5, ((await shop.PartOf(second)).SendBy!.Value - shop.Clock.GetUtcNow().UtcDateTime).TotalHours, 0.1);
        Assert.Equal(due, (await shop.PartOf(first)).SendBy);

        var list = await again.Get("/cooperative/parcels");
        Assert.Equal([second, first], list.All(".job h3").Select(h => h.TextContent.Trim()));
        Assert.Empty(list.All(".state-bad"));
    }

    [Theory, OnBothDatabases]
    public async Task What_should_have_left_is_shown_on_both_desks_and_stays_late_once_it_has_left(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        using var seller = await shop.SignedIn(Dispatch.Weiping);
        var (late, inTime) = (await shop.ToSend(seller), await shop.ToSend(seller));
        await seller.SendAll(inTime);
        shop.Clock.Advance(TimeSpan.FromHours(49));
        using var boss = await shop.SignedIn("operator@shop.test");
        using var other = await shop.SignedIn("xiandu@shop.test");
        foreach (var page in new[] { await seller.Get("/cooperative"), await boss.Get("/operator") })
        {
            Assert.Contains(late, page.One(".late-parcels").TextContent, StringComparison.Ordinal);
            Assert.DoesNotContain(inTime, page.One(".late-parcels").TextContent, StringComparison.Ordinal);
        }
        Assert.Empty((await other.Get("/cooperative")).All(".late-parcels"));
        Assert.Contains("未按时寄出", (await boss.Get($"/operator/orders/{late}")).Text, StringComparison.Ordinal);
        Assert.Single((await seller.Get("/cooperative/parcels")).All(".job .state-bad"));
        await seller.SendAll(late);
        Assert.Contains("已超时", (await seller.Get($"/cooperative/parcels/{late}")).Text, StringComparison.Ordinal);
        var now = shop.Clock.GetUtcNow().UtcDateTime;
        Assert.Equal((false, true), ((await shop.PartOf(late)).SentOnTime(now), (await shop.PartOf(inTime)).SentOnTime(now)));
        Assert.Empty((await boss.Get("/operator")).All(".late-parcels"));
    }

    [Theory, OnBothDatabases]
    public async Task Parcels_are_found_by_number_phone_and_name_by_their_own_cooperative_alone(DatabaseProvider provider)
    {
        var count = new QueryCount();
        await using var shop = await ShopApp.Start(provider, change: count.Add);
        using var seller = await shop.SignedIn(Dispatch.Weiping);
        using var other = await shop.SignedIn("xiandu@shop.test");
        var number = await shop.Bought([(Buying.Jar, 1)], ("Name", "椒爱吃"), ("Phone", "13912345678"));
        await shop.Bought([(Buying.Jar, 1)]);
        foreach (var typed in new[] { number, number.Replace("-", "", StringComparison.Ordinal), "139 1234 5678", "爱吃" })
        {
            var found = await seller.PostOnly("/cooperative/parcels", ("Q", typed));
            Assert.Equal(HttpStatusCode.OK, found.Status);
            Assert.Equal(number, Assert.Single(found.All(".job h3")).TextContent.Trim());
            Assert.Empty((await other.PostOnly("/cooperative/parcels", ("Q", typed))).All(".job"));
        }
        Assert.Equal(2, (await seller.Get("/cooperative/parcels?state=ToConfirm")).All(".job").Count);
        var few = await count.During(() => seller.Get("/cooperative/parcels?state=ToConfirm"));
        await shop.Bought([(Buying.Jar, 1)]);
        Assert.Equal(few.Count, (await count.During(() => seller.Get("/cooperative/parcels?state=ToConfirm"))).Count);
        Assert.InRange(few.Count, 2, 6);
    }

    [Theory, OnBothDatabases]
    public async Task Several_shipments_are_shown_with_what_lay_in_each_and_what_is_still_to_come(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        using var seller = await shop.SignedIn(Dispatch.Weiping);
        using var guest = shop.NewBrowser();
        await guest.PutIn(Buying.Jar, 3);
        await guest.PutIn("WJF-CLS-MILD-3");
        var placed = await guest.Order(Buying.NewKey(), ("Email", "gift@example.org"));
        var (number, link) = (Buying.NumberOf(placed), placed.Location!.PathAndQuery);
        await seller.PostOnly($"/cooperative/parcels/{number}/confirmation");
        var lines = (await shop.PartOf(number)).Lines;
        var (jar, box) = (lines.Single(l => l.Sku == Buying.Jar).Id, lines.Single(l => l.Sku != Buying.Jar).Id);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Ship("SF0000000001", 4, 0)).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await Ship("SF0000000001", 2, 0)).Status);

        var page = await guest.Get(link);
        Assert.Contains("× 2", page.One(".parcel-way").TextContent, StringComparison.Ordinal);
        Assert.Contains("还没寄的", page.All(".parcel-way")[1].TextContent, StringComparison.Ordinal);
        Assert.Equal(PartState.ToSend, (await shop.PartOf(number)).State);
        Assert.Equal(HttpStatusCode.Redirect, (await Ship("SF0000000002", 1, 1)).Status);
        page = await guest.Get(link);
        Assert.Equal(2, page.All(".parcel-way").Count);
        Assert.Contains("SF0000000002", page.All(".parcel-way")[1].TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("还没寄的", page.Text, StringComparison.Ordinal);
        Assert.Equal(PartState.Sent, (await shop.PartOf(number)).State);
        Assert.Equal(2, (await seller.Get($"/cooperative/parcels/{number}")).All("main li .soft").Count(s => s.TextContent.Contains('×', StringComparison.Ordinal)));

        var mails = await shop.Query(db => db.OutgoingMails.Where(m => m.Occasion.Contains(":Sent")).OrderBy(m => m.Id).Select(m => m.Plain).ToListAsync());
        Assert.Equal(2, mails.Count);
        Assert.Contains("还有 2 件", mails[0], StringComparison.Ordinal);
        Assert.DoesNotContain("还有", mails[1], StringComparison.Ordinal);

        Task<Page> Ship(string tracking, int jars, int boxes) => seller.PostOnly($"/cooperative/parcels/{number}/shipments", ("Carrier", "中通快递"), ("TrackingNumber", tracking), ($"Quantities[{jar}]", $"{jars}"), ($"Quantities[{box}]", $"{boxes}"));
    }

    [Theory, OnBothDatabases]
    public async Task A_parcel_that_nobody_took_comes_back_to_its_lots_or_is_written_off_and_no_money_came(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        using var seller = await shop.SignedIn(Dispatch.Weiping);
        using var other = await shop.SignedIn("xiandu@shop.test");
        var before = await shop.StockOf(Buying.Jar);
        var number = await shop.ToSend(seller, [(Buying.Jar, 3), (Buying.Bookmark, 1)], ("Email", "nobody@example.org"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await seller.PostOnly($"/cooperative/parcels/{number}/refusal")).Status);
        var line = (await shop.PartOf(number)).Lines.Single();
        await seller.PostOnly($"/cooperative/parcels/{number}/shipments", ("Carrier", "顺丰速运"), ("TrackingNumber", "SF1234567890"), ($"Quantities[{line.Id}]", "2"));
        var key = $"{line.Id}-{line.Lots.Single().LotId}";
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await other.PostOnly($"/cooperative/parcels/{number}/refusal", ($"Shelf[{key}]", "3"))).Status);

        var page = await seller.Get($"/cooperative/parcels/{number}/refusal");
        Assert.Equal("3", page.One($"[name='Shelf[{key}]']").GetAttribute("value"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await seller.Submit(page, "main form", follow: false, ($"Broken[{key}]", "1"))).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await seller.Submit(page, "main form", follow: false, ($"Shelf[{key}]", "2"), ($"Broken[{key}]", "1"), ("Reason", "家里没人"))).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await seller.PostOnly($"/cooperative/parcels/{number}/refusal")).Status);

        var part = await shop.PartOf(number);
        Assert.Equal((PartState.Refused, 0L, null), (part.State, part.CollectedFen, part.CollectedAt));
        Assert.Equal((2, 2, 1), (part.Lines[0].Sent, part.Lines[0].Returned, part.Lines[0].Withdrawn));
        Assert.Contains(part.Order.Events, e => e.Kind == OrderEventKind.Refused && e.Detail == "家里没人");
        var after = await shop.StockOf(Buying.Jar);
        Assert.Equal((before.Available - 1, before.Sold, before.Made - 1), (after.Available, after.Sold, after.Made));
        await shop.AssertStockReconciles();
        Assert.NotNull(await shop.Query(db => db.OutgoingMails.SingleOrDefaultAsync(m => m.Occasion.Contains(":Refused:"))));
        Assert.Equal(OrderState.Placed, part.Order.State);

        // The other parcel is paid at the door: the order is paid.
        await other.PostOnly($"/cooperative/parcels/{number}/confirmation");
        await other.SendAll(number);
        await other.PostOnly($"/cooperative/parcels/{number}/delivery", ("Collected", await shop.Due(number, "xiandu-crafts")));
        part = await shop.PartOf(number);
        Assert.Equal(OrderState.Delivered, part.Order.State);
        Assert.NotNull(part.Order.PaidAt);
        Assert.Equal(PartState.Refused, part.State);
    }

    [Theory, OnBothDatabases]
    public async Task An_order_of_which_nothing_was_taken_is_over_and_says_so(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        using var seller = await shop.SignedIn(Dispatch.Weiping);
        using var guest = shop.NewBrowser();
        await guest.PutIn(Buying.Jar);
        var placed = await guest.Order(Buying.NewKey());
        var number = Buying.NumberOf(placed);
        await seller.PostOnly($"/cooperative/parcels/{number}/confirmation");
        await seller.SendAll(number);
        Assert.Equal(HttpStatusCode.Redirect, (await seller.Submit(await seller.Get($"/cooperative/parcels/{number}/refusal"), "main form", follow: false)).Status);
        var page = await guest.Get(placed.Location!.PathAndQuery);
        Assert.Contains("没有收钱", page.One(".order-word").TextContent, StringComparison.Ordinal);
        Assert.Equal(OrderState.Cancelled, (await shop.PartOf(number)).Order.State);
        using var boss = await shop.SignedIn("operator@shop.test");
        Assert.Contains("拒收", (await boss.Get($"/operator/orders/{number}")).Text, StringComparison.Ordinal);
        Assert.Single((await seller.Get("/cooperative/parcels?state=Refused")).All(".job"));
        await shop.AssertStockReconciles();
    }

    [Theory, OnBothDatabases]
    public async Task The_sender_s_address_is_each_cooperative_s_own(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        using var seller = await shop.SignedIn(Dispatch.Weiping);
        Assert.Equal(HttpStatusCode.Redirect, (await seller.PostOnly("/cooperative/parcels/sender", ("Sender", "威坪镇示例路 1 号"))).Status);
        Assert.Equal(["weiping-sauce"], await shop.Query(db => db.Cooperatives.Where(c => c.SenderAddress != "").Select(c => c.Slug).ToListAsync()));
        Assert.Contains("示例路 1 号", (await seller.Get("/cooperative/parcels")).One("#Sender").TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await seller.PostOnly("/cooperative/parcels/sender", ("Sender", new string('长', 201)))).Status);
    }
}
