using System.IO.Compression;
using System.Net;
using Shop.Features.Orders;
using Shop.Features.Payments;
using Shop.Tests.Features.Account;
using Shop.Tests.Features.Checkout;
using Shop.Tests.Features.Payments;
using Shop.Tests.Features.Sending;

namespace Shop.Tests.Features.Returns;

/// <summary>Goods that go back, from the wish to the money.</summary>
public sealed class ReturnTests
{
    private const string GiftBox = "WJF-BOX-3";

    [Theory, OnBothDatabases]
    public async Task Two_of_three_jars_come_back_and_stock_and_money_are_right_to_the_fen(DatabaseProvider provider)
    {
        await using var paying = await Paying.Start(provider);
        var shop = paying.App;
        var order = await paying.Paid(jarFen: 3333);
        var (part, jars) = (order.Parts[0], order.Parts[0].Lines[0]);
        await paying.Ask<SendPart, PartResult>(s => s.Run(part.Id, "顺丰", "SF1", null, "cooperative"));
        await paying.Ask<DeliverPart, PartResult>(s => s.Run(part.Id, null, "cooperative"));
        var before = await shop.StockOf(Buying.Jar);
        using var guest = shop.NewBrowser();
        using var seller = await shop.SignedIn(Dispatch.Weiping);
        Assert.Equal(HttpStatusCode.Redirect, (await guest.PostOnly(paying.Link(order, "/returns"), ("Part", $"{part.Id}"), ($"Units[{jars.Id}]", "2"), ("Reason", "Damaged"), ("Words", "碎了一罐"))).Status);
        var number = await shop.Query(db => db.Returns.Select(r => r.Number).SingleAsync());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await seller.PostOnly($"/cooperative/returns/{number}/acceptance", ("IsKept", "false"), ("SendTo", ""))).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await seller.PostOnly($"/cooperative/returns/{number}/acceptance", ("IsKept", "false"), ("SendTo", "威坪镇示例路 1 号"), ("WithDelivery", "true"))).Status);
        Assert.Contains("示例路 1 号", (await guest.Get(paying.Link(order, $"/returns/{number}"))).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await guest.PostOnly(paying.Link(order, $"/returns/{number}/parcel"), ("Carrier", "中通"), ("TrackingNumber", "ZT1"))).Status);
        var page = await seller.Get($"/cooperative/returns/{number}");
        var (shelf, broken) = (page.One("[name^=Shelf]").GetAttribute("name")!, page.One("[name^=Broken]").GetAttribute("name")!);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await seller.PostOnly($"/cooperative/returns/{number}/receipt", (shelf, "1"), (broken, "0"))).Status);
        var both = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => seller.PostOnly($"/cooperative/returns/{number}/receipt", (shelf, "1"), (broken, "1"))));
        Assert.Equal([HttpStatusCode.Redirect, HttpStatusCode.UnprocessableEntity], both.Select(p => p.Status).Order());
        await paying.Sandbox.AllDeliveredAsync();

        order = await paying.Read(order.Id);
        jars = order.Parts[0].Lines[0];
        Assert.Equal((2, 0, 2, 6666L), (jars.Returned, jars.ReturnAsked, jars.Refunded, jars.RefundedFen));
        // Two jars of 33.33 and the fee of 8.00.
        Assert.Equal((RefundState.Succeeded, 7466L), (order.Refunds.Single().State, order.Refunds.Single().AmountFen));
        var after = await shop.StockOf(Buying.Jar);
        Assert.Equal((before.Available + 1, before.Sold - 2), (after.Available, after.Sold));
        // 3 × 33.33 + 8.00 − 74.66 are left to the cooperative.
        var postings = await shop.Query(db => db.Postings.Where(p => p.PartId == part.Id && (p.Kind == PostingKind.Sale || p.Kind == PostingKind.Delivery || p.Kind == PostingKind.Refund)).ToListAsync());
        Assert.Equal(3333, -postings.Sum(p => p.On(LedgerAccount.Cooperative)));
        var found = await shop.Query(db => db.Returns.Include(r => r.Events).SingleAsync());
        Assert.Equal([ReturnState.Asked, ReturnState.Accepted, ReturnState.SentBack, ReturnState.Received, ReturnState.Refunded], found.Events.OrderBy(e => e.Id).Select(e => e.State));
        Assert.Equal(order.Refunds[0].Id, found.RefundId);
        var told = await shop.Query(db => db.OutgoingMails.Where(m => m.Occasion.Contains("return:")).OrderBy(m => m.Id).Select(m => m.Occasion).ToListAsync());
        Assert.Equal([$"return:{found.Id}:Asked", $"order:{order.Id}:return:{found.Id}:Accepted", $"return:{found.Id}:SentBack", $"order:{order.Id}:return:{found.Id}:Received"], told);
    }

    [Theory, OnBothDatabases]
    public async Task A_box_of_three_comes_back_as_three_jars_and_two_clicks_give_the_cash_back_once(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        using var seller = await shop.SignedIn(Dispatch.Weiping);
        using var guest = shop.NewBrowser();
        var (number, part) = await Delivered(shop, seller, (Buying.BoxOfThree, 2), (GiftBox, 1));
        string[] items = [Buying.Jar, "WJF-GAR-MILD", "WJF-SOY-MILD", "WJF-SHI-MILD"];
        var before = await Available(shop, items);
        var asked = await Ask(shop, guest, number, part, ReturnReason.WrongGoods, part.Lines.ToDictionary(l => l, _ => 1));
        await seller.PostOnly($"/cooperative/returns/{asked}/acceptance", ("SendTo", "威坪镇示例路 1 号"));
        Assert.Equal(HttpStatusCode.Redirect, (await seller.Submit(await seller.Get($"/cooperative/returns/{asked}"), "form[action$='/receipt']", follow: false)).Status);
        Assert.Equal([before[0] + 3, before[1] + 1, before[2] + 1, before[3] + 1], await Available(shop, items));
        Assert.Empty(await shop.Query(db => db.Refunds.ToListAsync()));

        var clicks = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => seller.PostOnly($"/cooperative/returns/{asked}/refund")));
        Assert.Equal([HttpStatusCode.Redirect, HttpStatusCode.UnprocessableEntity], clicks.Select(p => p.Status).Order());
        var refund = await shop.Query(db => db.Refunds.SingleAsync());
        Assert.Equal((RefundState.ByHand, part.Lines.Sum(l => l.PriceFen)), (refund.State, refund.AmountFen));
        Assert.Equal(ReturnState.Refunded, (await shop.Query(db => db.Returns.SingleAsync())).State);
        await shop.AssertStockReconciles();
    }

    [Theory, OnBothDatabases]
    public async Task The_shopper_may_object_and_the_operator_decides_also_when_nobody_answered(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        using var seller = await shop.SignedIn(Dispatch.Weiping);
        using var guest = shop.NewBrowser();
        var (number, part) = await Delivered(shop, seller, (Buying.Jar, 3));
        var first = await Ask(shop, guest, number, part, ReturnReason.Damaged, new() { [part.Lines[0]] = 1 });
        using var boss = await shop.SignedIn("operator@shop.test");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await boss.PostOnly($"/operator/returns/{first}/refusal", ("Why", "太早"))).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await seller.PostOnly($"/cooperative/returns/{first}/refusal", ("Why", "看着没坏"))).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await guest.PostOnly(Link(shop, number, $"/{first}/objection"), ("Objection", "盖子裂了"))).Status);
        Assert.Contains(first, (await boss.Get("/operator")).One(".waiting-returns").TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await boss.PostOnly($"/operator/returns/{first}/refusal", ("Why", "照片上是好的"))).Status);
        Assert.Contains("照片上是好的", (await guest.Get(Link(shop, number, $"/{first}"))).Text, StringComparison.Ordinal);
        Assert.Equal(1, (await shop.PartOf(number)).Lines[0].ReturnAsked);

        var second = await Ask(shop, guest, number, part, ReturnReason.Damaged, new() { [part.Lines[0]] = 2 });
        Assert.Contains(second, (await seller.Get("/cooperative")).One(".waiting-returns").TextContent, StringComparison.Ordinal);
        shop.Clock.Advance(TimeSpan.FromHours(49));
        using var late = await shop.SignedIn(Dispatch.Weiping);
        using var later = await shop.SignedIn("operator@shop.test");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await late.PostOnly($"/cooperative/returns/{second}/acceptance", ("SendTo", "太晚了"))).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await later.PostOnly($"/operator/returns/{second}/acceptance", ("IsKept", "true"))).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await late.PostOnly($"/cooperative/returns/{second}/refund")).Status);
        Assert.Equal(2 * part.Lines[0].PriceFen, await shop.Query(db => db.Refunds.SumAsync(r => r.AmountFen)));
        Assert.Equal(0, (await shop.PartOf(number)).Lines[0].Returned);
        await shop.AssertStockReconciles();
    }

    [Theory, OnBothDatabases]
    public async Task Food_goes_back_only_when_damaged_or_wrong_and_no_more_than_was_bought(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        using var seller = await shop.SignedIn(Dispatch.Weiping);
        using var guest = shop.NewBrowser();
        var (number, part) = await Delivered(shop, seller, (Buying.Jar, 2));
        Task<Page> Try(string reason, int units) => guest.PostOnly(Link(shop, number), ("Part", $"{part.Id}"), ($"Units[{part.Lines[0].Id}]", $"{units}"), ("Reason", reason), ("Words", "写过的话"));
        var refused = await Try("NoReason", 1);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal("写过的话", refused.One("#Words").TextContent);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Try("Other", 1)).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Try("Damaged", 3)).Status);
        Assert.Equal(0, await shop.Query(db => db.Returns.CountAsync()));
        Assert.Equal(HttpStatusCode.Redirect, (await Try("Damaged", 2)).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Try("Damaged", 1)).Status);
    }

    [Theory, OnBothDatabases]
    public async Task Photos_are_made_anew_and_seen_by_nobody_else(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        using var seller = await shop.SignedIn(Dispatch.Weiping);
        using var other = await shop.SignedIn("xiandu@shop.test");
        using var boss = await shop.SignedIn("operator@shop.test");
        using var guest = shop.NewBrowser();
        var (number, part) = await Delivered(shop, seller, (Buying.Jar, 2));
        (string, string)[] fields = [("Part", $"{part.Id}"), ($"Units[{part.Lines[0].Id}]", "1"), ("Reason", "Damaged")];
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await guest.Upload(Link(shop, number), "Photos", "<svg onload='x()'/>"u8.ToArray(), "a.jpg", fields)).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await guest.Upload(Link(shop, number), "Photos", NetVips.Image.Black(40, 30, bands: 3).PngsaveBuffer(), "a.png", fields)).Status);
        var asked = await shop.Query(db => db.Returns.Include(r => r.Photos).SingleAsync());
        var photo = asked.Photos.Single();
        Assert.Equal((HttpStatusCode.OK, "image/webp"), await shop.File(seller, $"/cooperative/returns/{asked.Number}/photos/{photo.Id}") is var (status, type, _) ? (status, type) : default);
        Assert.Equal(HttpStatusCode.OK, (await shop.File(boss, $"/operator/returns/{asked.Number}/photos/{photo.Id}")).Status);
        Assert.Equal(HttpStatusCode.OK, (await shop.File(guest, Link(shop, number, $"/{asked.Number}/photos/{photo.Id}"))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await shop.File(other, $"/cooperative/returns/{asked.Number}/photos/{photo.Id}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await shop.File(guest, $"/orders/{number}/returns/{asked.Number}/photos/{photo.Id}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await shop.File(guest, $"/pictures/{photo.Hash}.webp")).Status);
    }

    [Theory, OnBothDatabases]
    public async Task What_a_person_said_and_showed_is_exported_and_forgotten(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        using var seller = await shop.SignedIn(Dispatch.Weiping);
        using var shopper = await shop.Joined("give.back@example.com");
        await shopper.PutIn(Buying.Jar, 2);
        var number = Buying.NumberOf(await shopper.Order(Buying.NewKey()));
        var part = await Deliver(shop, seller, number);
        Assert.Equal(HttpStatusCode.Redirect, (await shopper.Upload($"/orders/{number}/returns", "Photos", NetVips.Image.Black(40, 30, bands: 3).PngsaveBuffer(), "a.png",
            ("Part", $"{part.Id}"), ($"Units[{part.Lines[0].Id}]", "1"), ("Reason", "Damaged"), ("Words", "摔碎的那一罐"))).Status);
        using (var zip = new ZipArchive(new MemoryStream((await shopper.Download("/account/privacy/export")).Bytes)))
        {
            Assert.Contains("摔碎的那一罐", await new StreamReader(zip.GetEntry("returns.json")!.Open()).ReadToEndAsync(), StringComparison.Ordinal);
            Assert.Single(zip.Entries, e => e.FullName.StartsWith("returns/", StringComparison.Ordinal));
        }
        var folder = Path.Combine(shop.Folder, "returns", "pictures");
        Assert.Single(Directory.GetFiles(folder));
        await shopper.Submit(await shopper.Get("/account/privacy"), "form[action$=erasure]", ("Password", Accounts.Password), ("Understood", "true"));
        var left = await shop.Query(db => db.Returns.Include(r => r.Photos).SingleAsync());
        Assert.Equal(("", 0), (left.Words, left.Photos.Count));
        Assert.Empty(Directory.GetFiles(folder));
    }

    private static string Link(ShopApp shop, string number, string below = "") => $"/orders/{number}/returns{below}?key={shop.Service<Secrets>().OrderKey(number)}";

    private static async Task<(string Number, OrderPart Part)> Delivered(ShopApp shop, Browser seller, params (string Sku, int Units)[] goods)
    {
        var number = await shop.Bought(goods);
        return (number, await Deliver(shop, seller, number));
    }

    private static async Task<OrderPart> Deliver(ShopApp shop, Browser seller, string number)
    {
        await seller.PostOnly($"/cooperative/parcels/{number}/confirmation");
        await seller.SendAll(number);
        Assert.Equal(HttpStatusCode.Redirect, (await seller.PostOnly($"/cooperative/parcels/{number}/delivery", ("Collected", await shop.Due(number, "weiping-sauce")))).Status);
        return await shop.PartOf(number);
    }

    private static async Task<string> Ask(ShopApp shop, Browser guest, string number, OrderPart part, ReturnReason reason, Dictionary<OrderLine, int> units)
    {
        var answer = await guest.PostOnly(Link(shop, number), [("Part", $"{part.Id}"), ("Reason", $"{reason}"), .. units.Select(u => ($"Units[{u.Key.Id}]", (string?)$"{u.Value}"))]);
        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
        return answer.Location!.ToString().Split('?')[0].Split('/')[^1];
    }

    private static async Task<long[]> Available(ShopApp shop, string[] items)
    {
        var found = new List<long>();
        foreach (var item in items)
        {
            found.Add((await shop.StockOf(item)).Available);
        }
        return [.. found];
    }
}
