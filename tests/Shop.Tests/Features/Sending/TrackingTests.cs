using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Shop.Features.Orders;
using Shop.Features.Sending;
using Shop.Tests.Features.Account;
using Shop.Tests.Features.Checkout;

namespace Shop.Tests.Features.Sending;

public class TrackingTests
{
    private const string Path = "/cooperative/parcels/tracking";

    [Theory, OnBothDatabases]
    public async Task The_sheet_comes_down_is_filled_in_goes_up_and_everything_is_sent(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        using var seller = await shop.SignedIn(Dispatch.Weiping);
        string[] numbers = [await shop.ToSend(seller), await shop.ToSend(seller), await shop.ToSend(seller)];
        await shop.Bought([(Buying.Jar, 1)]);
        var (_, type, file) = await shop.File(seller, Path + ".xlsx");
        Assert.Equal(WriteSheet.XlsxType, type);
        var rows = ReadSheet.Run(file).Rows;
        Assert.Equal(numbers, rows.Skip(1).Select(r => r[0]));
        Assert.All(rows.Skip(1), r => Assert.Contains($"{Buying.Jar} 威坪辣酱", r[2], StringComparison.Ordinal));
        Assert.DoesNotContain(rows, r => string.Concat(r.Cells).Replace(" ", "", StringComparison.Ordinal).Contains("13800138000", StringComparison.Ordinal));

        // Two of the three, in a file as Chinese spreadsheets write it.
        var filled = string.Join("\r\n", rows.Select((r, i) => string.Join(',', r[0], r[1], $"\"{r[2]}\"", i == 0 ? r[3] : i < 3 ? "顺丰速运" : "", i == 0 ? r[4] : i < 3 ? $"SF10000000{i}" : "")));
        var preview = await seller.Upload(Path, "File", CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetBytes(filled), "要寄的.csv");
        Assert.Equal(HttpStatusCode.OK, preview.Status);
        Assert.Contains("另有 1 行", preview.Text, StringComparison.Ordinal);
        Assert.Equal(2, preview.All("tbody tr").Count);
        Assert.All(numbers, n => Assert.Equal(PartState.ToSend, shop.PartOf(n).Result.State));
        var done = await seller.Submit(preview, "form[action$='/shipments']", follow: false);
        Assert.Equal(HttpStatusCode.Redirect, done.Status);
        Assert.Equal([PartState.Sent, PartState.Sent, PartState.ToSend], [(await shop.PartOf(numbers[0])).State, (await shop.PartOf(numbers[1])).State, (await shop.PartOf(numbers[2])).State]);
        Assert.Equal(("顺丰速运", "SF100000002"), ((await shop.PartOf(numbers[1])).Shipments.Single().Carrier, (await shop.PartOf(numbers[1])).Shipments.Single().TrackingNumber));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await seller.Submit(preview, "form[action$='/shipments']")).Status);
        Assert.Single((await shop.PartOf(numbers[0])).Shipments);
    }

    [Theory, OnBothDatabases]
    public async Task Every_wrong_row_is_named_with_its_reason_and_nothing_is_sent(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        using var seller = await shop.SignedIn(Dispatch.Weiping);
        var (good, sent, waiting) = (await shop.ToSend(seller), await shop.ToSend(seller), await shop.Bought([(Buying.Jar, 1)]));
        await seller.SendAll(sent);
        var others = await shop.Bought([(Buying.Bookmark, 1)]);
        object?[][] rows =
        [
            [good, "顺丰速运", "SF1234567890", ""], ["1234", "顺丰速运", "SF1234567890", ""], [others, "顺丰速运", "SF1234567890", ""], [sent, "顺丰速运", "SF1234567890", ""],
            [waiting, "顺丰速运", "SF1234567890", ""], [good, "", "SF1234567890", ""], [good, "顺丰速运", "", ""], [good, "顺丰速运", 773012345678901234.0, ""],
            [good, "顺丰速运", "SF1234567890", "两罐"], [good, "顺丰速运", "SF1234567890", "WJF-CLS-MILD × 9"], [good, "顺丰速运", "SF1234567890", "XQ-BMK-RED × 1"],
        ];
        string[] reasons = ["几次", "订单号不对", "没有这个订单", "不用寄", "不用寄", "快递公司", "快递单号不对", "快递单号不对", "看不懂", "比还没寄的多", "看不懂"];
        var page = await seller.Upload(Path, "File", WriteSheet.Xlsx("单", ["订单号", "快递公司", "快递单号", "这次寄"], rows), "a.xlsx");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        var told = page.All("tbody tr").OrderBy(r => int.Parse(r.Children[0].TextContent, null)).Select(r => (Row: r.Children[0].TextContent, What: r.Children[2].TextContent)).ToList();
        Assert.Equal(Enumerable.Range(2, 11).Select(i => $"{i}"), told.Select(t => t.Row));
        Assert.All(reasons.Zip(told), t => Assert.Contains(t.First, t.Second.What, StringComparison.Ordinal));
        Assert.Empty(page.All("form[action$='/shipments']"));
        Assert.Equal(PartState.ToSend, (await shop.PartOf(good)).State);
        foreach (var (bytes, reason) in new[] { (Array.Empty<byte>(), "空的"), (Encoding.UTF8.GetBytes("a,b\n1,2"), "第一行"), ([0xD0, 0xCF, 0x11, 0xE0], ".xls"), (Encoding.UTF8.GetBytes("Order number,Carrier,Tracking number\n" + good + ",,"), "没有一行") })
        {
            var refused = await seller.Upload(Path, "File", bytes, "b.csv");
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
            Assert.Contains(reason, refused.One("[role=alert]").TextContent, StringComparison.Ordinal);
        }
    }

    [Theory, OnBothDatabases]
    public async Task One_order_in_two_rows_with_quantities_is_two_shipments(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        using var seller = await shop.SignedIn(Dispatch.Weiping);
        var number = await shop.ToSend(seller);
        var preview = await seller.Upload(Path, "File", WriteSheet.Csv(["Tracking number", "Carrier", "Order number", "This time"], [["SF0000000001", "中通快递", number, "wjf-cls-mild x 2"], [null], ["SF0000000002", "中通快递", number, "WJF-CLS-MILD=1"]]), "a.csv");
        Assert.Equal(HttpStatusCode.OK, preview.Status);
        Assert.Equal(HttpStatusCode.Redirect, (await seller.Submit(preview, "form[action$='/shipments']", follow: false)).Status);
        var part = await shop.PartOf(number);
        Assert.Equal((PartState.Sent, 3), (part.State, part.Lines[0].Sent));
        Assert.Equal([("SF0000000001", 2), ("SF0000000002", 1)], part.Shipments.Select(s => (s.TrackingNumber, s.Lines.Single().Quantity)));
    }

    [Theory, OnBothDatabases]
    public async Task When_one_parcel_can_not_leave_none_does_and_two_who_send_at_once_send_once(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        using var seller = await shop.SignedIn(Dispatch.Weiping);
        var (first, second) = (await shop.PartOf(await shop.ToSend(seller)), await shop.PartOf(await shop.ToSend(seller)));
        await seller.SendAll(second.Order.Number);
        TrackingRow Row(OrderPart part, int row) => new(row, part.Order.Number, "顺丰速运", "SF9999999999", "", null) { OrderId = part.OrderId, PartId = part.Id };
        await shop.Do<SendSheet>(async send => Assert.Equal(PartResult.NotNow, (await send.Run([Row(first, 2), Row(second, 3)], "test"))?.Result));
        Assert.Equal((PartState.ToSend, 0), ((await shop.PartOf(first.Order.Number)).State, (await shop.PartOf(first.Order.Number)).Shipments.Count));
        Assert.Equal(0, await shop.Query(db => db.Set<OrderEvent>().CountAsync(e => e.OrderId == first.OrderId && e.Kind == OrderEventKind.Sent)));

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(async i =>
        {
            using var scope = shop.Services.CreateScope();
            return await scope.ServiceProvider.GetRequiredService<SendSheet>().Run([Row(first, i)], "test");
        }));
        Assert.Single(answers, a => a is null);
        Assert.Single((await shop.PartOf(first.Order.Number)).Shipments);
    }
}
