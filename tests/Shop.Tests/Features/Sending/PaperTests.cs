using System.Net;
using Shop.Tests.Features.Account;
using Shop.Tests.Features.Checkout;
using UglyToad.PdfPig;

namespace Shop.Tests.Features.Sending;

public class PaperTests
{
    private static readonly (double, double) Slip = (419.5, 595.3), Label = (283.5, 425.2);

    [Theory, OnBothDatabases]
    public async Task Slip_and_label_say_what_a_packer_and_a_courier_need_and_their_code_is_the_order_s_number(DatabaseProvider provider)
    {
        Assert.SkipUnless(new ChineseType().IsThere, ChineseType.HowToGetOne);
        await using var shop = await ShopApp.Start(provider);
        using var seller = await shop.SignedIn(Dispatch.Weiping);
        using var other = await shop.SignedIn("xiandu@shop.test");
        var number = await shop.ToSend(seller, [(Buying.Jar, 3)], ("Note", "请放在门口的缸里"));
        var part = await shop.PartOf(number);
        var lot = LotCode.Show(part.Lines[0].Lots[0].Lot.Code);

        var slip = await Pdf(shop, seller, $"/cooperative/parcels/{number}/slip.pdf");
        var text = Assert.Single(Read(slip, Slip));
        Assert.All(new[] { number, "装箱单", part.Lines[0].Name.Zh, "×3", Buying.Jar, lot, "请放在门口的缸里", "测试顾客", "示例路1号", "威坪辣酱合作社", "货到付款" + Money.Format(part.DueFen) }, w => Assert.Contains(Squeeze(w), text, StringComparison.Ordinal));
        Assert.DoesNotContain("13800138000", text, StringComparison.Ordinal);
        var label = await Pdf(shop, seller, $"/cooperative/parcels/{number}/label.pdf");
        text = Assert.Single(Read(label, Label));
        Assert.All(new[] { number, "测试顾客", "13800138000", "浙江省杭州市淳安县示例路1号", "威坪辣酱合作社", "0571-0000-0001", "代收", Money.Format(part.DueFen) }, w => Assert.Contains(Squeeze(w), text, StringComparison.Ordinal));
        if (PdfPicture.WhyNot is null && QrReader.WhyNot is null)
        {
            Assert.Equal(number, await QrReader.Read(await PdfPicture.Of(slip, 200)));
            Assert.Equal(number, await QrReader.Read(await PdfPicture.Of(label, 203)));
        }
        foreach (var path in new[] { "slip.pdf", "label.pdf" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await shop.File(other, $"/cooperative/parcels/{number}/{path}")).Status);
        }
    }

    [Theory, OnBothDatabases]
    public async Task All_that_is_to_be_sent_comes_in_one_file_what_is_due_first_in_front(DatabaseProvider provider)
    {
        Assert.SkipUnless(new ChineseType().IsThere, ChineseType.HowToGetOne);
        await using var shop = await ShopApp.Start(provider);
        using var seller = await shop.SignedIn(Dispatch.Weiping);
        var numbers = new List<string>();
        var address = string.Concat(Enumerable.Repeat("一条很长很长的路上的一座很大很大的楼里", 8));
        for (var i = 0; i < 3; i++)
        {
            numbers.Add(await shop.ToSend(seller, null, ("Street", address), ("Name", "名字也长得让人记不住的那一位收件人先生")));
        }
        await shop.Bought([(Buying.Jar, 1)]);
        var labels = Read(await Pdf(shop, seller, "/cooperative/parcels/labels.pdf"), Label);
        var slips = Read(await Pdf(shop, seller, "/cooperative/parcels/slips.pdf"), Slip);
        Assert.Equal((3, 3), (labels.Count, slips.Count));
        for (var i = 0; i < 3; i++)
        {
            Assert.Contains(numbers[i], labels[i], StringComparison.Ordinal);
            Assert.Contains(numbers[i], slips[i], StringComparison.Ordinal);
            Assert.All(new[] { labels[i], slips[i] }, t => Assert.Contains(Squeeze(address), t, StringComparison.Ordinal));
        }
    }

    [Theory, OnBothDatabases]
    public async Task A_slip_shows_what_is_still_to_leave_and_goes_on_overleaf_when_there_is_much(DatabaseProvider provider)
    {
        Assert.SkipUnless(new ChineseType().IsThere, ChineseType.HowToGetOne);
        await using var shop = await ShopApp.Start(provider);
        using var seller = await shop.SignedIn(Dispatch.Weiping);
        var skus = await shop.Query(db => db.Variants.Goods().Where(v => v.Product.Cooperative.Slug == "weiping-sauce" && v.WithdrawnAt == null && v.Components.All(c => c.StockItem.Available > 20)).OrderBy(v => v.Id).Select(v => v.Sku).ToListAsync());
        var number = await shop.ToSend(seller, [.. skus.Select(s => (s, 2))], ("Note", string.Concat(Enumerable.Repeat("慢慢来，不着急。", 20))));
        var lines = (await shop.PartOf(number)).Lines;
        await seller.PostOnly($"/cooperative/parcels/{number}/shipments", ("Carrier", "顺丰速运"), ("TrackingNumber", "SF1234567890"), ($"Quantities[{lines[0].Id}]", "2"), ($"Quantities[{lines[1].Id}]", "1"));
        var pages = Read(await Pdf(shop, seller, $"/cooperative/parcels/{number}/slip.pdf"), Slip);
        var all = string.Concat(pages);
        Assert.True(pages.Count > 1, $"{skus.Count} goods on one page");
        Assert.DoesNotContain(lines[0].Sku + "批次", all, StringComparison.Ordinal);
        Assert.All(lines.Skip(1), l => Assert.Contains(l.Sku, all, StringComparison.Ordinal));
        Assert.Contains(Squeeze("慢慢来，不着急。"), all, StringComparison.Ordinal);
        Assert.All(pages, p => Assert.Contains(number, p, StringComparison.Ordinal));
    }

    private static async Task<byte[]> Pdf(ShopApp shop, Browser browser, string path)
    {
        var (status, type, bytes) = await shop.File(browser, path);
        Assert.Equal((HttpStatusCode.OK, "application/pdf"), (status, type));
        return bytes;
    }

    // Each page's words without blanks; nothing reaches over its edge.
    private static List<string> Read(byte[] pdf, (double Width, double Height) points)
    {
        using var document = PdfDocument.Open(pdf);
        return [.. document.GetPages().Select(page =>
        {
            Assert.Equal(points.Width, page.Width, 0.6);
            Assert.Equal(points.Height, page.Height, 0.6);
            Assert.All(page.Letters, l => Assert.True(l.BoundingBox.Left >= 0 && l.BoundingBox.Right <= page.Width && l.BoundingBox.Bottom >= 0, l.Value));
            var written = page.GetMarkedContents().Where(m => m.ActualText is not null).SelectMany(m => m.Letters.Select((letter, i) => (letter, Text: i == 0 ? m.ActualText! : ""))).ToDictionary(m => (object)m.letter, m => m.Text, (IEqualityComparer<object>)ReferenceEqualityComparer.Instance);
            return Squeeze(string.Concat(page.Letters.Select(l => written.GetValueOrDefault(l) ?? l.Value)));
        })];
    }

    private static string Squeeze(string text) => string.Concat(text.Normalize(System.Text.NormalizationForm.FormKC).Where(c => !char.IsWhiteSpace(c)));
}
